package io.windtunnel.checker.undo;

import io.windtunnel.checker.autogenerate.Proof;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.observation.UndoDifference;
import io.windtunnel.checker.observation.UndoDifference.Kind;
import java.util.List;

/** What is left, missing or otherwise in a schema, in words. */
final class SchemaDifferences {

    private SchemaDifferences() {}

    /** How a schema differs from the one that was wanted; the order of columns, which no script can mend, aside. */
    static List<UndoDifference> between(CatalogSnapshot wanted, CatalogSnapshot found) {
        return Proof.provable(SchemaDiffer.compare(wanted, found).changes()).stream()
                .map(SchemaDifferences::difference)
                .toList();
    }

    private static UndoDifference difference(Change change) {
        String words = ChangeText.words(change.object());
        if (change instanceof Change.Added) {
            return new UndoDifference(change.object(), Kind.LEFT, words + " is left");
        }
        if (change instanceof Change.Dropped) {
            return new UndoDifference(change.object(), Kind.MISSING, words + " is missing");
        }
        return new UndoDifference(
                change.object(), Kind.ALTERED, ChangeText.sentence(change).replaceFirst("^(altered|renamed) ", ""));
    }
}
