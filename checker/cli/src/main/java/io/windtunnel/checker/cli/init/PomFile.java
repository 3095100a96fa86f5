package io.windtunnel.checker.cli.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The configuration of {@code flyway-maven-plugin} and {@code jooq-codegen-maven} in a {@code pom.xml}, with the
 * properties of this POM put in. What a parent or a profile of Maven's settings says is not known here.
 */
final class PomFile {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final String FLYWAY_PROPERTY = "flyway.";

    private final String name;
    private final Findings into;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private PomFile(String name, Findings into) {
        this.name = name;
        this.into = into;
        properties.put("project.basedir", ".");
        properties.put("basedir", ".");
    }

    /**
     * Reads one.
     *
     * @param name the file as it is shown
     */
    static void read(Path file, String name, Findings into) {
        try (InputStream in = Files.newInputStream(file)) {
            Element project = parser().parse(in).getDocumentElement();
            new PomFile(name, into).readProject(project);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            into.unread(name + " cannot be read: " + e.getMessage());
        }
    }

    /** Without document types, so that nothing outside of the file is read. */
    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        DocumentBuilder parser = factory.newDocumentBuilder();
        parser.setErrorHandler(new Silent());
        return parser;
    }

    private void readProject(Element project) {
        for (Element properties : children(project, "properties")) {
            for (Element property : children(properties)) {
                this.properties.put(
                        property.getTagName(), property.getTextContent().strip());
            }
        }
        properties.forEach((key, value) -> {
            if (key.startsWith(FLYWAY_PROPERTY)) {
                flyway(key.substring(FLYWAY_PROPERTY.length()), value);
            }
        });
        for (Element plugin : plugins(project)) {
            String artifact = text(plugin, "artifactId").orElse("");
            if (artifact.equals("flyway-maven-plugin")) {
                configurations(plugin).forEach(this::readFlyway);
            } else if (artifact.contains("jooq") && artifact.contains("codegen")) {
                configurations(plugin).forEach(this::readJooq);
            }
        }
    }

    private static List<Element> plugins(Element project) {
        List<Element> builds = new ArrayList<>(children(project, "build"));
        children(project, "profiles").stream()
                .flatMap(profiles -> children(profiles, "profile").stream())
                .flatMap(profile -> children(profile, "build").stream())
                .forEach(builds::add);
        List<Element> plugins = new ArrayList<>();
        for (Element build : builds) {
            children(build, "plugins").forEach(list -> plugins.addAll(children(list, "plugin")));
            children(build, "pluginManagement").stream()
                    .flatMap(management -> children(management, "plugins").stream())
                    .forEach(list -> plugins.addAll(children(list, "plugin")));
        }
        return plugins;
    }

    private static List<Element> configurations(Element plugin) {
        List<Element> found = new ArrayList<>(children(plugin, "configuration"));
        children(plugin, "executions").stream()
                .flatMap(executions -> children(executions, "execution").stream())
                .flatMap(execution -> children(execution, "configuration").stream())
                .forEach(found::add);
        return found;
    }

    private void readFlyway(Element configuration) {
        for (Element setting : children(configuration)) {
            String key = setting.getTagName();
            List<Element> parts = children(setting);
            if (key.equals("placeholders")) {
                parts.forEach(part -> flyway(FlywayNames.PLACEHOLDERS + part.getTagName(), part.getTextContent()));
            } else if (parts.isEmpty()) {
                flyway(key, setting.getTextContent());
            } else {
                flyway(
                        key,
                        parts.stream()
                                .map(Node::getTextContent)
                                .map(String::strip)
                                .collect(Collectors.joining(",")));
            }
        }
    }

    private void flyway(String key, String value) {
        FlywayNames.add(key, resolved(value.strip()), name, into);
    }

    private void readJooq(Element configuration) {
        List<Element> generators = new ArrayList<>(children(configuration, "generator"));
        children(configuration, "jooq").forEach(jooq -> generators.addAll(children(jooq, "generator")));
        children(configuration, "configurations").stream()
                .flatMap(all -> children(all, "configuration").stream())
                .forEach(one -> generators.addAll(children(one, "generator")));
        generators.stream()
                .flatMap(generator -> children(generator, "target").stream())
                .flatMap(target -> text(target, "packageName").stream())
                .map(this::resolved)
                .forEach(target -> {
                    if (target.contains("${")) {
                        into.unread(name + ": jOOQ's package is " + target + ", which this POM does not say");
                    } else {
                        into.jooqPackage(target, name);
                    }
                });
    }

    /** With the properties of this POM in place of their names; those of properties, too, a few levels deep. */
    private String resolved(String value) {
        String text = value;
        for (int level = 0; level < 5 && text.contains("${"); level++) {
            text = PROPERTY.matcher(text).replaceAll(this::property);
        }
        return text;
    }

    private String property(MatchResult found) {
        return Matcher.quoteReplacement(
                Optional.ofNullable(properties.get(found.group(1))).orElse(found.group()));
    }

    private static List<Element> children(Element parent, String tag) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(tag))
                .toList();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Optional<String> text(Element parent, String tag) {
        return children(parent, tag).stream().findFirst().map(element -> element.getTextContent()
                .strip());
    }

    /** The JDK's own prints to standard error. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // Nothing that is read here depends on it.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
