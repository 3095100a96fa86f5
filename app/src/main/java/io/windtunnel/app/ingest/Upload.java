package io.windtunnel.app.ingest;

import io.windtunnel.app.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * A request's body, in a file until it is closed: a slow sender of a large report takes no memory meanwhile.
 *
 * @param file holds all of it
 * @param size in bytes
 */
record Upload(Path file, long size) implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    /**
     * Reads a body.
     *
     * @throws Refused if it is larger, where the request says so beforehand, before any of it is read; or if it takes longer
     *     to arrive
     */
    static Upload read(HttpServletRequest request, DataSize largest, Duration patience) throws IOException {
        long start = System.nanoTime();
        if (request.getContentLengthLong() > largest.toBytes()) {
            throw tooLarge(largest);
        }
        Path file = Files.createTempFile("windtunnel-report-", ".json");
        try (InputStream in = request.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            long size = 0;
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count != -1; count = in.read(piece)) {
                size += count;
                if (size > largest.toBytes()) {
                    throw tooLarge(largest);
                }
                if (System.nanoTime() - start > patience.toNanos()) {
                    throw new Refused(
                            HttpStatus.REQUEST_TIMEOUT,
                            "The report did not arrive within " + patience.toSeconds() + " s.");
                }
                out.write(piece, 0, count);
            }
            return new Upload(file, size);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static Refused tooLarge(DataSize largest) {
        return new Refused(
                HttpStatus.CONTENT_TOO_LARGE,
                "A report has at most " + largest.toMegabytes()
                        + " MB here. Check fewer migrations at once, or raise windtunnel.ingest.largest.");
    }
}
