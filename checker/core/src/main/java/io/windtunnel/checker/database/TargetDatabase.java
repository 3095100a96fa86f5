package io.windtunnel.checker.database;

import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.JdbcServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The database that the commands work on.
 *
 * @param server where it is and who asks
 * @param origin what named it, for people: "--url" or a file
 */
public record TargetDatabase(JdbcServer server, String origin) {

    /** How to reach it. */
    public DatabaseAddress address() {
        return server.named();
    }

    /** What a person calls it to confirm that it is meant: {@code HOST/DATABASE}, without ports. */
    public String name() {
        return String.join(",", hosts()) + "/" + server.database();
    }

    /** Whether every host of it is this machine, as far as its address tells. */
    public boolean isLocal() {
        return hosts().stream().allMatch(TargetDatabase::isLoopback);
    }

    private List<String> hosts() {
        return Stream.of(server.hosts().split(","))
                .map(host -> host.replaceFirst(":\\d*$", ""))
                .toList();
    }

    private static boolean isLoopback(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** For people, without a password. */
    @Override
    public String toString() {
        return server.toString();
    }
}
