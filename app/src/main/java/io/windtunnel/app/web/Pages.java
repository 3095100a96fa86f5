package io.windtunnel.app.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes pages of templates, each in the frame of whoever asks for it. */
@Component
public final class Pages {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "io.windtunnel.app.templates");
    private final boolean isDemo;

    Pages(Environment environment) {
        this.isDemo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /**
     * A page.
     *
     * @param template its template under {@code jte/}, which takes a {@code frame} and a {@code page}
     * @param title its title
     * @param trail the pages above it
     * @param page what the template shows
     */
    public View page(String template, String title, List<Frame.Step> trail, Object page) {
        return new Rendered(template, title, trail, page);
    }

    private Frame frame(HttpServletRequest request, String title, List<Frame.Step> trail) {
        Object csrf = request.getAttribute(CsrfToken.class.getName());
        Frame.Csrf field = csrf instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getToken())
                : new Frame.Csrf("_csrf", "");
        return new Frame(title, person(), field, trail, isDemo);
    }

    private static Optional<Frame.Person> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(new Frame.Person(person.name(), person.displayName(), person.isAdministrator()))
                : Optional.empty();
    }

    private final class Rendered implements View {

        private final String template;
        private final String title;
        private final List<Frame.Step> trail;
        private final Object page;

        private Rendered(String template, String title, List<Frame.Step> trail, Object page) {
            this.template = template;
            this.title = title;
            this.trail = trail;
            this.page = page;
        }

        @Override
        public String getContentType() {
            return MediaType.TEXT_HTML_VALUE;
        }

        /** Rendered whole before the first byte goes out, so that an error can still be told as one. */
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Utf8ByteOutput output = new Utf8ByteOutput();
            templates.render(template + ".jte", Map.of("frame", frame(request, title, trail), "page", page), output);
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
