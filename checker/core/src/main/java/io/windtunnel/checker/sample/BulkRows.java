package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.SqlIdentifier;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Collectors;

/**
 * Rows in the text format of COPY, made while they are read.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>
 */
final class BulkRows extends InputStream {

    private static final int ROWS_AT_ONCE = 200;

    private final Iterator<SampleRow> rows;
    private byte[] text = new byte[0];
    private int read;

    BulkRows(Iterator<SampleRow> rows) {
        this.rows = rows;
    }

    /** The command that the text is for. */
    static String statement(SampleTable table) {
        return table.columns().stream()
                .map(column -> SqlIdentifier.quote(column.name()))
                .collect(Collectors.joining(", ", "COPY " + table.name() + " (", ") FROM STDIN"));
    }

    @Override
    public int read() {
        return hasMore() ? text[read++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!hasMore()) {
            return -1;
        }
        int taken = Math.min(length, text.length - read);
        System.arraycopy(text, read, target, offset, taken);
        read += taken;
        return taken;
    }

    private boolean hasMore() {
        if (read == text.length && rows.hasNext()) {
            StringBuilder next = new StringBuilder();
            for (int i = 0; i < ROWS_AT_ONCE && rows.hasNext(); i++) {
                next.append(line(rows.next()));
            }
            text = next.toString().getBytes(StandardCharsets.UTF_8);
            read = 0;
        }
        return read < text.length;
    }

    private static String line(SampleRow row) {
        return row.values().stream()
                .map(value -> value.map(BulkRows::escaped).orElse("\\N"))
                .collect(Collectors.joining("\t", "", "\n"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
