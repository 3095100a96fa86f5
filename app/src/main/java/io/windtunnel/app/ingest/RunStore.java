package io.windtunnel.app.ingest;

import static io.windtunnel.domain.db.Tables.RUN;
import static io.windtunnel.domain.db.Tables.RUN_DOCUMENT;
import static io.windtunnel.domain.db.Tables.SCRIPT;

import io.windtunnel.domain.db.enums.RunOutcome;
import io.windtunnel.domain.db.enums.Severity;
import io.windtunnel.domain.db.tables.records.FindingRecord;
import io.windtunnel.domain.db.tables.records.ScriptRecord;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Summary;
import io.windtunnel.domain.server.ContentHash;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Runs with their scripts and findings, as they are written. */
@Repository
class RunStore {

    private static final int SHORT = 200;
    private static final int LINE = 1_000;
    private static final int TEXT = 10_000;
    private static final int OBJECTS = 50;
    private static final int BATCH = 1_000;

    private final DSLContext dsl;

    RunStore(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The run of this content, if there is one. */
    Optional<Long> find(long project, byte[] contentHash) {
        return dsl.select(RUN.ID)
                .from(RUN)
                .where(RUN.PROJECT_ID.eq(project), RUN.CONTENT_HASH.eq(contentHash))
                .fetchOptional(RUN.ID);
    }

    /**
     * A run that was written.
     *
     * @param id its number
     * @param receivedAt by the database's clock; tells the month that keeps what belongs to it
     */
    record Written(long id, OffsetDateTime receivedAt) {}

    /**
     * Writes a run with its document.
     *
     * @return empty where another request wrote the same meanwhile
     */
    Optional<Written> insert(Ingest.Sender sender, Origin origin, Report report, byte[] document, byte[] contentHash) {
        Summary summary = report.summary();
        Optional<Written> run = dsl.insertInto(RUN)
                .set(RUN.PROJECT_ID, sender.project())
                .set(RUN.TOKEN_ID, sender.token().orElse(null))
                .set(RUN.BRANCH, origin.branch())
                .set(RUN.COMMIT_SHA, origin.commit())
                .set(RUN.PULL_REQUEST, origin.pullRequest().orElse(null))
                .set(RUN.BASE_BRANCH, origin.baseBranch().orElse(null))
                .set(RUN.RUN_URL, origin.runUrl().orElse(null))
                .set(RUN.CONTENT_HASH, contentHash)
                .set(RUN.SCHEMA_VERSION, report.schemaVersion())
                .set(RUN.OUTCOME, RunOutcome.valueOf(summary.outcome().name().toLowerCase(Locale.ROOT)))
                .set(RUN.ERRORS, summary.errors())
                .set(RUN.WARNINGS, summary.warnings())
                .set(RUN.NOTES, summary.notes())
                .set(RUN.SUPPRESSED, summary.suppressed())
                .set(RUN.CHECK_MILLIS, report.timings().totalMillis())
                .onConflict(RUN.PROJECT_ID, RUN.CONTENT_HASH)
                .doNothing()
                .returningResult(RUN.ID, RUN.RECEIVED_AT)
                .fetchOptional(row -> new Written(row.value1(), row.value2()));
        run.ifPresent(written -> dsl.insertInto(RUN_DOCUMENT)
                .set(RUN_DOCUMENT.RUN_ID, written.id())
                .set(RUN_DOCUMENT.RECEIVED_AT, written.receivedAt())
                .set(RUN_DOCUMENT.DOCUMENT, document)
                .execute());
        return run;
    }

    /**
     * Writes the run's scripts.
     *
     * @return each one's number by its path
     */
    Map<String, Long> insertScripts(long run, List<Migration> scripts) {
        List<ScriptRecord> records = new ArrayList<>();
        for (Migration script : scripts) {
            ScriptRecord record = new ScriptRecord();
            record.setRunId(run);
            record.setOrdinal(records.size());
            record.setPath(StoredText.of(script.script(), LINE));
            record.setVersion(
                    script.version().map(text -> StoredText.of(text, SHORT)).orElse(null));
            record.setDescription(StoredText.of(script.description(), LINE));
            record.setContentHash(ContentHash.of(script));
            records.add(record);
        }
        for (int from = 0; from < records.size(); from += BATCH) {
            dsl.batchInsert(records.subList(from, Math.min(records.size(), from + BATCH)))
                    .execute();
        }
        Map<String, Long> numbers = new HashMap<>();
        dsl.select(SCRIPT.ID, SCRIPT.ORDINAL)
                .from(SCRIPT)
                .where(SCRIPT.RUN_ID.eq(run))
                .forEach(row -> numbers.put(scripts.get(row.value2()).script(), row.value1()));
        return numbers;
    }

    /** Writes the run's findings. */
    void insertFindings(Written run, List<Finding> findings, Map<String, Long> scripts, Map<String, byte[]> hashes) {
        List<FindingRecord> records = new ArrayList<>();
        int ordinal = 0;
        for (Finding finding : findings) {
            records.add(record(run, ordinal, finding, scripts, hashes));
            ordinal++;
            if (records.size() == BATCH) {
                dsl.batchInsert(records).execute();
                records.clear();
            }
        }
        dsl.batchInsert(records).execute();
    }

    private static FindingRecord record(
            Written run, int ordinal, Finding finding, Map<String, Long> scripts, Map<String, byte[]> hashes) {
        FindingRecord record = new FindingRecord();
        record.setRunId(run.id());
        record.setReceivedAt(run.receivedAt());
        record.setScriptId(scripts.get(finding.script()));
        record.setOrdinal(ordinal);
        record.setRule(StoredText.of(finding.rule(), SHORT));
        record.setSeverity(Severity.valueOf(finding.severity().name().toLowerCase(Locale.ROOT)));
        record.setTitle(StoredText.of(finding.title(), LINE));
        record.setMessage(StoredText.of(finding.message(), TEXT));
        record.setStartLine(Math.max(0, finding.startLine()));
        record.setEndLine(Math.max(record.getStartLine(), finding.endLine()));
        record.setObjects(finding.objects().stream()
                .limit(OBJECTS)
                .map(object -> StoredText.of(object, LINE))
                .toArray(String[]::new));
        record.setFingerprint(StoredText.of(finding.fingerprint(), SHORT));
        record.setSuppressedReason(finding.suppressed()
                .map(why -> StoredText.of(why.reason(), TEXT))
                .orElse(null));
        record.setContentHash(ContentHash.of(finding, hashes));
        return record;
    }
}
