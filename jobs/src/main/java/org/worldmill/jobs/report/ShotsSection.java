package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.clock;
import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.worldmill.curate.shot.ShotChangeMeasure;
import org.worldmill.jobs.report.CurveSvg.Chart;
import org.worldmill.jobs.report.CurveSvg.Stretch;
import org.worldmill.schemas.config.FilterRule;

/**
 * The section in which shot boundaries can be judged: of each film a contact sheet of its clips,
 * the curve by which its shots were found, and what the busiest filters looked at. Pictures are not
 * here: the page's script puts those of the cards in.
 */
final class ShotsSection {

  private static final int OPEN = 3;
  private static final int MOST_TILES = 60;
  private static final double WIDE = 960;
  private static final double TALL = 130;
  private static final double NARROW = 380;
  private static final double LOW = 74;

  private final List<Filmstrip> strips;
  private final List<FilterRule> rules;
  private final Optional<Double> leastChange;
  private final int tiles;
  private final StringBuilder out = new StringBuilder();

  /**
   * The section.
   *
   * @param leastChange the least change that makes a cut
   * @param budget most clips whose pictures may be shown
   */
  ShotsSection(Filmstrips films, Optional<Double> leastChange, int budget) {
    this.strips = films.strips().stream().limit(budget).toList();
    this.rules = films.rules();
    this.leastChange = leastChange;
    this.tiles = Math.min(MOST_TILES, budget / Math.max(1, strips.size()));
  }

  /** Items whose cards are needed. */
  Set<String> items() {
    Set<String> items = new LinkedHashSet<>();
    strips.forEach(
        strip -> strip.clips().stream().limit(tiles).forEach(c -> items.add(c.itemId())));
    return items;
  }

  /** The section; empty if no film has two clips. */
  String write() {
    if (strips.isEmpty()) {
      return "";
    }
    out.append("<section id=\"shots\"><h2>Shots</h2><p class=\"quiet\">Films of two clips or more,")
        .append(" those with most clips first. A clip opens its card. The curve is the greatest")
        .append(" change from frame to frame in every half second, upright lines are boundaries,")
        .append(" shaded stretches were dropped")
        .append(leastChange.isPresent() ? ", the dashed line is the least that makes a cut" : "")
        .append(".</p>");
    for (int i = 0; i < strips.size(); i++) {
      film(strips.get(i), i < OPEN);
    }
    return out.append("</section>").toString();
  }

  private void film(Filmstrip strip, boolean open) {
    int clips = strip.clips().size();
    out.append("<details class=\"panel film\"" + (open ? " open" : "") + "><summary><b>")
        .append(escape(strip.name()) + "</b> <span>" + clock(strip.seconds()) + " · ")
        .append(count(strip.shots()) + (strip.shots() == 1 ? " shot · " : " shots · "))
        .append(count(clips) + " clips · " + count(strip.kept()) + " kept</span></summary>")
        .append("<ul class=\"tiles\">");
    for (int i = 0; i < Math.min(tiles, clips); i++) {
      tile(strip, i);
    }
    out.append("</ul><p class=\"quiet\">");
    if (clips > tiles) {
      out.append(count(clips - tiles) + " more clips are not shown. ");
    }
    out.append("<button type=\"button\" class=\"link search-for\" data-text=\"")
        .append(escape(strip.name()) + "\">See its items</button></p>");
    curves(strip);
    out.append("</details>");
  }

  private void tile(Filmstrip strip, int place) {
    Filmstrip.Clip clip = strip.clips().get(place);
    String style = clip.drop().isPresent() ? "dropped" : "stays";
    out.append("<li class=\"" + style + (strip.beginsShot(place) ? " begins" : "") + "\">")
        .append(Html.opens(clip.itemId()))
        .append("<span class=\"words\"><b>" + clock(clip.from() - strip.start()) + "</b>")
        .append("<small>shot " + (clip.shot() + 1))
        .append(strip.beginsShot(place) ? "" : ", goes on")
        .append(", " + clock(clip.to() - clip.from()) + " long</small>")
        .append(Html.verdict(clip.drop()) + "</span></button></li>");
  }

  private void curves(Filmstrip strip) {
    List<Curve.Point> change = change(strip);
    if (!change.isEmpty()) {
      out.append("<div class=\"wide\">")
          .append(
              chart(
                  strip,
                  "change from frame to frame",
                  change,
                  leastChange.stream().toList(),
                  WIDE,
                  TALL))
          .append("</div>");
    }
    out.append("<div class=\"trio\">");
    for (FilterRule rule : rules) {
      List<Curve.Point> steps = steps(strip, rule.signal());
      if (!steps.isEmpty()) {
        List<Double> bounds = Stream.concat(rule.min().stream(), rule.max().stream()).toList();
        out.append("<figure><figcaption><b>" + escape(rule.signal()) + "</b> ")
            .append(escape(rule.name()) + "</figcaption>")
            .append(chart(strip, rule.signal(), steps, bounds, NARROW, LOW) + "</figure>");
      }
    }
    out.append("</div>");
  }

  private static String chart(
      Filmstrip strip,
      String name,
      List<Curve.Point> points,
      List<Double> bounds,
      double width,
      double height) {
    List<Double> cuts = new ArrayList<>();
    List<Stretch> dropped = new ArrayList<>();
    for (int i = 0; i < strip.clips().size(); i++) {
      Filmstrip.Clip clip = strip.clips().get(i);
      double from = clip.from() - strip.start();
      if (i > 0 && strip.beginsShot(i)) {
        cuts.add(from);
      }
      if (clip.drop().isPresent()) {
        dropped.add(new Stretch(from, clip.to() - strip.start()));
      }
    }
    Chart chart =
        new Chart(name, strip.seconds(), Curve.of(points), Optional.empty(), bounds, cuts, dropped);
    return CurveSvg.draw(chart, new CurveSvg.Size(width, height));
  }

  private static List<Curve.Point> change(Filmstrip strip) {
    double step = ShotChangeMeasure.STEP_NANOS / 1e9;
    List<Curve.Point> points = new ArrayList<>();
    for (Filmstrip.Clip clip : strip.clips()) {
      double from = clip.from() - strip.start();
      for (int i = 0; i < clip.change().size(); i++) {
        // A cut leads into a clip's first frame, so its first value stands where the clip begins.
        double at = i == 0 ? 0 : (i + 0.5) * step;
        points.add(
            new Curve.Point(Math.min(from + at, clip.to() - strip.start()), clip.change().get(i)));
      }
    }
    return points;
  }

  private static List<Curve.Point> steps(Filmstrip strip, String signal) {
    List<Curve.Point> points = new ArrayList<>();
    for (Filmstrip.Clip clip : strip.clips()) {
      Optional.ofNullable(clip.values().get(signal))
          .ifPresent(
              value -> {
                points.add(new Curve.Point(clip.from() - strip.start(), value));
                points.add(new Curve.Point(clip.to() - strip.start(), value));
              });
    }
    return points;
  }
}
