package org.worldmill.jobs.pairs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.jobs.report.Html;
import org.worldmill.jobs.report.HtmlDocument;
import org.worldmill.jobs.worker.PairsReply.PairView;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.Sample;

/** The page of a release of pairs: some pictures with all their texts. */
final class PairsPage {

  private static final int MOST = 48;
  private static final long MOST_BYTES = 8L << 20;

  private static final String STYLE =
      ".pairs{list-style:none;margin:0;padding:0;display:grid;gap:1rem;"
          + "grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}"
          + ".pairs li{border:1px solid var(--line);border-radius:14px;overflow:hidden}"
          + ".pairs img{display:block;width:100%;aspect-ratio:1}"
          + ".pairs p{margin:.6rem .9rem}.pairs small{color:var(--soft)}";

  private final String dataset;
  private final String version;
  private final List<String> shown = new ArrayList<>();
  private long bytes;
  private long all;

  PairsPage(String dataset, String version) {
    this.dataset = dataset;
    this.version = version;
  }

  /** Tells of a pair; the first view of each model is shown while there is room. */
  void add(Sample sample, PairView view, Path picture) throws IOException {
    all++;
    long size = Files.size(picture);
    if (sample.item().index() > 0 || shown.size() == MOST || bytes + size > MOST_BYTES) {
      return;
    }
    bytes += size;
    StringBuilder out = new StringBuilder("<li><img alt=\"\" src=\"");
    out.append(HtmlDocument.embedded("image/png", Files.readAllBytes(picture)) + "\">");
    out.append("<p><b>" + Html.escape(sample.asset().name()) + "</b> <small>")
        .append(Html.escape(view.name() + ", "))
        .append(Html.escape(sample.asset().licence().spdx().orElse("licence unknown")))
        .append("</small></p>");
    for (Caption caption : sample.captions()) {
      out.append("<p>" + Html.escape(caption.text()) + " <small>")
          .append(Html.escape(caption.kind() + ", " + String.join(", ", caption.sources())))
          .append("</small></p>");
    }
    shown.add(out.append("</li>").toString());
  }

  void write(Path file) throws IOException {
    String body =
        "<header><p class=\"kicker\">Worldmill pairs</p><h1>Views of "
            + Html.escape(dataset + " " + version)
            + "</h1><p class=\"lead\">"
            + Html.count(all)
            + " pictures of 3D models, each with the texts that are known of it. Here is the first"
            + " view of "
            + Html.count(shown.size())
            + " models.</p></header><main><section><ul class=\"pairs\">"
            + String.join("", shown)
            + "</ul></section></main><footer></footer>";
    new HtmlDocument("views of " + dataset, STYLE, "", body).write(file);
  }
}
