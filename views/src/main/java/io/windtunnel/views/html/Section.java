package io.windtunnel.views.html;

/** One part of the page: what its template shows, put together. */
public interface Section {

    /** The name in links and of its template, "findings". */
    String id();

    /** Its heading. */
    String title();

    /** How much there is, in a word or number beside the title; empty where that says nothing. */
    String count();
}
