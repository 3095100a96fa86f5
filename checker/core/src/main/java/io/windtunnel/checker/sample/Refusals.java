package io.windtunnel.checker.sample;

import java.sql.SQLException;

/** What a server's refusal to take a row says, in one sentence. */
final class Refusals {

    private static final int LONGEST = 300;

    private Refusals() {}

    static String reason(SQLException refusal) {
        String message =
                String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
        String sentence = message.replaceFirst("^ERROR: ", "").replaceAll("\\p{Cntrl}", " ");
        String end = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "..." : sentence + ".";
        return "PostgreSQL refused each row: " + end;
    }
}
