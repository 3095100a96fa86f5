package io.windtunnel.checker.observation;

/** One fact about one statement: the closed vocabulary of what can be observed. */
public sealed interface Observation
        permits DifferenceHidden,
                ConstraintAdded,
                ConstraintValidated,
                IndexBuilt,
                LockTaken,
                NotNullSet,
                NoticeRaised,
                ObjectAltered,
                ObjectCreated,
                ObjectDropped,
                PartitionMoved,
                RelationRewritten,
                RelationScanned,
                RowsLost,
                RowsWritten,
                SessionBlocked,
                SettingChanged,
                ValuesConverted,
                ValuesLost {}
