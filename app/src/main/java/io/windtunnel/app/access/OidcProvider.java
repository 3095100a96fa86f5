package io.windtunnel.app.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The provider as its discovery document describes it (OpenID Connect Discovery 1.0). It is asked when somebody first wants
 * to sign in, and again until it has answered: a server starts without its provider.
 */
final class OidcProvider implements ClientRegistrationRepository {

    /** What the provider is called in addresses. */
    static final String ID = "oidc";

    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final OidcProperties properties;
    private final RestClient http;
    private volatile @Nullable ClientRegistration known;

    OidcProvider(OidcProperties properties, RestClient http) {
        this.properties = properties;
        this.http = http;
    }

    /** @throws AuthenticationServiceException if the provider does not say what it is */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = discover();
            known = registration;
        }
        return registration;
    }

    private ClientRegistration discover() {
        try {
            String base = properties.issuer().replaceFirst("/+$", "");
            Map<String, Object> document = http.get()
                    .uri(base + "/.well-known/openid-configuration")
                    .retrieve()
                    .body(DOCUMENT);
            if (document == null || !properties.issuer().equals(document.get("issuer"))) {
                throw new AuthenticationServiceException("it calls itself by another name than windtunnel.oidc.issuer");
            }
            return registration(ClientRegistrations.fromOidcConfiguration(document));
        } catch (RestClientException | IllegalArgumentException | IllegalStateException e) {
            throw new AuthenticationServiceException(String.valueOf(e.getMessage()), e);
        }
    }

    private ClientRegistration registration(ClientRegistration.Builder described) {
        described
                .registrationId(ID)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .clientName(properties.name())
                .scope("openid", "profile", "email")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
        if (properties.clientSecret().isEmpty()) {
            described.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        return described.build();
    }
}
