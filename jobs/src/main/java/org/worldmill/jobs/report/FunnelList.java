package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.px;

/** The funnel as a list of bars, for screens on which the river would be too small to read. */
final class FunnelList {

  private final StringBuilder out = new StringBuilder();
  private long whole = 1;

  private FunnelList() {}

  static String write(ReportFunnel funnel) {
    FunnelList list = new FunnelList();
    list.out.append("<ul class=\"stream\">");
    list.whole = Math.max(1, funnel.filesSeen());
    list.stage("Files", funnel.filesSeen());
    list.leaves("sidecars", "aside", funnel.sidecars());
    list.leaves("bundle parts", "aside", funnel.companions());
    list.leaves("duplicates", "aside", funnel.duplicates());
    list.leaves("quarantined", "bad", funnel.quarantined());
    list.stage("Assets", funnel.assets());
    list.whole = Math.max(1, funnel.items());
    list.stage("Items", funnel.items());
    for (ReportFunnel.Filtered rule : funnel.filtered()) {
      list.leaves(rule.rule(), "drop", rule.items());
    }
    list.stage("Published", funnel.publishedItems());
    return list.out.append("</ul>").toString();
  }

  private void stage(String name, long value) {
    out.append("<li><span>" + name + "</span><b>" + count(value) + "</b>");
    bar("main", value);
  }

  private void leaves(String name, String style, long value) {
    if (value > 0) {
      out.append("<li class=\"leaves\"><span>" + escape(name) + "</span><span>")
          .append("− " + count(value) + "</span>");
      bar(style, value);
    }
  }

  private void bar(String style, long value) {
    double width = value == 0 ? 0 : Math.max(0.6, 100.0 * value / whole);
    out.append("<svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
        .append(
            "<rect class=\"" + style + "\" height=\"1\" width=\"" + px(width) + "\"/></svg></li>");
  }
}
