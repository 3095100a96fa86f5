package io.windtunnel.app.web;

/** Whoever is signed in, as every page can show them. */
public interface SignedIn {

    /** The account's name. */
    String name();

    /** The name for people. */
    String displayName();

    /** Whether all of the server is theirs. */
    boolean isAdministrator();
}
