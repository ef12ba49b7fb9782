package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the section of the models that can be turned. */
final class ModelsSection {

  private final List<ModelPreview> shown;
  private final TreeMap<String, Long> missing = new TreeMap<>();

  ModelsSection(List<ModelPreview> models) {
    shown = models.stream().filter(model -> model.glb().isPresent()).toList();
    models.forEach(model -> model.why().ifPresent(why -> missing.merge(why, 1L, Long::sum)));
  }

  /** Items whose cards are needed. */
  Set<String> items() {
    Set<String> items = new LinkedHashSet<>();
    shown.forEach(model -> items.add(model.itemId()));
    return items;
  }

  /** Whether any model can be turned, so that the page needs what turns it. */
  boolean isEmpty() {
    return shown.isEmpty();
  }

  /** The section; empty if there is no model. */
  String write(Map<String, CardJson.Card> cards) {
    if (shown.isEmpty() && missing.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("<section id=\"models\"><h2>3D models</h2>");
    out.append("<p class=\"quiet\">Open one to turn it by mouse, finger or arrow keys, with its")
        .append(" hull and principal axes. What turns here is made small for this page;")
        .append(" the release holds the whole.</p><ul class=\"tiles\">");
    for (ModelPreview model : shown) {
      CardJson.Card card = cards.get(model.itemId());
      if (card != null) {
        String name = card.item().asset().name();
        out.append("<li class=\"model3d\">" + Html.opens(model.itemId()))
            .append("<span class=\"words\"><b>")
            .append(escape(name.substring(name.lastIndexOf('/') + 1)))
            .append("</b></span></button></li>");
      }
    }
    out.append("</ul>");
    missing.forEach(
        (why, models) ->
            out.append("<p class=\"quiet\">" + count(models))
                .append(models == 1 ? " model is not here: " : " models are not here: ")
                .append(escape(why) + ".</p>"));
    return out.append("</section>").toString();
  }
}
