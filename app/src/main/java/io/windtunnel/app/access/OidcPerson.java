package io.windtunnel.app.access;

import java.util.Map;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** An account that is signed in because the provider vouched for it. */
final class OidcPerson extends Person implements OidcUser {

    private static final long serialVersionUID = 1;

    private final OidcIdToken token;

    OidcPerson(Person person, OidcIdToken token) {
        super(person);
        this.token = token;
    }

    @Override
    public String getName() {
        return name();
    }

    @Override
    public OidcIdToken getIdToken() {
        return token;
    }

    @Override
    public Map<String, Object> getClaims() {
        return token.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return getClaims();
    }

    @Override
    public OidcUserInfo getUserInfo() {
        return new OidcUserInfo(getClaims());
    }
}
