package io.windtunnel.domain.report;

import java.util.List;

/**
 * What the schema that the migrations make was compared with.
 *
 * @param source where it came from, as the user would name it, never with a password
 * @param notCompared what one side has and the other's kind cannot express, a sentence each
 */
public record ComparedModel(String source, List<String> notCompared) {

    public ComparedModel {
        notCompared = List.copyOf(notCompared);
    }
}
