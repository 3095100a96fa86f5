package io.windtunnel.checker.rules;

import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rules.compatibility.CachedPlanBreaks;
import io.windtunnel.checker.rules.compatibility.EnumUnknownToOldCode;
import io.windtunnel.checker.rules.compatibility.FunctionBodyBroken;
import io.windtunnel.checker.rules.compatibility.NullNewToOldCode;
import io.windtunnel.checker.rules.compatibility.OldCodeReadsFail;
import io.windtunnel.checker.rules.compatibility.OldCodeWritesFail;
import io.windtunnel.checker.rules.design.DefinerWithoutSearchPath;
import io.windtunnel.checker.rules.design.DiscouragedType;
import io.windtunnel.checker.rules.design.ForeignKeyTypeMismatch;
import io.windtunnel.checker.rules.design.ForeignKeyWithoutIndex;
import io.windtunnel.checker.rules.design.GrantedToPublic;
import io.windtunnel.checker.rules.design.NarrowKey;
import io.windtunnel.checker.rules.design.NoPrimaryKey;
import io.windtunnel.checker.rules.design.RedundantIndex;
import io.windtunnel.checker.rules.design.RowSecurityWithoutPolicy;
import io.windtunnel.checker.rules.design.SerialColumn;
import io.windtunnel.checker.rules.design.TimestampWithoutZone;
import io.windtunnel.checker.rules.history.BaselineDiffers;
import io.windtunnel.checker.rules.history.BranchesDoNotCommute;
import io.windtunnel.checker.rules.history.EditedMigration;
import io.windtunnel.checker.rules.history.MissingMigration;
import io.windtunnel.checker.rules.history.RepeatableNotIdempotent;
import io.windtunnel.checker.rules.history.VersionConflict;
import io.windtunnel.checker.rules.locks.BackfillUnderLock;
import io.windtunnel.checker.rules.locks.BlockingIndexBuild;
import io.windtunnel.checker.rules.locks.BlockingIndexDrop;
import io.windtunnel.checker.rules.locks.ConstraintIndexBuild;
import io.windtunnel.checker.rules.locks.ConstraintScan;
import io.windtunnel.checker.rules.locks.DomainConstraintScan;
import io.windtunnel.checker.rules.locks.InvalidIndex;
import io.windtunnel.checker.rules.locks.LockWithoutTimeout;
import io.windtunnel.checker.rules.locks.LockWithoutWork;
import io.windtunnel.checker.rules.locks.ManyTablesLocked;
import io.windtunnel.checker.rules.locks.MaterializedViewRefresh;
import io.windtunnel.checker.rules.locks.NotNullScan;
import io.windtunnel.checker.rules.locks.PartitionScan;
import io.windtunnel.checker.rules.locks.TableRewrite;
import io.windtunnel.checker.rules.locks.UnbatchedWrite;
import io.windtunnel.checker.rules.locks.ValidateInSameTransaction;
import io.windtunnel.checker.rules.locks.WorkUnderExclusiveLock;
import io.windtunnel.checker.rules.loss.CascadeDrop;
import io.windtunnel.checker.rules.loss.ColumnDropped;
import io.windtunnel.checker.rules.loss.ColumnRecreated;
import io.windtunnel.checker.rules.loss.ConstraintDropped;
import io.windtunnel.checker.rules.loss.ObjectRecreated;
import io.windtunnel.checker.rules.loss.ReplicaIdentityLost;
import io.windtunnel.checker.rules.loss.SchemaDropped;
import io.windtunnel.checker.rules.loss.TableDropped;
import io.windtunnel.checker.rules.loss.TableRecreated;
import io.windtunnel.checker.rules.loss.TriggerDisabled;
import io.windtunnel.checker.rules.loss.ViewColumnsFrozen;
import io.windtunnel.checker.rules.loss.ViewGrantsLost;
import io.windtunnel.checker.rules.model.ModelDrift;
import io.windtunnel.checker.rules.names.ConstraintUnnamed;
import io.windtunnel.checker.rules.names.IdentifierTruncated;
import io.windtunnel.checker.rules.names.IndexUnnamed;
import io.windtunnel.checker.rules.names.NamePattern;
import io.windtunnel.checker.rules.names.UnqualifiedName;
import io.windtunnel.checker.rules.rows.CastFails;
import io.windtunnel.checker.rules.rows.ConstraintOnViolations;
import io.windtunnel.checker.rules.rows.NotNullWithoutDefault;
import io.windtunnel.checker.rules.rows.PartitionMissing;
import io.windtunnel.checker.rules.rows.RowSecurityWeakened;
import io.windtunnel.checker.rules.rows.RowsDeleted;
import io.windtunnel.checker.rules.rows.SequenceBehind;
import io.windtunnel.checker.rules.rows.UniqueOnDuplicates;
import io.windtunnel.checker.rules.rows.ValuesChanged;
import io.windtunnel.checker.rules.transaction.ConcurrentlyInTransaction;
import io.windtunnel.checker.rules.transaction.EnumValueUsedInSameTransaction;
import io.windtunnel.checker.rules.transaction.ExistsClauseHidesDifference;
import io.windtunnel.checker.rules.transaction.MixedTransactional;
import io.windtunnel.checker.rules.transaction.NeedsSuperuser;
import io.windtunnel.checker.rules.transaction.NotRepeatableAfterFailure;
import io.windtunnel.checker.rules.transaction.SessionSettingLeaks;
import io.windtunnel.checker.rules.transaction.StatementFailed;
import io.windtunnel.checker.rules.transaction.StatementWithoutEffect;
import io.windtunnel.checker.rules.transaction.TransactionControlInScript;
import io.windtunnel.checker.rules.undo.UndoFails;
import io.windtunnel.checker.rules.undo.UndoIncomplete;
import io.windtunnel.checker.rules.undo.UndoLosesRows;
import io.windtunnel.checker.rules.undo.UndoMissing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every rule there is. */
public final class Rules {

    private static final List<Rule> DEFAULT = all(RuleSettings.DEFAULT);

    private Rules() {}

    /** All rules as they are where nobody has set anything, in the order of the catalogue. */
    public static List<Rule> all() {
        return DEFAULT;
    }

    /** All rules, also those that are off, in the order of the catalogue. */
    public static List<Rule> all(RuleSettings settings) {
        return List.of(
                new BlockingIndexBuild(),
                new BlockingIndexDrop(),
                new InvalidIndex(),
                new ConstraintScan(),
                new ConstraintIndexBuild(),
                new NotNullScan(),
                new ValidateInSameTransaction(),
                new TableRewrite(),
                new PartitionScan(),
                new MaterializedViewRefresh(),
                new DomainConstraintScan(),
                new LockWithoutTimeout(),
                new WorkUnderExclusiveLock(settings),
                new BackfillUnderLock(settings),
                new UnbatchedWrite(settings),
                new ManyTablesLocked(),
                new LockWithoutWork(),
                new TableRecreated(),
                new ColumnRecreated(),
                new ObjectRecreated(),
                new TableDropped(),
                new ColumnDropped(),
                new SchemaDropped(),
                new CascadeDrop(),
                new ConstraintDropped(),
                new TriggerDisabled(),
                new ReplicaIdentityLost(),
                new ViewGrantsLost(),
                new ViewColumnsFrozen(),
                new RowsDeleted(settings),
                new ValuesChanged(),
                new SequenceBehind(),
                new RowSecurityWeakened(),
                new NotNullWithoutDefault(),
                new PartitionMissing(),
                new UniqueOnDuplicates(),
                new ConstraintOnViolations(),
                new CastFails(),
                new ConstraintUnnamed(),
                new IndexUnnamed(),
                new IdentifierTruncated(),
                new StatementFailed(),
                new ConcurrentlyInTransaction(),
                new EnumValueUsedInSameTransaction(),
                new NeedsSuperuser(),
                new MixedTransactional(),
                new NotRepeatableAfterFailure(),
                new ExistsClauseHidesDifference(),
                new StatementWithoutEffect(),
                new SessionSettingLeaks(),
                new TransactionControlInScript(),
                new EditedMigration(),
                new VersionConflict(),
                new MissingMigration(),
                new RepeatableNotIdempotent(),
                new BaselineDiffers(),
                new BranchesDoNotCommute(),
                new UndoMissing(),
                new UndoFails(),
                new UndoIncomplete(),
                new UndoLosesRows(),
                new ModelDrift(),
                new OldCodeReadsFail(),
                new OldCodeWritesFail(),
                new EnumUnknownToOldCode(),
                new NullNewToOldCode(),
                new CachedPlanBreaks(),
                new FunctionBodyBroken(),
                new NamePattern(settings),
                new UnqualifiedName(),
                new NoPrimaryKey(),
                new NarrowKey(),
                new SerialColumn(),
                new TimestampWithoutZone(),
                new DiscouragedType(),
                new ForeignKeyWithoutIndex(),
                new ForeignKeyTypeMismatch(),
                new RedundantIndex(),
                new DefinerWithoutSearchPath(),
                new GrantedToPublic(),
                new RowSecurityWithoutPolicy());
    }

    /**
     * What a rule looks for, why, and what to do, in Markdown.
     *
     * @throws IllegalStateException if this build was made without the page
     */
    public static String page(Rule rule) {
        String name = rule.id() + ".md";
        try (InputStream page = Rules.class.getResourceAsStream(name)) {
            if (page == null) {
                throw new IllegalStateException("The rule's page " + name + " is missing from this build");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
