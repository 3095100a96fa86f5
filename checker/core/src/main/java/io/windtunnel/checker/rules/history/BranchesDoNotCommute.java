package io.windtunnel.checker.rules.history;

import io.windtunnel.checker.observation.OrdersCompared;
import io.windtunnel.checker.observation.OrdersCompared.Failure;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The migrations of two branches lead elsewhere in the other order. */
public final class BranchesDoNotCommute implements Rule {

    private static final int MOST_NAMED = 3;

    @Override
    public String id() {
        return "branches-do-not-commute";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Order of branches matters";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(OrdersCompared.class)
                .filter(trial ->
                        trial.failure().isPresent() || !trial.divergences().isEmpty())
                .map(BranchesDoNotCommute::violation)
                .toList();
    }

    private static Violation violation(OrdersCompared orders) {
        String message =
                orders.failure().map(failure -> failed(orders, failure)).orElseGet(() -> differs(orders));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                "order",
                "%s has got %s since; the usual order is those, then %s."
                        .formatted(orders.base(), labels(orders.theirs()), labels(orders.ours()))));
        evidence.addAll(Divergences.evidence(orders.divergences()));
        return new Violation(
                orders.ours().get(0),
                new LineRange(1, 1),
                message,
                "Bring %s into this branch, and rewrite %s so that it goes on from there; a database that has run them in the"
                                .formatted(orders.base().name(), labels(orders.ours()))
                        + " other order, such as one of a developer, is made anew.",
                orders.failure()
                        .map(failure -> List.of(failure.script().label()))
                        .orElseGet(() -> Divergences.objects(orders.divergences())),
                evidence,
                Optional.empty());
    }

    private static String failed(OrdersCompared orders, Failure failure) {
        String label = failure.script().label();
        String why = Divergences.ended(failure.message());
        return failure.oursFirst()
                ? "%s of %s fails on a database that has run %s of this branch before: %s"
                        .formatted(label, orders.base().name(), labels(orders.ours()), why)
                : "%s fails on a database that has run %s, which %s has got since: %s"
                        .formatted(label, labels(orders.theirs()), orders.base().name(), why);
    }

    private static String differs(OrdersCompared orders) {
        return "%s of %s and %s of this branch lead to another database in the other order, %s first: %s."
                .formatted(
                        labels(orders.theirs()),
                        orders.base().name(),
                        labels(orders.ours()),
                        labels(orders.ours()),
                        Divergences.named(orders.divergences()));
    }

    private static String labels(List<MigrationScript> scripts) {
        List<String> labels = new ArrayList<>(
                scripts.stream().limit(MOST_NAMED).map(MigrationScript::label).toList());
        if (scripts.size() > MOST_NAMED) {
            labels.add(scripts.size() - MOST_NAMED + " more");
        }
        return Wording.list(labels);
    }
}
