package io.windtunnel.checker;

import io.windtunnel.checker.observation.TableSize;
import io.windtunnel.checker.observation.TableSizes;
import io.windtunnel.checker.postgres.ObjectName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sizes of production's tables as {@code windtunnel table-sizes} prints them: one JSON object a line. */
final class TableSizesFile {

    private static final int MOST_COMPLAINTS = 5;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, TableSize> sizes = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();

    private TableSizesFile() {}

    /**
     * Reads them.
     *
     * @param file as the user would name it
     * @throws CheckException when it cannot be read, or a line of it: every such line is named
     */
    static TableSizes read(Path file, Path workingDirectory) throws CheckException {
        TableSizesFile read = new TableSizesFile();
        try {
            int number = 0;
            for (String line : Files.readAllLines(workingDirectory.resolve(file))) {
                number++;
                if (!line.isBlank()) {
                    read.line(number, line);
                }
            }
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is no UTF-8 text");
        } catch (IOException e) {
            throw unreadable(file, "it cannot be read: " + e.getMessage());
        }
        if (!read.complaints.isEmpty()) {
            int more = read.complaints.size() - MOST_COMPLAINTS;
            throw unreadable(
                    file,
                    String.join("; ", read.complaints.subList(0, Math.min(MOST_COMPLAINTS, read.complaints.size())))
                            + (more > 0 ? "; and " + more + " lines more" : "")
                            + ". Have it written by windtunnel table-sizes");
        }
        return new TableSizes(read.sizes);
    }

    private void line(int number, String line) {
        JsonNode row;
        try {
            row = JSON.readTree(line);
        } catch (JacksonException e) {
            complaints.add("line " + number + " is no JSON object");
            return;
        }
        if (!row.path("schema").isString() || !row.path("table").isString()) {
            complaints.add("line " + number + " lacks the texts \"schema\" and \"table\"");
        } else if (!isCount(row.path("bytes")) || !(row.path("rows").isNull() || isCount(row.path("rows")))) {
            complaints.add("line " + number + " lacks the numbers \"rows\" (or null) and \"bytes\"");
        } else {
            String table = ObjectName.of(
                            row.path("schema").asString(), row.path("table").asString())
                    .toString();
            OptionalLong rows = row.path("rows").isNull()
                    ? OptionalLong.empty()
                    : OptionalLong.of(row.path("rows").asLong());
            if (sizes.put(table, new TableSize(rows, row.path("bytes").asLong())) != null) {
                complaints.add("line " + number + " names " + table + " again");
            }
        }
    }

    private static boolean isCount(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() && number.asLong() >= 0;
    }

    private static CheckException unreadable(Path file, String why) {
        return new CheckException(CheckException.Kind.CONFIGURATION, "The table sizes " + file + ": " + why + ".");
    }
}
