package io.windtunnel.app.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs in whoever sends {@code Authorization: Bearer} with a token that counts (RFC 6750). */
final class TokenFilter extends OncePerRequestFilter {

    /** What the token's scope is called as an authority. */
    static final String SCOPE = "SCOPE_";

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;

    TokenFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Optional<Machine> machine =
                    tokens.find(header.substring(BEARER.length()).strip());
            machine.ifPresent(this::signIn);
        }
        chain.doFilter(request, response);
    }

    private void signIn(Machine machine) {
        tokens.used(machine);
        String scope = SCOPE + machine.scope().getLiteral().toUpperCase(Locale.ROOT);
        Authentication authentication = UsernamePasswordAuthenticationToken.authenticated(
                machine, null, List.of(new SimpleGrantedAuthority(scope)));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }
}
