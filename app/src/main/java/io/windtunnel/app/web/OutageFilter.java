package io.windtunnel.app.web;

import io.windtunnel.app.database.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells that the database is away where a request did not get as far as a controller: its session or its token could not be
 * looked up.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OutageFilter extends OncePerRequestFilter {

    static final String REASON = "The database does not answer at the moment. Try again soon.";

    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);
    private static final HttpStatus STATUS = HttpStatus.SERVICE_UNAVAILABLE;

    private final Pages pages;

    OutageFilter(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted() || !Outage.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("the database did not answer: {}", e.getMessage());
            response.resetBuffer();
            response.setStatus(STATUS.value());
            tell(request, response);
        }
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (Errors.isMachine(request.getRequestURI())) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(STATUS, REASON);
            JsonMapper.shared()
                    .writeValue(
                            response.getOutputStream(),
                            Map.of(
                                    "title",
                                    String.valueOf(problem.getTitle()),
                                    "status",
                                    STATUS.value(),
                                    "detail",
                                    REASON));
            return;
        }
        // It is in the session, which is away, too.
        request.removeAttribute(CsrfToken.class.getName());
        try {
            pages.page("error", STATUS.getReasonPhrase(), List.of(), new ErrorPage(STATUS.value(), REASON))
                    .render(Map.of(), request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
