package io.windtunnel.checker;

/** Told how far a run is; called from several threads. */
public interface Progress {

    /** Nobody watches. */
    Progress NONE = new Progress() {
        @Override
        public void stage(String what) {}

        @Override
        public void migration(int number, int total, String script) {}

        @Override
        public void note(String line) {}
    };

    /** A stage begins: "starting PostgreSQL 18". */
    void stage(String what);

    /**
     * A migration begins.
     *
     * @param number which it is, from 1
     * @param total how many there are in this stage
     * @param script its file
     */
    void migration(int number, int total, String script);

    /** One line that the user should read, whatever else is shown. */
    void note(String line);
}
