package io.windtunnel.app.audit;

import static io.windtunnel.domain.db.Tables.AUDIT_LOG;

import io.windtunnel.domain.db.tables.records.AuditLogRecord;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit log in the database, which refuses to change or remove what is in it. */
@Repository
public class AuditLog {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> DETAIL = new TypeReference<>() {};

    private final DSLContext dsl;

    AuditLog(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * An entry as it was written.
     *
     * @param id its number
     * @param action in words
     * @param detail by name, in the names' order
     */
    public record Logged(
            long id,
            OffsetDateTime happenedAt,
            String actor,
            String action,
            String subject,
            Map<String, String> detail) {}

    /** Writes an entry. It stands once the transaction does that it tells of, so both are to be in one. */
    public void add(AuditEntry entry) {
        addAll(List.of(entry));
    }

    /** Writes entries, in their order. */
    public void addAll(List<AuditEntry> entries) {
        dsl.batchInsert(entries.stream().map(AuditLog::row).toList()).execute();
    }

    private static AuditLogRecord row(AuditEntry entry) {
        AuditLogRecord row = new AuditLogRecord();
        row.setActor(entry.actor().name());
        entry.actor().account().ifPresent(row::setAccountId);
        entry.project().ifPresent(row::setProjectId);
        row.setAction(entry.action().words());
        row.setSubject(entry.subject());
        row.setDetail(JSONB.jsonb(JSON.writeValueAsString(new TreeMap<>(entry.detail()))));
        return row;
    }

    /** The project's entries, newest first: those before the one of this number, at most so many. */
    public List<Logged> of(long project, Optional<Long> before, int limit) {
        return entries(AUDIT_LOG.PROJECT_ID.eq(project), before, limit);
    }

    /** The entries about the server itself, in the same way. */
    public List<Logged> ofServer(Optional<Long> before, int limit) {
        return entries(AUDIT_LOG.PROJECT_ID.isNull(), before, limit);
    }

    private List<Logged> entries(Condition ofWhat, Optional<Long> before, int limit) {
        return dsl.selectFrom(AUDIT_LOG)
                .where(ofWhat)
                .and(before.map(id -> olderThan(ofWhat, id)).orElse(DSL.noCondition()))
                .orderBy(AUDIT_LOG.HAPPENED_AT.desc(), AUDIT_LOG.ID.desc())
                .limit(limit)
                .fetch(row -> new Logged(
                        row.getId(),
                        row.getHappenedAt(),
                        row.getActor(),
                        row.getAction(),
                        row.getSubject(),
                        JSON.readValue(row.getDetail().data(), DETAIL)));
    }

    private static Condition olderThan(Condition ofWhat, long id) {
        return DSL.row(AUDIT_LOG.HAPPENED_AT, AUDIT_LOG.ID)
                .lt(DSL.row(
                        DSL.field(DSL.select(AUDIT_LOG.HAPPENED_AT)
                                .from(AUDIT_LOG)
                                .where(AUDIT_LOG.ID.eq(id), ofWhat)),
                        DSL.val(id)));
    }
}
