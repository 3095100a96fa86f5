package io.windtunnel.checker.observation;

/**
 * What the migrations under check are compared with.
 *
 * @param name the branch or revision, for people: {@code main}
 * @param commit its commit, abbreviated
 */
public record BaseRevision(String name, String commit) {

    @Override
    public String toString() {
        return name + " at " + commit;
    }
}
