package io.windtunnel.checker.fix;

import java.nio.file.Path;

/** A script before and after its edits. */
public final class EditedScript {

    private final Path file;
    private final String shown;
    private final byte[] before;
    private final byte[] after;

    EditedScript(Path file, String shown, byte[] before, byte[] after) {
        this.file = file;
        this.shown = shown;
        this.before = before.clone();
        this.after = after.clone();
    }

    /** The file, an absolute path. */
    public Path file() {
        return file;
    }

    /** The file as the user would name it. */
    public String shown() {
        return shown;
    }

    /** What the file held when the fix was made. */
    byte[] before() {
        return before.clone();
    }

    /** What it is to hold. */
    byte[] after() {
        return after.clone();
    }
}
