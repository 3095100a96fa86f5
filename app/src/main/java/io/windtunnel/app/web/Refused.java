package io.windtunnel.app.web;

import org.springframework.http.HttpStatus;

/** A request that cannot be answered as it stands, with the reason in words for whoever sent it. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    /**
     * @param status what HTTP calls it
     * @param reason what is wrong and what to do instead; it is shown as it stands
     */
    public Refused(HttpStatus status, String reason) {
        super(reason);
        this.status = status;
    }

    /** What HTTP calls it. */
    public HttpStatus status() {
        return status;
    }
}
