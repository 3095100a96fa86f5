package io.windtunnel.app.web;

import io.windtunnel.views.html.PageFiles;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The style sheet and the script of the report's views, which the HTML report has inside. */
@RestController
final class Assets {

    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    @GetMapping("/assets/report.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(CACHE)
                .contentType(MediaType.valueOf("text/css;charset=utf-8"))
                .body(PageFiles.style());
    }

    @GetMapping("/assets/report.js")
    ResponseEntity<String> script() {
        return ResponseEntity.ok()
                .cacheControl(CACHE)
                .contentType(MediaType.valueOf("text/javascript;charset=utf-8"))
                .body(PageFiles.script());
    }
}
