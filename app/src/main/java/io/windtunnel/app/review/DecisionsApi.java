package io.windtunnel.app.review;

import io.windtunnel.app.access.Machine;
import io.windtunnel.domain.server.DecisionDocument;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where checks read decisions back. */
@RestController
class DecisionsApi {

    private final Decisions decisions;

    DecisionsApi(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Those of the token's project that are in force and let a finding pass; its scope may be any. */
    @GetMapping(path = "/api/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DecisionDocument> decisions(@AuthenticationPrincipal Machine machine) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(decisions.document(machine.project(), machine.projectId()));
    }
}
