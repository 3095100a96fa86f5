package io.windtunnel.domain.report;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, as an observed fact.
 *
 * @param rule the rule's id
 * @param title a few words
 * @param message what happened and why it hurts, with the object's name and the observed fact
 * @param help what to do instead
 * @param script the file as the user would name it
 * @param version Flyway's version of it, empty for a repeatable migration
 * @param startLine the first line concerned, from 1; 0 where there is no file
 * @param endLine the last line concerned
 * @param objects the identities of the objects concerned
 * @param evidence what was seen
 * @param fix what would mend it, where that can be written down
 * @param fingerprint the same in every run while the finding is the same, also when lines move
 * @param suppressed why it does not count, where it was silenced
 */
public record Finding(
        String rule,
        Severity severity,
        String title,
        String message,
        String help,
        String script,
        Optional<String> version,
        int startLine,
        int endLine,
        List<String> objects,
        List<Evidence> evidence,
        Optional<Fix> fix,
        String fingerprint,
        Optional<Suppression> suppressed) {

    public Finding {
        objects = List.copyOf(objects);
        evidence = List.copyOf(evidence);
    }

    /** The same finding, silenced. */
    public Finding suppressed(Suppression why) {
        return new Finding(
                rule,
                severity,
                title,
                message,
                help,
                script,
                version,
                startLine,
                endLine,
                objects,
                evidence,
                fix,
                fingerprint,
                Optional.of(why));
    }

    /** The same finding with more known of its fix. */
    public Finding withFix(Fix known) {
        return new Finding(
                rule,
                severity,
                title,
                message,
                help,
                script,
                version,
                startLine,
                endLine,
                objects,
                evidence,
                Optional.of(known),
                fingerprint,
                suppressed);
    }
}
