package io.windtunnel.checker.report.build;

/**
 * One test case.
 *
 * @param type what sort of failure
 * @param message one line
 * @param text more lines; every character is one that XML 1.0 can hold
 */
record JunitCase(String name, Result result, String type, String message, String text) {

    /** How a case ended, and the element that says so. */
    enum Result {
        PASSED("system-out"),
        FAILURE("failure"),
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Result(String element) {
            this.element = element;
        }

        String element() {
            return element;
        }
    }

    static JunitCase passed(String name) {
        return new JunitCase(name, Result.PASSED, "", "", "");
    }

    JunitCase named(String other) {
        return new JunitCase(other, result, type, message, text);
    }
}
