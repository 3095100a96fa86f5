package io.windtunnel.app.notify;

import io.windtunnel.app.web.NotFound;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Badges for pages elsewhere, where this server makes them public. */
@RestController
class Badges {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml;charset=utf-8");
    /** GitHub's picture proxy and browsers ask again after so long. */
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(2)).cachePublic();

    private final Happenings happenings;
    private final NotifyProperties properties;

    Badges(Happenings happenings, NotifyProperties properties) {
        this.happenings = happenings;
        this.properties = properties;
    }

    /**
     * How the last run of the branch, or else of the project's default branch, went.
     *
     * @throws NotFound if badges are not public here, whether or not there is such a project
     */
    @GetMapping("/badges/{slug}.svg")
    ResponseEntity<String> badge(@PathVariable String slug, @RequestParam Optional<String> branch) {
        Badge badge = Optional.of(slug)
                .filter(project -> properties.badges().isPublic())
                .flatMap(project -> happenings.badge(project, branch))
                .orElseThrow(() -> new NotFound("no such badge"));
        return ResponseEntity.ok().cacheControl(CACHE).contentType(SVG).body(badge.svg());
    }
}
