package io.windtunnel.checker.rules.names;

import io.windtunnel.checker.observation.NoticeRaised;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Postgres cut a name that is longer than 63 bytes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
 */
public final class IdentifierTruncated implements Rule {

    private static final String NAME_TOO_LONG = "42622";

    /** The server's own message; where it speaks another language, the message stands for itself. */
    private static final Pattern MESSAGE =
            Pattern.compile("identifier \"(.*)\" will be truncated to \"(.*)\"", Pattern.DOTALL);

    private static final String WHY =
            "Code and tools that look for the written name do not find it, and two long names that begin alike collide.";

    @Override
    public String id() {
        return "identifier-truncated";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Name cut to 63 bytes";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    /** One violation for a name, at the first statement that holds it. */
    @Override
    public List<Violation> check(Deployment deployment) {
        Map<String, List<Occurrence<NoticeRaised>>> byMessage = new LinkedHashMap<>();
        deployment
                .all(NoticeRaised.class)
                .filter(seen -> seen.fact().sqlState().equals(NAME_TOO_LONG))
                .forEach(seen -> byMessage
                        .computeIfAbsent(seen.fact().message(), message -> new ArrayList<>())
                        .add(seen));
        return byMessage.values().stream().map(IdentifierTruncated::violation).toList();
    }

    private static Violation violation(List<Occurrence<NoticeRaised>> seen) {
        Occurrence<NoticeRaised> first = seen.get(0);
        String notice = first.fact().message();
        Matcher names = MESSAGE.matcher(notice);
        boolean understood = names.matches();
        String name = understood ? names.group(1) : notice;
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of("notice", "Postgres said: " + notice));
        seen.stream()
                .skip(1)
                .filter(other -> !other.step().equals(first.step()))
                .map(other -> Evidence.at(
                        "notice",
                        "The same name is written here again.",
                        other.step().script().path(),
                        other.step().lines().start()))
                .distinct()
                .forEach(evidence::add);
        return new Violation(
                first.step().script(),
                first.step().lines(),
                understood
                        ? "The name %s is longer than 63 bytes: Postgres cut it to %s. %s"
                                .formatted(name, names.group(2), WHY)
                        : "Postgres cut a name that is longer than 63 bytes: %s. %s".formatted(notice, WHY),
                "Choose a name of at most 63 bytes.",
                List.of(name),
                evidence,
                Optional.empty());
    }
}
