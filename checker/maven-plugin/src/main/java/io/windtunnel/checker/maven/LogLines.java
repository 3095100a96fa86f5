package io.windtunnel.checker.maven;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Text as lines of a log. */
final class LogLines extends OutputStream {

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * @param lines takes each line when it ends
     */
    LogLines(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            end();
        } else {
            line.write(octet);
        }
    }

    /** The last line may have no end. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            end();
        }
    }

    private void end() {
        lines.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
