package io.windtunnel.app.review;

import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.db.enums.Verdict;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * What somebody fills in for a decision.
 *
 * @param run the number of the run that they looked at
 * @param verdict what they decide
 * @param reason why
 */
record NewDecision(long run, Verdict verdict, String reason) {

    private static final int LONGEST = 2_000;

    /** @throws Refused if there is no such verdict, or no reason that can be kept and read */
    static NewDecision read(long run, String verdict, String reason) {
        Verdict known = Optional.ofNullable(Verdict.lookupLiteral(verdict))
                .orElseThrow(() -> refused("A verdict is approve, reject or accept_risk."));
        String text = reason.strip().replace("\r\n", "\n");
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw refused("A decision has a reason, in words: whoever meets the finding next will read it.");
        }
        if (text.length() > LONGEST) {
            throw refused("A reason has at most " + LONGEST + " characters.");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw refused("There are control characters in the reason.");
        }
        return new NewDecision(run, known, text);
    }

    private static Refused refused(String reason) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, reason);
    }
}
