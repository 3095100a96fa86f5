package io.windtunnel.app.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 (RFC 6585) to who asks too often. */
final class LimitFilter extends OncePerRequestFilter {

    private final RequestMatcher concerned;
    private final RateLimit limit;
    private final Function<HttpServletRequest, List<String>> keys;

    /**
     * @param concerned which requests count
     * @param keys by what they are counted; each of them has to have some left
     */
    LimitFilter(RequestMatcher concerned, RateLimit limit, Function<HttpServletRequest, List<String>> keys) {
        this.concerned = concerned;
        this.limit = limit;
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (concerned.matches(request) && !keys.apply(request).stream().allMatch(limit::passes)) {
            response.setStatus(429);
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            response.setContentType("text/plain;charset=utf-8");
            response.getWriter().write("Too many requests: wait a minute.\n");
            return;
        }
        chain.doFilter(request, response);
    }
}
