package io.windtunnel.checker.change;

import java.util.List;

/**
 * Which renames are taken for one.
 *
 * @param pins those that the user states
 * @param guessing whether those that are not {@link Certainty#DOUBTFUL} are taken beside them
 */
public record RenameChoices(List<RenamePin> pins, boolean guessing) {

    /** What is likely is taken, and nothing else is known. */
    public static final RenameChoices GUESSED = new RenameChoices(List.of(), true);

    public RenameChoices {
        pins = List.copyOf(pins);
    }
}
