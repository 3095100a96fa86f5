package io.windtunnel.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Who gets through the door; what they may do inside is for {@link ProjectAccess}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class SecurityConfiguration {

    /** Nothing inline, nothing from elsewhere: what a report brings is text, and stays text. */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Machines: a token with each request, no session. */
    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, Tokens tokens, AccessProperties limits) throws Exception {
        headers(http)
                .securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            MachineErrors.write(
                                    response,
                                    HttpStatus.UNAUTHORIZED,
                                    "A project's token is needed: "
                                            + "Authorization: Bearer wt_... What was sent is none, or counts no more.");
                        })
                        .accessDeniedHandler((request, response, e) -> MachineErrors.write(
                                response, HttpStatus.FORBIDDEN, "This token is for something else.")))
                .addFilterBefore(new TokenFilter(tokens), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(
                        new LimitFilter(
                                request -> true,
                                new RateLimit(limits.reportsPerMinute()),
                                SecurityConfiguration::whoSends),
                        TokenFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/api/openapi.json", "/api/report.schema.json")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/api/reports")
                                .hasAuthority(TokenFilter.SCOPE + "PUBLISH")
                                .anyRequest()
                                .authenticated());
        return http.build();
    }

    /** Operators: health for everybody, the rest with an administrator's password. */
    @Bean
    @Order(2)
    SecurityFilterChain operators(HttpSecurity http) throws Exception {
        headers(http)
                .securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/actuator/health")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(Person.ADMINISTRATOR));
        return http.build();
    }

    /** People: a session, and a form against forged requests. */
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http, AccessProperties limits, OidcLogIn oidc) throws Exception {
        headers(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/setup", "/assets/**", "/webjars/**", "/badges/**", "/error")
                        .permitAll()
                        .requestMatchers("/accounts/**")
                        .hasAuthority(Person.ADMINISTRATOR)
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", false))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .addFilterBefore(
                        new LimitFilter(
                                new OrRequestMatcher(
                                        PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/login"),
                                        PathPatternRequestMatcher.pathPattern("/oauth2/authorization/*")),
                                new RateLimit(limits.logInsPerMinute()),
                                SecurityConfiguration::whoTries),
                        CsrfFilter.class);
        oidc.addTo(http);
        return http.build();
    }

    private static List<String> whoSends(HttpServletRequest request) {
        String token = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        return List.of(request.getRemoteAddr() + " " + token.substring(0, Math.min(token.length(), 40)));
    }

    private static List<String> whoTries(HttpServletRequest request) {
        String name = request.getParameter("username");
        String address = "address " + request.getRemoteAddr();
        return name == null ? List.of(address) : List.of(address, "name " + name);
    }

    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    @Bean
    UserDetailsService accountsByName(Accounts accounts) {
        return name -> accounts.find(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
