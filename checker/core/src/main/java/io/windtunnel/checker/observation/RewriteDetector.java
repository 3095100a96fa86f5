package io.windtunnel.checker.observation;

/** How a rewrite was seen. One alone misses some: CLUSTER, TRUNCATE and VACUUM FULL fire no event. */
public enum RewriteDetector {
    TABLE_REWRITE_EVENT("table_rewrite event"),
    NEW_FILE_NODE("new file node");

    private final String words;

    RewriteDetector(String words) {
        this.words = words;
    }

    /** The detector's name for reports. */
    public String words() {
        return words;
    }
}
