package io.windtunnel.checker.report.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.report.HostileReports;
import io.windtunnel.checker.report.SampleReports;
import io.windtunnel.checker.report.Written;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.text.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger wrote comes out of the Markdown as the text that it is, by a parser's judgement. */
final class MarkdownReporterTest {

    private static final String REPORTS = "io.windtunnel.checker.report.SampleReports#andHostileOnes";

    /** Addresses of mail are another matter: the parser takes more for one than GitHub does. */
    private static final Extension LINKS = AutolinkExtension.builder()
            .linkTypes(AutolinkType.URL, AutolinkType.WWW)
            .build();

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), LINKS))
            .build();

    private static final Pattern OUR_HTML =
            Pattern.compile("</?code>|</details>|<details( open)?><summary><code>[^<>]*</code>: [\\w, ]+</summary>");

    /** What GitHub makes something of in the text that comes out of the Markdown. */
    private static final Pattern LINKED = Pattern.compile(
            "@\\w|#\\d|\\bGH-\\d|://|\\bwww\\.|:[\\w+-]+:|\\b(?=\\d*[a-f])[0-9a-f]{7,40}\\b", Pattern.CASE_INSENSITIVE);

    static Stream<Map.Entry<String, String>> texts() {
        return HostileReports.TEXTS.entrySet().stream()
                .filter(text -> !text.getValue().isBlank());
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void nothingOfItIsMarkupButOurs(Report report) {
        Seen seen = Seen.in(report);

        assertThat(seen.strange).isEmpty();
        assertThat(seen.html).allMatch(html -> OUR_HTML.matcher(html).matches());
        assertThat(seen.html.stream().filter(html -> html.startsWith("<details")))
                .hasSameSizeAs(seen.html.stream()
                        .filter(html -> html.equals("</details>"))
                        .toList());
        assertThat(seen.text).noneMatch(text -> LINKED.matcher(text).find());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itReadsAsItWasWritten(Map.Entry<String, String> text) {
        Seen seen = Seen.in(HostileReports.only(text.getValue()));
        String line = VisibleText.boundedLine(text.getValue(), 500).strip();

        assertThat(seen.text).anyMatch(read -> read.replace("\u200b", "").equals(line));
        for (String sql : VisibleText.bounded(text.getValue(), 500).lines().toList()) {
            assertThat(seen.blocks).anyMatch(block -> block.contains("+" + sql));
        }
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void itIsNeverLongerThanGitHubTakes(Report report) {
        String written = Written.as(ReportFormat.MARKDOWN, report);

        assertThat(written.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MarkdownReporter.LONGEST);
    }

    @Test
    void whatDoesNotFitIsCountedAndNoFindingIsCut() {
        Report report = HostileReports.manyFindings();
        Seen seen = Seen.in(report);
        long shown = seen.text.stream()
                .filter(text -> text.matches(". (error|warning|note):"))
                .count();
        long all = report.findings().stream()
                .filter(finding -> finding.suppressed().isEmpty())
                .count();

        assertThat(shown).isGreaterThan(10);
        assertThat(String.join("", seen.text).replace(",", "")).contains((all - shown) + " more findings");
        assertThat(Written.as(ReportFormat.MARKDOWN, report))
                .doesNotContain("▲ warning")
                .contains("✖ error");
    }

    @Test
    void aCleanReportIsTwoLines() {
        assertThat(Written.as(ReportFormat.MARKDOWN, SampleReports.named("clean"))
                        .strip()
                        .lines())
                .hasSize(2);
    }

    /** What a parser makes of it. */
    private static final class Seen extends AbstractVisitor {

        private final List<String> strange = new ArrayList<>();
        private final List<String> html = new ArrayList<>();
        private final List<String> text = new ArrayList<>();
        private final List<String> blocks = new ArrayList<>();

        static Seen in(Report report) {
            Seen seen = new Seen();
            PARSER.parse(Written.as(ReportFormat.MARKDOWN, report)).accept(seen);
            return seen;
        }

        /** Neighbours are one text: the parser cuts where it looked for markup. */
        @Override
        public void visit(Text node) {
            if (node.getPrevious() instanceof Text) {
                text.set(text.size() - 1, text.get(text.size() - 1) + node.getLiteral());
            } else {
                text.add(node.getLiteral());
            }
        }

        @Override
        public void visit(FencedCodeBlock node) {
            blocks.add(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline node) {
            html.add(node.getLiteral());
        }

        @Override
        public void visit(HtmlBlock node) {
            html.add(node.getLiteral().strip());
        }

        @Override
        public void visit(Code node) {
            // Nothing is looked for in it.
        }

        @Override
        public void visit(CustomNode node) {
            visitChildren(node);
        }

        @Override
        public void visit(Link node) {
            strange(node);
        }

        @Override
        public void visit(Image node) {
            strange(node);
        }

        @Override
        public void visit(Heading node) {
            strange(node);
        }

        @Override
        public void visit(BlockQuote node) {
            strange(node);
        }

        @Override
        public void visit(OrderedList node) {
            strange(node);
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            strange(node);
        }

        @Override
        public void visit(LinkReferenceDefinition node) {
            strange(node);
        }

        private void strange(Node node) {
            strange.add(node + " in " + node.getParent());
        }
    }
}
