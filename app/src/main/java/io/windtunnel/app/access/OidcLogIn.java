package io.windtunnel.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Signing in with the provider: the authorization code flow of OpenID Connect, with PKCE (RFC 7636). */
@Component
final class OidcLogIn {

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogIn.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);

    private final OidcProperties properties;
    private final OidcAccounts accounts;

    OidcLogIn(OidcProperties properties, OidcAccounts accounts) {
        this.properties = properties;
        this.accounts = accounts;
    }

    /** Lets people sign in with the provider, where there is one. */
    void addTo(HttpSecurity http) throws Exception {
        if (!properties.isConfigured()) {
            return;
        }
        SimpleClientHttpRequestFactory patience = new SimpleClientHttpRequestFactory();
        patience.setConnectTimeout(CONNECT);
        patience.setReadTimeout(READ);
        RestClient.Builder client = RestClient.builder().requestFactory(patience);
        OidcUserService users = users(patience);
        http.oauth2Login(logIn -> logIn.loginPage("/login")
                .defaultSuccessUrl("/", false)
                .failureHandler(this::failed)
                .clientRegistrationRepository(
                        new OidcProvider(properties, client.clone().build()))
                .authorizedClientRepository(new NoTokensKept())
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokens(client)))
                .userInfoEndpoint(info -> info.oidcUserService(request -> person(users, request)))
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(OidcLogIn.this::away);
                        return filter;
                    }
                }));
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(RestClient.Builder client) {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(client.clone()
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static OidcUserService users(SimpleClientHttpRequestFactory patience) {
        RestTemplate http = new RestTemplate(patience);
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService inner = new DefaultOAuth2UserService();
        inner.setRestOperations(http);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(inner);
        return users;
    }

    private OidcUser person(OidcUserService users, OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        return new OidcPerson(accounts.of(Objects.requireNonNull(user.getSubject()), user), request.getIdToken());
    }

    private void away(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        tell(request, response, LogInProblem.AWAY, e);
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        String code = e instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : "";
        boolean isOurs = code.equals(LogInProblem.UNKNOWN.code()) || code.equals(LogInProblem.DISABLED.code());
        tell(request, response, isOurs ? LogInProblem.of(code) : LogInProblem.PROVIDER, e);
    }

    /** The provider's words, and those of whoever forged an answer of it, go into the log in one line alone. */
    private void tell(HttpServletRequest request, HttpServletResponse response, LogInProblem problem, Exception e)
            throws IOException {
        LOG.warn(
                "nobody was signed in with {} ({}): {}",
                properties.name(),
                problem.code(),
                String.valueOf(e.getMessage()).replaceAll("\\p{C}", " "));
        response.sendRedirect(request.getContextPath() + "/login?error=" + problem.code());
    }

    /** The provider is asked who somebody is, and for nothing afterwards: its tokens are of no use here. */
    private static final class NoTokensKept implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // The interface is so.
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Forgotten.
        }

        @Override
        public void removeAuthorizedClient(
                String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            // There is none.
        }
    }
}
