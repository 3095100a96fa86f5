package io.windtunnel.app.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Refusals before a request reaches its controller, as problem details (RFC 9457). */
final class MachineErrors {

    private static final JsonMapper JSON = new JsonMapper();

    private MachineErrors() {}

    static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        response.getWriter()
                .write(JSON.writeValueAsString(JSON.createObjectNode()
                        .put("title", problem.getTitle())
                        .put("status", problem.getStatus())
                        .put("detail", detail)));
    }
}
