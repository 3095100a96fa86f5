package io.windtunnel.app.web;

import io.windtunnel.app.database.Outage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells errors: machines get problem details, people a page. */
@ControllerAdvice
final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Pages pages;

    Errors(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    Object notFound(NotFound e, HttpServletRequest request) {
        return told(HttpStatus.NOT_FOUND, "There is " + e.getMessage() + ", or you may not see it.", request);
    }

    @ExceptionHandler
    Object refused(Refused e, HttpServletRequest request) {
        return told(e.status(), String.valueOf(e.getMessage()), request);
    }

    @ExceptionHandler
    Object denied(AccessDeniedException e, HttpServletRequest request) {
        return told(HttpStatus.FORBIDDEN, "You may not do this here.", request);
    }

    @ExceptionHandler
    Object other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String detail = known.getBody().getDetail();
            return told(status, detail == null ? "This request cannot be answered." : detail, request);
        }
        if (Outage.isCauseOf(e)) {
            LOG.warn("the database did not answer: {}", e.getMessage());
            return told(HttpStatus.SERVICE_UNAVAILABLE, OutageFilter.REASON, request);
        }
        if (isCutOff(e)) {
            LOG.info("{} {} did not arrive whole: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
            return told(HttpStatus.REQUEST_TIMEOUT, RefusedEarly.LATE, request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return told(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the server's log has it.", request);
    }

    /** Whoever sends it is too slow, or gone. */
    private static boolean isCutOff(Throwable e) {
        return e instanceof ClientAbortException
                || e instanceof SocketTimeoutException
                || e instanceof EOFException
                || (e.getCause() != null && isCutOff(e.getCause()));
    }

    /** Whether a program asks, which is told by problem details; people get a page. */
    static boolean isMachine(String path) {
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    private Object told(HttpStatusCode status, String reason, HttpServletRequest request) {
        if (isMachine(request.getRequestURI())) {
            return ResponseEntity.status(status)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatusAndDetail(status, reason));
        }
        ModelAndView page =
                new ModelAndView(pages.page("error", title(status), List.of(), new ErrorPage(status.value(), reason)));
        page.setStatus(status);
        return page;
    }

    private static String title(HttpStatusCode status) {
        return status instanceof HttpStatus known ? known.getReasonPhrase() : "Error " + status.value();
    }
}
