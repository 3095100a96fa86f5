package io.windtunnel.checker.observation;

/** What a second session tries on a relation that is locked, or that is related to one that is. */
public enum TriedCommand {
    SELECT("SELECT"),
    INSERT("INSERT"),
    UPDATE("UPDATE"),
    DELETE("DELETE"),
    NEXTVAL("nextval");

    private final String word;

    TriedCommand(String word) {
        this.word = word;
    }

    /** The command as SQL writes it. */
    public String word() {
        return word;
    }

    /**
     * The command of this word.
     *
     * @throws IllegalArgumentException for another word
     */
    public static TriedCommand of(String word) {
        for (TriedCommand command : values()) {
            if (command.word.equals(word)) {
                return command;
            }
        }
        throw new IllegalArgumentException("not a command that is tried: " + word);
    }
}
