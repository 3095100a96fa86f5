package io.windtunnel.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells what was refused before a controller saw it: a form without its field, a page for administrators alone. */
@Controller
final class RefusedEarly implements ErrorController {

    static final String LATE = "The request did not arrive whole in time.";

    private final Pages pages;

    RefusedEarly(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    Object told(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        if (Errors.isMachine(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)))) {
            return ResponseEntity.status(known)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatusAndDetail(known, reason(known)));
        }
        ModelAndView page = new ModelAndView(
                pages.page("error", known.getReasonPhrase(), List.of(), new ErrorPage(known.value(), reason(known))));
        page.setStatus(known);
        return page;
    }

    private static String reason(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN ->
                "You may not do this here; or the page was open for so long that it has to be loaded anew.";
            case REQUEST_TIMEOUT -> LATE;
            case NOT_FOUND -> "There is no such page.";
            default -> "This request cannot be answered.";
        };
    }
}
