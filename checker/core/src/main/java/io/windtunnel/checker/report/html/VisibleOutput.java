package io.windtunnel.checker.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Escapes as the context asks, and shows the characters that hide or reorder others; line breaks stay. */
final class VisibleOutput extends OwaspHtmlTemplateOutput {

    private final UnaryOperator<String> visible;

    VisibleOutput(TemplateOutput output, UnaryOperator<String> visible) {
        super(output);
        this.visible = visible;
    }

    @Override
    public void writeUserContent(String value) {
        super.writeUserContent(
                Arrays.stream(value.split("\r?\n", -1)).map(visible).collect(Collectors.joining("\n")));
    }
}
