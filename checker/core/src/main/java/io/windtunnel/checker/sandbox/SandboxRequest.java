package io.windtunnel.checker.sandbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is wanted of a {@link Sandbox}.
 *
 * @param source where the server comes from
 * @param cacheDirectory for unpacked binaries and initialised clusters; need not exist, need not be writable
 * @param baseKey names the state that {@link Sandbox#saveBase} keeps and a later sandbox starts from; any text, it is
 *     hashed together with the server's version, its settings and the script role
 * @param scriptRole what the role that runs the scripts may do
 * @param serverSettings PostgreSQL settings added to the command line, for example {@code wal_level=logical}
 * @param artifacts where the binaries of an embedded server come from that does not travel with the command
 * @param notes takes one line at a time that the user should read
 */
public record SandboxRequest(
        SandboxSource source,
        Path cacheDirectory,
        Optional<String> baseKey,
        ScriptRole scriptRole,
        Map<String, String> serverSettings,
        ArtifactSource artifacts,
        Consumer<String> notes) {

    public SandboxRequest {
        serverSettings = Map.copyOf(serverSettings);
    }

    /** A request with the default cache, no base, a plain owner, no settings, notes thrown away. */
    public static SandboxRequest of(SandboxSource source) {
        return new SandboxRequest(
                source,
                Sandboxes.defaultCacheDirectory(),
                Optional.empty(),
                ScriptRole.PLAIN_OWNER,
                Map.of(),
                new MavenArtifacts(),
                note -> {});
    }

    /** The settings in a stable order. */
    Map<String, String> sortedSettings() {
        return new TreeMap<>(serverSettings);
    }

    /** A server that did not start: because of a setting, which is the user's to mend, if its log says so. */
    SandboxException startFailed(String what, String log) {
        boolean settingRefused = log.lines()
                .filter(line -> line.contains("FATAL:"))
                .anyMatch(line -> serverSettings.entrySet().stream()
                        .anyMatch(setting -> line.contains("\"" + setting.getKey() + "\"")
                                || line.contains("\"" + setting.getValue() + "\"")));
        return settingRefused
                ? SandboxException.configuration("The server refuses one of the settings " + sortedSettings()
                        + ": correct it, or choose a server that knows it.\n" + log)
                : SandboxException.server(what + log);
    }
}
