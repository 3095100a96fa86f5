package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.RenameException;
import io.windtunnel.checker.change.RenameSettlement;
import io.windtunnel.checker.change.SchemaDiff;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How two models differ in what both can express.
 *
 * @param diff what changes from the first to the second
 * @param notCompared what of either is not in the difference because the other's kind cannot express it, a sentence each
 */
public record ModelComparison(SchemaDiff diff, List<String> notCompared) {

    public ModelComparison {
        notCompared = List.copyOf(notCompared);
    }

    /** Compares two models. */
    public static ModelComparison compare(Model from, Model to) {
        Set<ObjectName> foreign = new HashSet<>(from.foreign());
        foreign.addAll(to.foreign());
        CatalogSnapshot before = SnapshotFilter.without(from.snapshot(), foreign);
        CatalogSnapshot after = SnapshotFilter.without(to.snapshot(), foreign);
        boolean fromClasses = from.lens() == Lens.JOOQ_CLASSES;
        boolean toClasses = to.lens() == Lens.JOOQ_CLASSES;
        if (fromClasses && !toClasses) {
            JooqAlignment alignment = new JooqAlignment(before, after);
            CatalogSnapshot aligned = alignment.ofCatalog();
            return new ModelComparison(
                    SchemaDiffer.compare(alignment.ofClasses(aligned), aligned), JooqOmissions.of(after, before));
        }
        if (toClasses && !fromClasses) {
            JooqAlignment alignment = new JooqAlignment(after, before);
            CatalogSnapshot aligned = alignment.ofCatalog();
            return new ModelComparison(
                    SchemaDiffer.compare(aligned, alignment.ofClasses(aligned)), JooqOmissions.of(before, after));
        }
        if (from.lens() == Lens.LIVE_DATABASE || to.lens() == Lens.LIVE_DATABASE) {
            return new ModelComparison(
                    SchemaDiffer.compare(SnapshotFilter.portable(before), SnapshotFilter.portable(after)),
                    List.of(SnapshotFilter.NOT_PORTABLE));
        }
        return new ModelComparison(SchemaDiffer.compare(before, after), List.of());
    }

    /**
     * What changes from the first to the second, and which of it is a rename.
     *
     * @throws RenameException for a rename that was stated and names nothing, or more than one thing
     */
    public static SettledDiff settle(Model from, Model to, RenameChoices choices) {
        return RenameSettlement.settle(
                from.snapshot(),
                renamed -> compare(new Model(from.source(), renamed, from.lens(), from.foreign()), to)
                        .diff(),
                choices);
    }
}
