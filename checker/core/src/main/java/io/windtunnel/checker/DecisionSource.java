package io.windtunnel.checker;

import io.windtunnel.domain.server.DecisionDocument;
import io.windtunnel.domain.server.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the decisions of maintainers are read: the value of {@code --decisions}. */
public sealed interface DecisionSource {

    /** The review server. */
    record Server(ServerAddress address) implements DecisionSource {

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** What the review server exported. */
    record Exported(Path path) implements DecisionSource {

        /**
         * Reads it.
         *
         * @param workingDirectory where a relative path starts
         * @throws CheckException when it cannot be read or holds something else
         */
        public DecisionDocument read(Path workingDirectory) throws CheckException {
            try (InputStream in = Files.newInputStream(workingDirectory.resolve(path))) {
                byte[] json = in.readNBytes(DecisionDocument.LONGEST + 1);
                if (json.length > DecisionDocument.LONGEST) {
                    throw unreadable("it has more than " + (DecisionDocument.LONGEST >> 20) + " MB");
                }
                return DecisionDocument.read(new String(json, StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                throw unreadable("there is no such file; the review server exports one");
            } catch (IOException e) {
                throw unreadable("it cannot be read: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                throw unreadable(String.valueOf(e.getMessage()));
            }
        }

        private CheckException unreadable(String why) {
            return new CheckException(CheckException.Kind.CONFIGURATION, "--decisions " + path + ": " + why + ".");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** Whether a value means a server and no path. */
    static boolean isAddress(String value) {
        return value.matches("(?i)https?:.*");
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if it is neither an address nor a path
     */
    static DecisionSource parse(String value) {
        return isAddress(value) ? new Server(ServerAddress.parse(value)) : new Exported(Path.of(value));
    }
}
