package io.windtunnel.views.html;

import gg.jte.output.WriterOutput;
import io.windtunnel.domain.report.Report;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The head and the sections of a report as a fragment of HTML, to stand in the {@code main} of a page that somebody else
 * makes. It holds no script, no style and no handler of events, so that it stands a strict Content-Security-Policy;
 * {@link PageFiles} has the style sheet and the script that go with it. Its identifiers are {@code top}, those of the
 * sections (their headings' end in {@code -title}), and those that begin with {@code f} or {@code s} and a number: the
 * page around it uses others.
 */
public final class HtmlFragment {

    private final Head head;
    private final List<Section> sections;

    private HtmlFragment(Head head, List<Section> sections) {
        this.head = head;
        this.sections = sections;
    }

    /** The fragment for a report; what is too much for a page is cut, and the fragment says so. */
    public static HtmlFragment of(Report report) {
        return new HtmlFragment(Head.of(report), Sections.of(report));
    }

    /** The sections in their order, for links to them: {@code #} and the identifier. */
    public List<Section> sections() {
        return sections;
    }

    /**
     * Writes the fragment; the writer is neither flushed nor closed.
     *
     * @throws java.io.UncheckedIOException if the writer does not take it
     */
    public void write(Writer out) {
        Templates.render("fragment.jte", shown(), new WriterOutput(out));
    }

    /** What the fragment's template shows. */
    Map<String, Object> shown() {
        return Map.of(
                "head",
                head,
                "sections",
                sections,
                "contents",
                sections.stream().collect(Collectors.toMap(Section::id, Templates::content)));
    }
}
