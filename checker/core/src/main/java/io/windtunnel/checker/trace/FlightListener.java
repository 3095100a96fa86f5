package io.windtunnel.checker.trace;

/** Told of each migration as it begins. */
public interface FlightListener {

    /**
     * A migration begins; the sample rows are there.
     *
     * @param number which it is, from 1
     * @param script its file
     */
    void migration(int number, String script);
}
