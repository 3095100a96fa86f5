package io.windtunnel.checker.report.sarif;

import io.windtunnel.checker.report.sarif.SarifLog.ArtifactLocation;
import io.windtunnel.checker.report.sarif.SarifLog.Location;
import io.windtunnel.checker.report.sarif.SarifLog.LogicalLocation;
import io.windtunnel.checker.report.sarif.SarifLog.Message;
import io.windtunnel.checker.report.sarif.SarifLog.PhysicalLocation;
import io.windtunnel.checker.report.sarif.SarifLog.Region;
import io.windtunnel.views.text.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Places and texts in SARIF's words. */
final class Locations {

    /** Where relative names start: the root of the repository, as GitHub calls it. */
    static final String SOURCE_ROOT = "%SRCROOT%";

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int MOST_OBJECTS = 20;
    /** What RFC 3986 calls unreserved, and the separator. */
    private static final String AS_THEY_ARE = "-._~/";

    private Locations() {}

    /** A place in a file; without a region where the line is 0: there is none. */
    static Location at(String file, int startLine, int endLine, List<String> objects) {
        return new Location(
                Optional.empty(),
                new PhysicalLocation(
                        artifact(file),
                        startLine < 1
                                ? Optional.empty()
                                : Optional.of(Region.lines(startLine, Math.max(startLine, endLine)))),
                objects.stream()
                        .limit(MOST_OBJECTS)
                        .map(object -> new LogicalLocation(VisibleText.boundedLine(object, LONGEST_NAME)))
                        .toList(),
                Optional.empty());
    }

    /** What is said of a place. */
    static Location saying(String text, Location place) {
        return new Location(
                place.id(), place.physicalLocation(), place.logicalLocations(), Optional.of(Message.of(text(text))));
    }

    static Location numbered(int id, Location place) {
        return new Location(Optional.of(id), place.physicalLocation(), place.logicalLocations(), place.message());
    }

    /** A file by a relative reference to the root, or by its URI where the name is absolute. */
    static ArtifactLocation artifact(String file) {
        String name = file.replace('\\', '/');
        if (name.matches("(?s)[A-Za-z]:/.*")) {
            return new ArtifactLocation(
                    "file:///" + name.charAt(0) + ":" + encoded(name.substring(2)), Optional.empty());
        }
        if (name.startsWith("/")) {
            return new ArtifactLocation("file://" + encoded(name.replaceFirst("^/+", "/")), Optional.empty());
        }
        return new ArtifactLocation(encoded(name.replaceFirst("^(\\./+)+", "")), Optional.of(SOURCE_ROOT));
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        String bounded = path.substring(0, Math.min(path.length(), LONGEST_NAME));
        for (byte unit : bounded.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || AS_THEY_ARE.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }

    /**
     * Text that is shown. Brackets before a parenthesis would be a link, §3.11.6; elsewhere they stay as they are: types
     * have them, and not every reader takes the backslash away.
     */
    static String text(String text) {
        String visible = VisibleText.bounded(text, LONGEST_TEXT);
        return visible.contains("](")
                ? visible.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
                : visible;
    }
}
