package io.windtunnel.app.web;

import java.util.List;
import java.util.Optional;

/**
 * What stands around a page.
 *
 * @param title the page's, for the browser's tab and its heading
 * @param person who looks at it; empty for nobody
 * @param csrf what a form has to send back
 * @param trail the way to the page, from the top
 * @param isDemo whether this is a try-out
 */
public record Frame(String title, Optional<Person> person, Csrf csrf, List<Step> trail, boolean isDemo) {

    public Frame {
        trail = List.copyOf(trail);
    }

    /**
     * Who is signed in.
     *
     * @param name their account
     * @param displayName for people
     * @param isAdministrator whether all of the server is theirs
     */
    public record Person(String name, String displayName, boolean isAdministrator) {}

    /** The hidden field of a form against forged requests. */
    public record Csrf(String field, String token) {}

    /** A page on the way to this one. */
    public record Step(String name, String address) {}
}
