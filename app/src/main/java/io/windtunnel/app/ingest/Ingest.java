package io.windtunnel.app.ingest;

import io.windtunnel.app.access.Machine;
import io.windtunnel.app.ingest.RunStore.Written;
import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.server.ContentHash;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a run of a report's bytes. */
@Service
public class Ingest {

    private static final int PATIENCE_SECONDS = 30;

    private final RunStore runs;
    private final TransactionTemplate transaction;
    private final IngestProperties properties;
    private final ApplicationEventPublisher events;
    /** A large report takes memory several times its size while it is read. */
    private final Semaphore large = new Semaphore(1);

    Ingest(
            RunStore runs,
            TransactionTemplate transaction,
            IngestProperties properties,
            ApplicationEventPublisher events) {
        this.runs = runs;
        this.transaction = transaction;
        this.properties = properties;
        this.events = events;
    }

    /** Whose report it is, and the token that handed it in. */
    record Sender(long project, Optional<Long> token) {}

    /**
     * The run that a report is now.
     *
     * @param id its number
     * @param isNew whether it was not there before
     */
    record Taken(long id, boolean isNew) {}

    /**
     * Takes a report in, whole or not at all.
     *
     * @throws Refused if it is not a report, or too many large ones come at once
     */
    Taken take(Machine machine, Origin origin, Upload upload) throws IOException {
        Sender sender = new Sender(machine.projectId(), Optional.of(machine.tokenId()));
        if (upload.size() < properties.large().toBytes()) {
            return take(sender, origin, upload.bytes());
        }
        awaitTurn();
        try {
            return take(sender, origin, upload.bytes());
        } finally {
            large.release();
        }
    }

    /**
     * Takes in a report that no machine sent: one of the try-out's.
     *
     * @return the run's number
     */
    public long demo(long project, String branch, String commit, Optional<Integer> pullRequest, byte[] document) {
        Origin origin = new Origin(branch, commit, pullRequest, Optional.empty(), Optional.empty());
        return take(new Sender(project, Optional.empty()), origin, document).id();
    }

    private Taken take(Sender sender, Origin origin, byte[] document) {
        byte[] hash = origin.hash(document);
        Optional<Long> known = runs.find(sender.project(), hash);
        return known.isPresent() ? new Taken(known.get(), false) : write(sender, origin, document, hash);
    }

    private void awaitTurn() {
        try {
            if (!large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Other large reports are being read: send this one again soon.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "The server is stopping: send this report again soon.");
        }
    }

    private Taken write(Sender sender, Origin origin, byte[] document, byte[] hash) {
        Report report = ReportDocument.read(document);
        Optional<Written> made = transaction.execute(status -> {
            Optional<Written> run = runs.insert(sender, origin, report, document, hash);
            run.ifPresent(written -> {
                writeParts(written, report);
                events.publishEvent(new RunTakenIn(sender.project(), written.id(), origin.branch()));
            });
            return run;
        });
        if (made != null && made.isPresent()) {
            return new Taken(made.get().id(), true);
        }
        return new Taken(runs.find(sender.project(), hash).orElseThrow(), false);
    }

    private void writeParts(Written run, Report report) {
        Map<String, byte[]> hashes = ContentHash.ofScripts(report.migrations());
        Map<String, Long> scripts = runs.insertScripts(run.id(), report.migrations());
        runs.insertFindings(run, report.findings(), scripts, hashes);
    }
}
