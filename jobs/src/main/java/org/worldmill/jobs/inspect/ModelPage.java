package org.worldmill.jobs.inspect;

import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.number;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.jobs.report.HtmlDocument;
import org.worldmill.jobs.report.ModelViewer;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The page of one 3D model: it can be turned, with its turntable, facts and signals below. */
public final class ModelPage {

  private static final String STYLE =
      ".stage.model{border-radius:14px;border:1px solid var(--line)}"
          + ".sheet{display:block;max-width:100%;border-radius:10px}"
          + ".facts td small{display:block;color:var(--soft);max-width:34rem;margin-left:auto}";

  private static final String BOOT =
      """
      (() => {
      'use strict';
      const stage = document.querySelector('.stage');
      const data = document.getElementById('model').textContent.trim();
      const name = document.querySelector('h1').textContent;
      if (!worldmillViewer.open(stage, {name, glb: worldmillViewer.bytes(data), whole: null})) {
        stage.textContent = 'This browser draws no 3D (WebGL is absent or turned off); the turntable below stands in.';
      }
      })();
      """;

  private final Shown shown;
  private final MeasureRegistry registry;
  private final StringBuilder out = new StringBuilder();

  private ModelPage(Shown shown, MeasureRegistry registry) {
    this.shown = shown;
    this.registry = registry;
  }

  /**
   * A model and what is known of it.
   *
   * @param name the file
   * @param facts what it says of itself
   * @param signals what was measured
   * @param drop the reason why it was dropped, in words
   * @param glb the model made small, in base64
   * @param sheet its turntable, a JPEG as an address that holds it
   */
  public record Shown(
      String name,
      MediaFacts facts,
      SortedMap<String, SignalValue> signals,
      Optional<String> drop,
      String glb,
      String sheet) {
    public Shown {
      signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    }
  }

  /** The page. */
  public static HtmlDocument of(Shown shown, MeasureRegistry registry) {
    ModelPage page = new ModelPage(shown, registry);
    page.head();
    page.pictures();
    page.facts();
    page.signals();
    return new HtmlDocument(
        "inspect " + page.fileName(),
        STYLE,
        ModelViewer.script() + BOOT,
        page.out.append("</main><footer></footer>").toString());
  }

  private String fileName() {
    return shown.name().substring(shown.name().lastIndexOf('/') + 1);
  }

  private void head() {
    out.append("<header><p class=\"kicker\">Worldmill inspect</p><h1>" + escape(fileName()))
        .append("</h1><p class=\"lead\">");
    shown
        .facts()
        .model()
        .ifPresent(
            model ->
                out.append(
                    model.faces() > 0
                        ? count(model.faces())
                            + " triangles over "
                            + count(model.vertices())
                            + " vertices"
                        : count(model.vertices()) + " points"));
    out.append(", <b>")
        .append(shown.drop().map(why -> "dropped</b>: " + escape(why)).orElse("kept</b>"))
        .append(".</p></header><main>");
  }

  private void pictures() {
    out.append("<section><h2>The model</h2><div class=\"stage\"></div>")
        .append("<script type=\"text/plain\" id=\"model\">" + shown.glb() + "</script></section>")
        .append("<section><h2>From all sides</h2><img class=\"sheet\" src=\"" + shown.sheet())
        .append("\" alt=\"The model from six sides, from above and from below\"></section>");
  }

  private void facts() {
    out.append("<section><h2>What the file says</h2><table class=\"facts plain\"><tbody>");
    row("format", escape(shown.facts().format()));
    shown
        .facts()
        .model()
        .ifPresent(
            model -> {
              row("materials", count(model.materials()));
              row("textures", count(model.textures()));
              row("animations", count(model.animations()));
              model.generator().ifPresent(tool -> row("written by", escape(tool)));
              if (!model.extensions().isEmpty()) {
                row("extensions", escape(String.join(", ", model.extensions())));
              }
            });
    shown.facts().tags().forEach(tag -> row(escape(tag.name()), escape(tag.value())));
    out.append("</tbody></table></section>");
  }

  private void signals() {
    out.append("<section><h2>What was measured</h2><table class=\"facts\"><tbody>");
    for (SignalSpec spec : registry.signals(org.worldmill.schemas.Modality.MODEL3D)) {
      SignalValue value = shown.signals().get(spec.name());
      if (value != null) {
        row(
            escape(spec.name()),
            "<span title=\""
                + escape(spec.method())
                + "\">"
                + told(spec, value)
                + "</span><small>"
                + escape(spec.meaning())
                + "</small>");
      }
    }
    out.append("</tbody></table></section>");
  }

  private void row(String name, String cell) {
    out.append("<tr><th scope=\"row\">" + name + "</th><td>" + cell + "</td></tr>");
  }

  private static String told(SignalSpec spec, SignalValue value) {
    if (value.absent().isPresent()) {
      return "<i class=\"none\">" + escape(value.absent().get()) + "</i>";
    }
    if (value.text().isPresent()) {
      return escape(value.text().get());
    }
    String unit = spec.unit().equals("1") ? "" : " " + escape(spec.unit());
    if (value.number().isEmpty()) {
      List<String> parts = value.series().stream().limit(12).map(v -> number(v)).toList();
      return String.join(", ", parts) + (value.series().size() > 12 ? " …" : "") + unit;
    }
    if (spec.type() == SignalSpec.Type.FLAG) {
      return value.number().get() == 0 ? "no" : "yes";
    }
    return number(value.number().get())
        + value.standardError().map(error -> " ± " + number(error)).orElse("")
        + unit;
  }
}
