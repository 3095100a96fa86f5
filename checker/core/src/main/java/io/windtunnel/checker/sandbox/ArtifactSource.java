package io.windtunnel.checker.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/** Where an artifact of a Maven repository comes from. */
public interface ArtifactSource {

    /**
     * Finds or downloads an artifact.
     *
     * @param coordinates {@code group:artifact:version} of a jar
     * @param work an empty directory that the jar may be put into; it is removed afterwards
     * @return the jar
     * @throws NotFound when there is none
     */
    Path find(String coordinates, Path work) throws NotFound, IOException;

    /** An artifact is not to be had. */
    final class NotFound extends Exception {

        private static final long serialVersionUID = 1L;

        /**
         * @param why the end of a sentence, "there is no mvn on the PATH"
         */
        public NotFound(String why) {
            super(why);
        }
    }
}
