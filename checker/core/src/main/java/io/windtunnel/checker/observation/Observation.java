package io.windtunnel.checker.observation;

/** One fact about one statement: the closed vocabulary of what can be observed. */
public sealed interface Observation
        permits LockTaken,
                NoticeRaised,
                ObjectAltered,
                ObjectCreated,
                ObjectDropped,
                RelationRewritten,
                RelationScanned,
                RowsLost,
                RowsWritten,
                SessionBlocked,
                SettingChanged,
                ValuesConverted,
                ValuesLost {}
