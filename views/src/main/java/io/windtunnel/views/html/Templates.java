package io.windtunnel.views.html;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import java.util.Map;

/** The templates, compiled with the build. */
final class Templates {

    private static final String PACKAGE = "io.windtunnel.views.html.templates";
    private static final TemplateEngine ENGINE = engine();

    private Templates() {}

    private static TemplateEngine engine() {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);
        engine.setTrimControlStructures(true);
        return engine;
    }

    static void render(String template, Map<String, Object> parameters, TemplateOutput out) {
        ENGINE.render(template, parameters, new VisibleOutput(out));
    }

    /** The section through its template, when it is asked for. */
    static Content content(Section section) {
        return output -> ENGINE.render(section.id() + ".jte", section, output);
    }
}
