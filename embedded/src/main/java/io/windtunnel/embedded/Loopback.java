package io.windtunnel.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The address that only this machine reaches. */
public final class Loopback {

    private static final byte[] ADDRESS = {127, 0, 0, 1};

    private Loopback() {}

    /** A port that nobody listens on; somebody else may take it before it is used. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(ADDRESS))) {
            return socket.getLocalPort();
        }
    }
}
