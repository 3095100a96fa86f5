package io.windtunnel.views.html;

import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.SchemaReference;
import io.windtunnel.domain.report.SchemaTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Finds each box and line its place, in layers along the foreign keys.
 *
 * @see <a href="https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html">ELK Layered</a>
 */
final class DiagramLayout {

    private static final double SPACING = 36;
    private static final double RADIUS = 8;
    private static final double ARROW = 7;

    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, Drawn> nodes = new LinkedHashMap<>();
    private final List<Connected> edges = new ArrayList<>();
    private final Budget budget;

    private record Drawn(ElkNode node, Diagram.Box box) {}

    private record Connected(ElkEdge edge, SchemaTable table, SchemaReference reference) {}

    private DiagramLayout(Budget budget) {
        this.budget = budget;
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.ASPECT_RATIO, 1.7);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(16));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, SPACING * 0.7);
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, SPACING * 0.7);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, SPACING * 1.3);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, SPACING / 3);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, SPACING / 4);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, SPACING / 2);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, SPACING / 4);
    }

    /** The diagram of these tables, each in its detail; foreign keys to others are left out. */
    static Diagram of(String id, String label, Map<SchemaTable, TableBox.Detail> tables, Budget budget) {
        LayoutMetaDataService.getInstance(); // Registers the types of options, which a layout copies.
        DiagramLayout layout = new DiagramLayout(budget);
        tables.forEach(layout::add);
        tables.keySet().forEach(layout::connect);
        new LayeredLayoutProvider().layout(layout.root, new BasicProgressMonitor());
        return layout.drawn(id, label);
    }

    private void add(SchemaTable table, TableBox.Detail detail) {
        Diagram.Box box = TableBox.of(table, detail, budget);
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(box.width(), box.height());
        nodes.put(key(table), new Drawn(node, box));
    }

    /** A dropped table can have the name of a new one. */
    private static String key(SchemaTable table) {
        boolean isGone = table.change().equals(Optional.of(ModelDifference.Change.DROPPED));
        return (isGone ? "- " : "+ ") + table.name();
    }

    private void connect(SchemaTable table) {
        for (SchemaReference reference : table.references()) {
            Drawn source = nodes.get(key(table));
            Drawn target = nodes.getOrDefault("+ " + reference.table(), nodes.get("- " + reference.table()));
            if (source != null && target != null) {
                ElkEdge edge = ElkGraphUtil.createSimpleEdge(source.node(), target.node());
                edges.add(new Connected(edge, table, reference));
            }
        }
    }

    private Diagram drawn(String id, String label) {
        List<Diagram.Box> placed = new ArrayList<>();
        nodes.values().forEach(drawn -> {
            ElkNode node = drawn.node();
            Diagram.Box box = drawn.box();
            placed.add(new Diagram.Box(
                    (int) Math.round(node.getX()),
                    (int) Math.round(node.getY()),
                    box.width(),
                    box.height(),
                    box.tone(),
                    box.sign(),
                    box.name(),
                    box.title(),
                    box.rows()));
        });
        List<Diagram.Line> lines = new ArrayList<>();
        edges.forEach(connected -> connected.edge().getSections().stream()
                .limit(1)
                .forEach(section -> lines.add(line(section, connected.table(), connected.reference()))));
        return new Diagram(
                id, label, (int) Math.ceil(root.getWidth()), (int) Math.ceil(root.getHeight()), placed, lines);
    }

    private Diagram.Line line(ElkEdgeSection section, SchemaTable table, SchemaReference reference) {
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {section.getStartX(), section.getStartY()});
        section.getBendPoints().forEach(bend -> points.add(new double[] {bend.getX(), bend.getY()}));
        points.add(new double[] {section.getEndX(), section.getEndY()});
        Optional<ModelDifference.Change> change = reference.change().or(() -> table.change()
                .filter(EnumSet.of(ModelDifference.Change.ADDED, ModelDifference.Change.DROPPED)::contains));
        return new Diagram.Line(
                path(points),
                arrow(points),
                TableBox.tone(change),
                budget.line(TableBox.plain(table.name()) + " (" + String.join(", ", reference.columns()) + ") → "
                        + TableBox.plain(reference.table())
                        + " (" + String.join(", ", reference.referencedColumns()) + ")"
                        + change.map(kind -> ", " + kind).orElse("")));
    }

    /** Straight pieces, their corners rounded. */
    private static String path(List<double[]> points) {
        StringBuilder path = new StringBuilder("M" + point(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            double[] corner = points.get(i);
            path.append("L").append(point(towards(corner, points.get(i - 1))));
            path.append("Q").append(point(corner)).append(' ').append(point(towards(corner, points.get(i + 1))));
        }
        return path.append("L").append(point(points.get(points.size() - 1))).toString();
    }

    private static double[] towards(double[] from, double[] to) {
        double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        double share = length == 0 ? 0 : Math.min(RADIUS, length / 2) / length;
        return new double[] {from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share};
    }

    private static String arrow(List<double[]> points) {
        double[] end = points.get(points.size() - 1);
        double[] before = points.get(points.size() - 2);
        double length = Math.max(1, Math.hypot(end[0] - before[0], end[1] - before[1]));
        double dx = (end[0] - before[0]) / length * ARROW;
        double dy = (end[1] - before[1]) / length * ARROW;
        return "M" + point(end)
                + "L" + point(new double[] {end[0] - dx - dy * 0.55, end[1] - dy + dx * 0.55})
                + "L" + point(new double[] {end[0] - dx + dy * 0.55, end[1] - dy - dx * 0.55}) + "Z";
    }

    private static String point(double[] point) {
        return String.format(Locale.ROOT, "%.1f %.1f", point[0], point[1]);
    }
}
