package io.windtunnel.views.text;

import io.windtunnel.domain.report.CompatibilityResult;
import io.windtunnel.domain.report.CompatibilityResult.Code;
import io.windtunnel.domain.report.Report;
import java.util.List;

/** How old code fared on the new schema and new code on the old one, in a line each. */
public final class CompatibilitySummary {

    private CompatibilitySummary() {}

    /** {@code Old code on the new schema: 2 of 40 statements fail.} */
    public static List<String> lines(Report report) {
        return report.compatibility().stream().map(CompatibilitySummary::line).toList();
    }

    private static String line(CompatibilityResult result) {
        int failed = result.failures().size();
        String all = Count.of(result.statements(), "statement");
        String how = failed == 0
                ? "all of %s work".formatted(all)
                : "%d of %s %s".formatted(failed, all, failed == 1 ? "fails" : "fail");
        return result.code() == Code.OLD
                ? "Old code (%s) on the new schema: %s.".formatted(result.source(), how)
                : "New code on the old schema: %s%s."
                        .formatted(how, failed == 0 ? "" : ", so the migrations have to go live before it");
    }
}
