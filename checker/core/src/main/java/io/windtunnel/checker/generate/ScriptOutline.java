package io.windtunnel.checker.generate;

import io.windtunnel.checker.autogenerate.MigrationPlan;
import io.windtunnel.checker.autogenerate.PlanOptions;
import io.windtunnel.checker.autogenerate.Planner;
import io.windtunnel.checker.change.RenamePin;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.model.Lens;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.model.ModelException;
import io.windtunnel.checker.model.WantedSchema;
import java.util.ArrayList;
import java.util.List;

/** The SQL that leads from one schema to another, planned and not flown. */
public final class ScriptOutline {

    private ScriptOutline() {}

    /**
     * The script in its plain form, with what speaks against running it as it is before it.
     *
     * @param diff what changes, with the renames settled
     * @throws ModelException when one of the two does not tell enough to plan with
     */
    public static String of(Model from, Model to, SettledDiff diff) {
        if (from.lens() == Lens.JOOQ_CLASSES) {
            throw new ModelException(
                    "%s tells only a part of a schema, so no SQL can be planned from it: take migrations:, ddl: or jdbc: for --from."
                            .formatted(from.source()));
        }
        WantedSchema schemas = WantedSchema.of(from, to, diff);
        MigrationPlan plan = Planner.plan(schemas.before(), schemas.after(), new PlanOptions(diff.taken()));
        if (plan.isEmpty()) {
            return "";
        }
        List<String> remarks = new ArrayList<>(
                List.of("Planned, not flown: windtunnel generate flies what it writes, and writes the undo."));
        plan.lost().forEach(loss -> remarks.add("Loses " + loss + "."));
        diff.open().forEach(open -> remarks.add("Perhaps a rename: --rename " + RenamePin.of(open)));
        return ScriptText.up(SafeForm.draft(plan).remarked(remarks));
    }
}
