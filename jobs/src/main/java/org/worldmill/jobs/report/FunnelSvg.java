package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.px;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws the funnel as a river from left to right: files, assets, items, published; what leaves it
 * bends down. Heights are to one scale within files and assets, and to another within items.
 */
final class FunnelSvg {

  private static final double TOP = 44;
  private static final double RIVER = 150;
  private static final double FLOOR = 300;
  private static final double NODE = 14;
  private static final double[] NODE_X = {20, 400, 500, 926};

  private final StringBuilder out = new StringBuilder();

  private FunnelSvg() {}

  /** What leaves the river at one place. */
  private record Loss(String name, String style, long count) {}

  static String draw(ReportFunnel funnel) {
    FunnelSvg svg = new FunnelSvg();
    svg.out.append(
        "<svg class=\"river\" viewBox=\"0 0 960 380\" role=\"img\" aria-label=\"From "
            + count(funnel.filesSeen())
            + " files to "
            + count(funnel.publishedItems())
            + " published items\">");
    svg.files(funnel);
    svg.items(funnel);
    return svg.out.append("</svg>").toString();
  }

  private void files(ReportFunnel funnel) {
    double scale = RIVER / Math.max(1, funnel.filesSeen());
    List<Loss> losses = new ArrayList<>();
    losses.add(new Loss("quarantined", "bad", funnel.quarantined()));
    losses.add(new Loss("duplicates", "aside", funnel.duplicates()));
    losses.add(new Loss("bundle parts", "aside", funnel.companions()));
    losses.add(new Loss("sidecars", "aside", funnel.sidecars()));
    stretch(0, 1, funnel.assets(), losses, scale);
    double before = funnel.assets() * scale;
    double after = RIVER * (funnel.items() > 0 ? 1 : 0);
    ribbon("main", NODE_X[1] + NODE, TOP, before, NODE_X[2], TOP, after);
    node(0, "Files", funnel.filesSeen(), RIVER);
    node(1, "Assets", funnel.assets(), before);
  }

  private void items(ReportFunnel funnel) {
    double scale = RIVER / Math.max(1, funnel.items());
    List<Loss> losses = new ArrayList<>();
    long small = 0;
    List<ReportFunnel.Filtered> ranked =
        funnel.filtered().stream()
            .filter(rule -> rule.items() > 0)
            .sorted((a, b) -> Long.compare(b.items(), a.items()))
            .toList();
    for (int i = 0; i < ranked.size(); i++) {
      if (i < 4 || ranked.size() == 5) {
        losses.add(new Loss(ranked.get(i).rule(), "drop", ranked.get(i).items()));
      } else {
        small += ranked.get(i).items();
      }
    }
    if (small > 0) {
      losses.add(new Loss((ranked.size() - 4) + " other rules", "drop", small));
    }
    stretch(2, 3, funnel.publishedItems(), losses, scale);
    node(2, "Items", funnel.items(), RIVER);
    node(3, "Published", funnel.publishedItems(), funnel.publishedItems() * scale);
  }

  /** The river between two nodes: what goes on stays at the top, losses leave at the bottom. */
  private void stretch(int from, int to, long goesOn, List<Loss> losses, double scale) {
    double left = NODE_X[from] + NODE;
    double right = NODE_X[to];
    ribbon("main", left, TOP, goesOn * scale, right, TOP, goesOn * scale);
    List<Loss> real = losses.stream().filter(loss -> loss.count() > 0).toList();
    double y = TOP + goesOn * scale;
    // The nearest exit belongs to the lowest strand, so that strands never cross.
    double slot = (right - left - 40) / Math.max(1, real.size());
    for (int i = 0; i < real.size(); i++) {
      Loss loss = real.get(i);
      double height = loss.count() * scale;
      double x = right - 50 - slot * i - slot / 2;
      // Neighbours' names would run into each other on one line.
      exit(loss, left, y, height, new Exit(x, FLOOR + 34 * (i % 2)));
      y += height;
    }
  }

  /** Where a loss leaves the picture. */
  private record Exit(double x, double y) {}

  private void exit(Loss loss, double x, double y, double height, Exit exit) {
    double exitX = exit.x();
    double width = Math.max(1.5, Math.min(height, 46));
    double thick = Math.max(1.5, height);
    double left = exitX - width / 2;
    double right = exitX + width / 2;
    out.append("<path class=\"" + loss.style() + "\" d=\"M" + px(x) + " " + px(y))
        .append(
            " H"
                + px(left)
                + " Q"
                + px(right)
                + " "
                + px(y)
                + " "
                + px(right)
                + " "
                + px(y + thick))
        .append(" V" + px(exit.y()) + " H" + px(left) + " V" + px(y + thick))
        .append(" H" + px(x) + "Z\"><title>")
        .append(escape(loss.name() + ": " + count(loss.count())))
        .append("</title></path>");
    text("num", exitX, exit.y() + 18, count(loss.count()));
    text("cap", exitX, exit.y() + 32, loss.name());
  }

  private void ribbon(
      String style, double x1, double y1, double h1, double x2, double y2, double h2) {
    double middle = (x1 + x2) / 2;
    out.append("<path class=\"" + style + "\" d=\"M" + px(x1) + " " + px(y1))
        .append(" C" + px(middle) + " " + px(y1) + " " + px(middle) + " " + px(y2) + " " + px(x2))
        .append(" " + px(y2) + " V" + px(y2 + h2) + " C" + px(middle) + " " + px(y2 + h2))
        .append(" " + px(middle) + " " + px(y1 + h1) + " " + px(x1) + " " + px(y1 + h1) + "Z\"/>");
  }

  private void node(int index, String name, long value, double height) {
    double x = NODE_X[index];
    out.append("<rect class=\"node\" x=\"" + px(x) + "\" y=\"" + px(TOP) + "\" width=\"" + px(NODE))
        .append("\" height=\"" + px(Math.max(2, height)) + "\" rx=\"2\"/>");
    String anchor = index == 3 ? "end" : index == 0 ? "start" : "middle";
    double at = index == 3 ? x + NODE : index == 0 ? x : x + NODE / 2;
    out.append("<text class=\"big\" text-anchor=\"" + anchor + "\" x=\"" + px(at) + "\" y=\"32\">")
        .append(count(value) + "</text>")
        .append("<text class=\"cap\" text-anchor=\"" + anchor + "\" x=\"" + px(at) + "\" y=\"12\">")
        .append(name + "</text>");
  }

  private void text(String style, double x, double y, String text) {
    out.append(
            "<text class=\"" + style + "\" text-anchor=\"middle\" x=\"" + px(x) + "\" y=\"" + px(y))
        .append("\">" + escape(text) + "</text>");
  }
}
