package io.windtunnel.views.html;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import io.windtunnel.views.text.VisibleText;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Escapes as the context asks, and shows the characters that hide or reorder others; line breaks stay. */
final class VisibleOutput extends OwaspHtmlTemplateOutput {

    VisibleOutput(TemplateOutput output) {
        super(output);
    }

    @Override
    public void writeUserContent(String value) {
        super.writeUserContent(
                Arrays.stream(value.split("\r?\n", -1)).map(VisibleText::of).collect(Collectors.joining("\n")));
    }
}
