package io.windtunnel.app.ingest;

import io.windtunnel.app.access.Machine;
import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.report.ReportSchema;
import io.windtunnel.domain.server.Receipt;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where reports are handed in. */
@RestController
@EnableConfigurationProperties(IngestProperties.class)
class ReportsApi {

    private final Ingest ingest;
    private final IngestProperties properties;

    ReportsApi(Ingest ingest, IngestProperties properties) {
        this.ingest = ingest;
        this.properties = properties;
    }

    /**
     * Takes the report that is the request's body; its project is the token's.
     *
     * @param project the project's slug, where the sender wants to be sure
     * @return 201 for a new run, 200 for one that is there already
     */
    @PostMapping(path = "/api/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> take(
            @AuthenticationPrincipal Machine machine,
            @RequestParam Optional<String> project,
            @RequestParam String branch,
            @RequestParam String commit,
            @RequestParam Optional<Integer> pullRequest,
            @RequestParam Optional<String> baseBranch,
            @RequestParam Optional<String> runUrl,
            HttpServletRequest request)
            throws IOException {
        if (project.filter(slug -> !slug.equals(machine.project())).isPresent()) {
            throw new Refused(HttpStatus.FORBIDDEN, "This token is for project " + machine.project() + ".");
        }
        Origin origin = new Origin(branch, commit, pullRequest, baseBranch, runUrl);
        Ingest.Taken taken;
        try (Upload upload = Upload.read(request, properties.largest(), properties.patience())) {
            taken = ingest.take(machine, origin, upload);
        }
        URI page = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/projects/{project}/runs/{run}")
                .buildAndExpand(machine.project(), taken.id())
                .toUri();
        return ResponseEntity.status(taken.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(page)
                .body(new Receipt(taken.id(), page.toString(), taken.isNew()));
    }

    /** What a report has to look like. */
    @GetMapping(path = "/api/report.schema.json", produces = "application/schema+json")
    String schema() {
        return ReportSchema.json();
    }
}
