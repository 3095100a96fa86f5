package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Loads the team's classes and their jOOQ, apart from everything of ours. The reader of {@code model.jooq} is defined
 * here once more from our own bytes, so that its jOOQ is theirs; of our other classes there is only one.
 */
final class GeneratedClassLoader extends URLClassLoader {

    private static final String OURS = "io.windtunnel.checker.";
    private static final String READER_PACKAGE = OURS + "model.jooq.";
    private static final String READER = READER_PACKAGE + "JooqReader";
    private static final int JAVA_1 = 44;

    private final ModelSource.JooqClasses source;

    private GeneratedClassLoader(ModelSource.JooqClasses source) {
        super(
                source.classPath().stream().map(GeneratedClassLoader::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
        this.source = source;
    }

    /**
     * Reads the classes of a source.
     *
     * @throws ModelException when the class path, the classes or their jOOQ cannot be used
     */
    static CatalogSnapshot read(ModelSource.JooqClasses source) {
        for (Path entry : source.classPath()) {
            if (!Files.exists(entry)) {
                throw new ModelException(
                        "The class path of %s names %s, which does not exist.".formatted(source, entry));
            }
        }
        try (GeneratedClassLoader loader = new GeneratedClassLoader(source)) {
            return loader.readAll();
        } catch (IOException e) {
            throw new ModelException("The class path of %s cannot be read: %s".formatted(source, e.getMessage()), e);
        } catch (UnsupportedClassVersionError e) {
            throw tooNew(source, e);
        } catch (LinkageError e) {
            throw new ModelException(
                    "The classes of %s do not run: %s. Put the jars that they were compiled with on the class path behind the @."
                            .formatted(source, cause(e)),
                    e);
        }
    }

    private static ModelException tooNew(ModelSource.JooqClasses source, UnsupportedClassVersionError e) {
        Matcher version = Pattern.compile("class file version (\\d+)").matcher(String.valueOf(e.getMessage()));
        String needed = version.find() ? String.valueOf(Integer.parseInt(version.group(1)) - JAVA_1) : "a newer one";
        return new ModelException(
                "The classes of %s, or their jOOQ, need Java %s, and this is Java %d: run windtunnel with a newer one (jOOQ 3.20 and later need 21)."
                        .formatted(source, needed, Runtime.version().feature()),
                e);
    }

    private static String cause(Throwable thrown) {
        return thrown.getCause() == null ? String.valueOf(thrown.getMessage()) : cause(thrown.getCause());
    }

    private CatalogSnapshot readAll() throws IOException {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : new TreeSet<>(classNames())) {
            classes.add(loaded(name));
        }
        classes.removeIf(type -> type.equals(Void.class));
        if (classes.isEmpty()) {
            throw new ModelException("There is no class of the package %s on the class path %s."
                    .formatted(source.packageName(), source.classPath()));
        }
        if (getResource("org/jooq/impl/DSL.class") == null) {
            throw new ModelException(
                    "The class path of %s has no jOOQ: add the jar of the jOOQ that the classes were generated for."
                            .formatted(source));
        }
        try {
            GeneratedClasses reader = (GeneratedClasses)
                    loadClass(READER).getDeclaredConstructor().newInstance();
            CatalogSnapshot snapshot = reader.read(classes);
            if (snapshot.schemas().isEmpty()) {
                throw new ModelException("Of the %d classes of the package %s none is a schema that jOOQ generated."
                        .formatted(classes.size(), source.packageName()));
            }
            return snapshot;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A class that has no jOOQ type above it can lean on what is not there: it is none that counts. */
    private Class<?> loaded(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            if (String.valueOf(e.getMessage()).startsWith("org/jooq/")) {
                throw new ModelException(
                        "The class path of %s has no jOOQ: add the jar of the jOOQ that the classes were generated for."
                                .formatted(source),
                        e);
            }
            return Void.class;
        }
    }

    private List<String> classNames() throws IOException {
        List<String> names = new ArrayList<>();
        String directory = source.packageName().replace('.', '/') + "/";
        for (Path entry : source.classPath()) {
            if (Files.isDirectory(entry)) {
                Path start = entry.resolve(directory);
                try (Stream<Path> files = Files.isDirectory(start) ? Files.walk(start) : Stream.empty()) {
                    files.map(file -> entry.relativize(file).toString().replace(File.separatorChar, '/'))
                            .forEach(names::add);
                }
            } else {
                try (JarFile jar = new JarFile(entry.toFile())) {
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(directory))
                            .forEach(names::add);
                }
            }
        }
        return names.stream()
                .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .toList();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (name.startsWith(READER_PACKAGE)) {
                Class<?> already = findLoadedClass(name);
                return already != null ? already : define(name);
            }
            return name.startsWith(OURS) ? Class.forName(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String resource = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = GeneratedClassLoader.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
