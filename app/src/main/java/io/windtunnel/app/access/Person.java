package io.windtunnel.app.access;

import io.windtunnel.app.audit.AuditEntry.Actor;
import io.windtunnel.app.web.SignedIn;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An account that is signed in. Sessions keep it, without the password's hash. */
public sealed class Person implements UserDetails, CredentialsContainer, SignedIn permits OidcPerson {

    /** The authority of who administers the whole server. */
    public static final String ADMINISTRATOR = "ROLE_ADMINISTRATOR";

    private static final long serialVersionUID = 1;

    private final long id;
    private final String name;
    private final String displayName;
    private final boolean isAdministrator;
    private final boolean isEnabled;
    private @Nullable String passwordHash;

    Person(
            long id,
            String name,
            String displayName,
            boolean isAdministrator,
            boolean isEnabled,
            @Nullable String passwordHash) {
        this.id = id;
        this.name = name;
        this.displayName = displayName;
        this.isAdministrator = isAdministrator;
        this.isEnabled = isEnabled;
        this.passwordHash = passwordHash;
    }

    Person(Person other) {
        this(other.id, other.name, other.displayName, other.isAdministrator, other.isEnabled, null);
    }

    /** The account's number. */
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    @Override
    public boolean isAdministrator() {
        return isAdministrator;
    }

    /** As the audit log names them. */
    public Actor actor() {
        return new Actor(name, Optional.of(id));
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return isAdministrator ? List.of(new SimpleGrantedAuthority(ADMINISTRATOR)) : List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public boolean isEnabled() {
        return isEnabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Person person && person.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return name;
    }
}
