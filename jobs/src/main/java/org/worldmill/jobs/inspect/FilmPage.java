package org.worldmill.jobs.inspect;

import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.worldmill.jobs.report.Curve;
import org.worldmill.jobs.report.CurveSvg;
import org.worldmill.jobs.report.CurveSvg.Chart;
import org.worldmill.jobs.report.CurveSvg.Stretch;
import org.worldmill.jobs.report.HtmlDocument;
import org.worldmill.jobs.report.SignalPlots;
import org.worldmill.jobs.worker.TraceReply;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The page of one film. */
public final class FilmPage {

  private static final CurveSvg.Size TALL = new CurveSvg.Size(960, 170);
  private static final CurveSvg.Size FLAT = new CurveSvg.Size(960, 84);

  private static final String STYLE =
      ".sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1rem;list-style:none;padding:0}"
          + ".sheet .pair{display:grid;grid-template-columns:1fr 1fr;gap:2px;background:var(--ink)}"
          + ".sheet img{width:100%;display:block}.sheet .panel{overflow:hidden}"
          + ".over{margin:1.4rem 0}.over h3{font:600 .92rem var(--mono)}.over p{margin:.1rem 0 .4rem;color:var(--soft);font-size:.85rem}"
          + ".clips{border-collapse:collapse;width:100%;font-size:.9rem}.clips td,.clips th{text-align:left;padding:.3rem 1rem .3rem 0;border-top:1px solid var(--line)}";

  private static final int MOST_PLOTTED = 60;
  private static final int OPEN = 6;

  private final Film film;
  private final TraceReply trace;
  private final StringBuilder out = new StringBuilder();

  private FilmPage(Film film, TraceReply trace) {
    this.film = film;
    this.trace = trace;
  }

  /**
   * A film and what was made of it.
   *
   * @param name the file
   * @param timeBase of its pictures
   * @param startPts of its first frame
   * @param seconds its length
   * @param clips its clips, in order
   * @param rules the filters
   */
  public record Film(
      String name,
      Rational timeBase,
      long startPts,
      double seconds,
      List<Clip> clips,
      List<FilterRule> rules) {
    public Film {
      clips = List.copyOf(clips);
      rules = List.copyOf(rules);
    }
  }

  /**
   * A clip.
   *
   * @param shot its shot, from 0
   * @param startPts its first frame
   * @param endPts the first frame behind it
   * @param drop the reason why it was dropped, in words
   * @param signals what was measured in it
   */
  public record Clip(
      int shot,
      long startPts,
      long endPts,
      Optional<String> drop,
      SortedMap<String, SignalValue> signals) {
    public Clip {
      signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    }
  }

  /**
   * The page.
   *
   * @throws IOException if a picture of the trace cannot be read
   */
  public static HtmlDocument of(Film film, TraceReply trace, MeasureRegistry registry)
      throws IOException {
    FilmPage page = new FilmPage(film, trace);
    page.head();
    page.sheet();
    page.change();
    page.clips();
    page.motion();
    page.scores(registry);
    return new HtmlDocument(
        "inspect " + page.fileName(),
        STYLE,
        "",
        page.out.append("</main><footer></footer>").toString());
  }

  private void head() {
    long shots = film.clips().stream().map(Clip::shot).distinct().count();
    long kept = film.clips().stream().filter(clip -> clip.drop().isEmpty()).count();
    out.append("<header><p class=\"kicker\">Worldmill inspect</p><h1>" + escape(fileName()))
        .append("</h1><p class=\"lead\">" + number(Math.round(film.seconds() * 100) / 100.0))
        .append(" s, " + shots + (shots == 1 ? " shot, " : " shots, ") + film.clips().size())
        .append(film.clips().size() == 1 ? " clip, " : " clips, ")
        .append("<b>" + kept + "</b> kept.</p></header><main>");
  }

  private String fileName() {
    return film.name().substring(film.name().lastIndexOf('/') + 1);
  }

  private void sheet() throws IOException {
    out.append("<section><h2>Boundaries</h2>");
    if (trace.boundaries().isEmpty()) {
      out.append("<p class=\"quiet\">The film is one shot.</p></section>");
      return;
    }
    Map<Long, TraceReply.Seen> seen = new HashMap<>();
    trace.frames().forEach(frame -> seen.put(frame.pts(), frame));
    out.append("<ul class=\"sheet\">");
    for (TraceReply.Sides sides : trace.boundaries()) {
      out.append("<li class=\"panel\"><div class=\"pair\">");
      picture(sides.beforeFile(), "last frame before");
      picture(sides.afterFile(), "first frame behind");
      out.append("</div><div class=\"words\"><b>" + clock(sides.pts()) + "</b>");
      Optional.ofNullable(seen.get(sides.pts())).ifPresent(this::decision);
      out.append("</div></li>");
    }
    out.append("</ul></section>");
  }

  private void decision(TraceReply.Seen frame) {
    boolean cut = frame.decision().equals("cut");
    out.append("<small>" + words(frame.decision()) + ", change " + number(frame.change()))
        .append(cut ? " where " + number(frame.threshold()) + " is needed" : "")
        .append(", pts " + frame.pts() + "</small>");
  }

  private static String words(String decision) {
    return switch (decision) {
      case "none" -> "division of a long shot";
      case "transition" -> "a fade or dissolve begins";
      case "shot" -> "the next shot begins";
      default -> escape(decision.replace('_', ' '));
    };
  }

  private void picture(Optional<String> file, String alt) throws IOException {
    if (file.isEmpty()) {
      out.append("<span></span>");
      return;
    }
    byte[] bytes = Files.readAllBytes(Path.of(file.get()));
    out.append("<img alt=\"" + alt + "\" src=\"" + HtmlDocument.embedded("image/jpeg", bytes))
        .append("\">");
  }

  private void change() {
    List<Curve.Point> changes = new ArrayList<>();
    List<Curve.Point> needed = new ArrayList<>();
    for (TraceReply.Seen frame : trace.frames()) {
      changes.add(new Curve.Point(seconds(frame.pts()), frame.change()));
      needed.add(new Curve.Point(seconds(frame.pts()), frame.threshold()));
    }
    out.append("<section><h2>Change from frame to frame</h2><p class=\"quiet\">In 8-bit steps; the")
        .append(" dashed line is what a cut needs, upright lines are boundaries, shaded stretches")
        .append(" were dropped.</p>");
    if (!changes.isEmpty()) {
      Curve curve = Curve.of(changes);
      Chart chart =
          new Chart(
              "change",
              film.seconds(),
              curve,
              Optional.of(Curve.of(needed)),
              List.of(),
              cuts(),
              dropped());
      out.append("<div class=\"wide\">" + CurveSvg.draw(chart, TALL) + "</div>");
    }
    out.append("</section>");
  }

  private void clips() {
    out.append(
            "<section><h2>Clips</h2><table class=\"clips\"><thead><tr><th>Shot</th><th>From</th>")
        .append("<th>To</th><th>Verdict</th></tr></thead><tbody>");
    for (Clip clip : film.clips()) {
      out.append(
              "<tr><td>" + (clip.shot() + 1) + "</td><td>" + clock(clip.startPts()) + "</td><td>")
          .append(clock(clip.endPts()) + "</td><td>")
          .append(clip.drop().map(why -> "dropped: " + escape(why)).orElse("kept") + "</td></tr>");
    }
    out.append("</tbody></table></section>");
  }

  private void motion() {
    out.append("<section><h2>Motion and physics</h2><p class=\"quiet\">Bands are 95 % intervals")
        .append(" of standard errors, where they are known.</p>");
    int shown = 0;
    for (Clip clip : film.clips()) {
      double length = seconds(clip.endPts()) - seconds(clip.startPts());
      String plots = SignalPlots.write(clip.signals(), length);
      if (!plots.isEmpty() && shown < MOST_PLOTTED) {
        shown++;
        out.append(
                "<details class=\"panel moving\"" + (shown <= OPEN ? " open" : "") + "><summary>")
            .append("<b>" + clock(clip.startPts()) + " to " + clock(clip.endPts()) + "</b> ")
            .append(camera(clip) + "</summary>" + plots + "</details>");
      }
    }
    out.append(shown == 0 ? "<p class=\"quiet\">Nothing moves.</p></section>" : "</section>");
  }

  private static String camera(Clip clip) {
    return Optional.ofNullable(clip.signals().get("camera_spans"))
        .flatMap(SignalValue::text)
        .map(spans -> "<small>camera " + escape(spans) + "</small>")
        .orElse("");
  }

  private void scores(MeasureRegistry registry) {
    TreeSet<String> names = new TreeSet<>();
    trace.seconds().forEach(second -> names.addAll(second.numbers().keySet()));
    out.append(
            "<section><h2>Scores by the second</h2><p class=\"quiet\">Each measure on each second")
        .append(" alone; a clip's own value is not their mean.</p>");
    List<String> judged = names.stream().filter(name -> !bounds(name).isEmpty()).toList();
    judged.forEach(name -> score(name, registry));
    out.append("<details class=\"numbers\"><summary>Signals without a filter</summary>");
    names.stream().filter(name -> !judged.contains(name)).forEach(name -> score(name, registry));
    out.append("</details></section>");
  }

  private void score(String name, MeasureRegistry registry) {
    List<Curve.Point> points = new ArrayList<>();
    for (TraceReply.Second second : trace.seconds()) {
      Optional.ofNullable(second.numbers().get(name))
          .ifPresent(
              value -> points.add(new Curve.Point(seconds(second.span().startPts()) + 0.5, value)));
    }
    String meaning = registry.spec(name).map(SignalSpec::meaning).orElse("");
    Chart chart =
        new Chart(
            name,
            film.seconds(),
            Curve.of(points),
            Optional.empty(),
            bounds(name),
            cuts(),
            dropped());
    out.append("<div class=\"over\"><h3>" + escape(name) + "</h3><p>" + escape(meaning) + "</p>")
        .append("<div class=\"wide\">" + CurveSvg.draw(chart, FLAT) + "</div></div>");
  }

  private List<Double> bounds(String signal) {
    List<Double> bounds = new ArrayList<>();
    for (FilterRule rule : film.rules()) {
      if (rule.signal().equals(signal)) {
        rule.min().ifPresent(bounds::add);
        rule.max().ifPresent(bounds::add);
      }
    }
    return bounds;
  }

  private List<Double> cuts() {
    return trace.boundaries().stream().map(sides -> seconds(sides.pts())).toList();
  }

  private List<Stretch> dropped() {
    return film.clips().stream()
        .filter(clip -> clip.drop().isPresent())
        .map(clip -> new Stretch(seconds(clip.startPts()), seconds(clip.endPts())))
        .toList();
  }

  private double seconds(long pts) {
    return film.timeBase().toNanos(pts - film.startPts()) / 1e9;
  }

  private String clock(long pts) {
    double seconds = seconds(pts);
    return String.format(Locale.ROOT, "%d:%06.3f", (int) (seconds / 60), seconds % 60);
  }
}
