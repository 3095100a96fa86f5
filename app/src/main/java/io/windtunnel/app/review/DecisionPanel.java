package io.windtunnel.app.review;

import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.review.Ruling.State;
import io.windtunnel.domain.db.enums.ProjectRole;
import java.util.List;
import java.util.Optional;

/**
 * What a finding's page says of decisions, and what the person who looks at it may do.
 *
 * @param project as the person may use it
 * @param account the person's number
 * @param fingerprint the finding's
 * @param run the number of the run whose content of it is looked at
 * @param subject the finding with that content; empty where the run does not have it
 * @param isLast whether its branch has no newer content of it
 * @param history all decisions about the finding, newest first
 */
public record DecisionPanel(
        Project project,
        long account,
        String fingerprint,
        long run,
        Optional<Subject> subject,
        boolean isLast,
        List<Ruling> history) {

    public DecisionPanel {
        history = List.copyOf(history);
    }

    /** The decision that stands about this content. */
    public Optional<Ruling> standing() {
        return history.stream()
                .filter(ruling -> ruling.isStanding() && isSame(ruling))
                .findFirst();
    }

    /** Whether the last decision about the finding was about another content, and ended with it. */
    public boolean hasLapsed() {
        return standing().isEmpty()
                && history.stream()
                        .findFirst()
                        .filter(one -> state(one) == State.LAPSED)
                        .isPresent();
    }

    /** The other decisions. */
    public List<Ruling> others() {
        return history.stream()
                .filter(ruling -> !standing().equals(Optional.of(ruling)))
                .toList();
    }

    private boolean isSame(Ruling ruling) {
        return subject.filter(seen -> seen.contentHash().equals(ruling.subject().contentHash()))
                .isPresent();
    }

    /** Where it stands in this project. */
    public State state(Ruling ruling) {
        return ruling.state(project.fourEyes());
    }

    /** Whether to show the form for a decision. */
    public boolean mayDecide() {
        return project.allows(ProjectRole.review) && isLast && standing().isEmpty();
    }

    /** Whether to show what takes it back. */
    public boolean mayWithdraw(Ruling ruling) {
        return project.allows(ProjectRole.review) && ruling.isStanding();
    }

    /** Whether to show what agrees to it. */
    public boolean maySecond(Ruling ruling) {
        return project.allows(ProjectRole.review)
                && state(ruling) == State.WAITS
                && ruling.decided().account() != account;
    }
}
