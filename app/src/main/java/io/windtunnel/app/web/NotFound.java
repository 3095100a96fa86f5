package io.windtunnel.app.web;

/** There is no such thing, or none that whoever asks may know of. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param what in a few words: "no run 12" */
    public NotFound(String what) {
        super(what);
    }
}
