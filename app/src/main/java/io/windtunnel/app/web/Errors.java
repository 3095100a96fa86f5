package io.windtunnel.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
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

    /** The pool waited for a connection in vain: the database is away, and will be back. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        DataAccessException.class
    })
    Object database(Exception e, HttpServletRequest request) {
        LOG.warn("the database did not answer: {}", e.getMessage());
        return told(
                HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer at the moment. Try again soon.", request);
    }

    @ExceptionHandler
    Object other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String detail = known.getBody().getDetail();
            return told(status, detail == null ? "This request cannot be answered." : detail, request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return told(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the server's log has it.", request);
    }

    private Object told(HttpStatusCode status, String reason, HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/")) {
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
