package io.windtunnel.app.settings;

import io.windtunnel.app.access.Accounts.Member;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.access.Tokens.Token;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who and what may do something in a project.
 *
 * @param project the project
 * @param members by name
 * @param tokens newest first
 * @param made a token that has just been made, to be shown this once
 */
public record SettingsPage(Project project, List<Member> members, List<Token> tokens, Optional<String> made) {

    public SettingsPage {
        members = List.copyOf(members);
        tokens = List.copyOf(tokens);
    }

    /** What a member can be. */
    public List<String> roles() {
        return Stream.of(ProjectRole.values()).map(ProjectRole::getLiteral).toList();
    }

    /** What a token can be for. */
    public List<String> scopes() {
        return Stream.of(TokenScope.values()).map(TokenScope::getLiteral).toList();
    }
}
