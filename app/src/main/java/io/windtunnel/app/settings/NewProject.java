package io.windtunnel.app.settings;

import io.windtunnel.app.web.Refused;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * What somebody fills in for a project.
 *
 * @param slug its name in addresses
 * @param name its name for people
 * @param defaultBranch the branch that others go to
 */
record NewProject(String slug, String name, String defaultBranch) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    NewProject {
        slug = slug.strip();
        name = name.strip();
        defaultBranch = defaultBranch.strip();
        if (!SLUG.matcher(slug).matches() || slug.length() > 100) {
            throw refused("In addresses a project is lower-case letters and digits, with single hyphens between.");
        }
        if (name.isEmpty() || name.length() > 200 || defaultBranch.isEmpty() || defaultBranch.length() > 255) {
            throw refused("A project has a name, of at most 200 characters, and a default branch.");
        }
    }

    private static Refused refused(String reason) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, reason);
    }
}
