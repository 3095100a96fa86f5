package io.windtunnel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DemoTest {

    @Test
    void theFirstScreensAreAlive() throws Exception {
        try (TestServer demo = TestServer.alone("--spring.profiles.active=demo")) {
            TestBrowser rob = new TestBrowser(demo);
            rob.signIn("rob", "windtunnel-demo");

            assertThat(rob.get("/").body()).contains("Shop").doesNotContain("Billing");
            List<String> runs = Pattern.compile("/projects/shop/runs/\\d+")
                    .matcher(rob.get("/projects/shop").body())
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .toList();
            assertThat(runs).hasSizeGreaterThan(15);
            for (String run : runs) {
                assertThat(rob.get(run).body()).as(run).contains("id=\"findings\"");
            }
            assertThat(rob.get("/projects/shop/findings?severity=error").body())
                    .contains("Table dropped and made again");
        }
    }
}
