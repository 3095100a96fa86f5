package io.windtunnel.checker.flyway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The files that Flyway gets to see: found once, then handed to every run, whole or in part.
 *
 * <p>Shell, PowerShell and Python scripts, which Flyway would run on this machine, are never among them.
 */
public final class ScriptResources implements ResourceProvider {

    private static final List<String> RUN_BY_THE_MACHINE = List.of(".sh", ".bash", ".ps1", ".bat", ".cmd", ".py");

    private final Collection<LoadableResource> files;
    private final Collection<LoadableResource> refused;
    private final Map<String, LoadableResource> filesByPath = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private ScriptResources(Collection<LoadableResource> files, Collection<LoadableResource> refused) {
        this.files = List.copyOf(files);
        this.refused = List.copyOf(refused);
        for (LoadableResource file : files) {
            filesByPath.putIfAbsent(file.getRelativePath(), file);
            filesByPath.putIfAbsent(file.getAbsolutePathOnDisk(), file);
        }
    }

    /** All that Flyway's scanner found, but for what it would run on this machine. */
    static ScriptResources of(ResourceProvider scanner) {
        Map<Boolean, List<LoadableResource>> found = scanner.getResources("", new String[] {""}).stream()
                .collect(Collectors.partitioningBy(ScriptResources::isRunByTheMachine));
        return new ScriptResources(found.getOrDefault(false, List.of()), found.getOrDefault(true, List.of()));
    }

    /** These files, but only those that fit. */
    ScriptResources only(Predicate<LoadableResource> fitting) {
        return new ScriptResources(files.stream().filter(fitting).toList(), refused);
    }

    /** The same places with other contents. */
    ScriptResources as(Map<Path, byte[]> contents, Configuration configuration) {
        List<LoadableResource> then = new ArrayList<>();
        contents.forEach((path, content) -> then.add(new StoredScript(path, content, configuration)));
        return new ScriptResources(then, List.of());
    }

    /** The same files, some of them with other contents. */
    ScriptResources with(Map<Path, byte[]> contents, Configuration configuration) {
        List<LoadableResource> edited = files.stream()
                .map(file -> {
                    Path path = Path.of(file.getAbsolutePathOnDisk());
                    byte[] content = contents.get(path);
                    return content == null ? file : new StoredScript(path, content, configuration);
                })
                .toList();
        return new ScriptResources(edited, refused);
    }

    /** The same files, some of them with other contents, which need not have been there, and without some. */
    ScriptResources with(Map<Path, byte[]> contents, Set<Path> gone, Configuration configuration) {
        List<LoadableResource> all = new ArrayList<>(as(contents, configuration).files);
        files.stream()
                .filter(file -> {
                    Path path = Path.of(file.getAbsolutePathOnDisk());
                    return !contents.containsKey(path) && !gone.contains(path);
                })
                .forEach(all::add);
        return new ScriptResources(all, refused);
    }

    /** Every file. */
    public Collection<LoadableResource> all() {
        return files;
    }

    /** Files that Flyway would run on this machine, and that are kept from it. */
    public Collection<LoadableResource> refused() {
        return refused;
    }

    @Override
    public LoadableResource getResource(String name) {
        return filesByPath.getOrDefault(name, nothing());
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> file.getFilename().startsWith(prefix))
                .filter(file -> List.of(suffixes).stream().anyMatch(file.getFilename()::endsWith))
                .toList();
    }

    private static boolean isRunByTheMachine(LoadableResource file) {
        return RUN_BY_THE_MACHINE.stream().anyMatch(file.getFilename().toLowerCase(Locale.ROOT)::endsWith);
    }

    @SuppressWarnings("NullAway") // Flyway's interface answers "not found" with null
    private static LoadableResource nothing() {
        return null;
    }
}
