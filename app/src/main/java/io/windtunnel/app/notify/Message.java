package io.windtunnel.app.notify;

import java.net.URI;
import java.util.Map;

/**
 * What is posted.
 *
 * @param address where to
 * @param headers its headers by name
 * @param body JSON
 */
record Message(URI address, Map<String, String> headers, String body) {

    Message {
        headers = Map.copyOf(headers);
    }

    /** Without the headers, which may hold a token. */
    @Override
    public String toString() {
        return "Message[" + address + "]";
    }
}
