package org.worldmill.curate.content;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * How much of the picture is under lines of text ({@link TextLines}), and how much of it under text
 * that keeps its place, or its line, while the scene moves: captions, subtitles, tickers, dates. On
 * a fixed camera the two cannot be told apart, and the second is absent.
 */
@AutoService(Measure.class)
public final class TextMeasure implements FrameMeasure {

  private static final String METHOD =
      "top hats, connected strokes, chains of like height and contrast (after Epshtein et al."
          + " 2010); luma at most 640 px, at most one sample in 2 s and 3 a clip";

  private static final int SIDE = 640;
  private static final int MOST_SAMPLES = 3;
  private static final int SECONDS_APART = 2;

  @Override
  public String name() {
    return "text";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "text_area_share", "Share of the area under lines of text; mean of samples.", METHOD),
        SignalSpec.share("text_area_peak", "The same in the sample that has most of it.", METHOD),
        SignalSpec.share(
            "overlay_text_share",
            "Share of the area under text that keeps its place or line while the scene moves.",
            METHOD));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  /** Text can be read in any picture; a screen full of it need not be decoded to be dropped. */
  @Override
  public FromKeyFrames fromKeyFrames() {
    return FromKeyFrames.SUFFICE;
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final Spread<Plane> samples = new Spread<>(MOST_SAMPLES, SECONDS_APART);

      @Override
      public void accept(Frame frame) {
        samples.offer(() -> frame.luma(SIDE));
      }

      @Override
      public Map<String, SignalValue> finish() {
        List<Page> pages = samples.kept().stream().map(Page::of).toList();
        double sum = pages.stream().mapToDouble(page -> page.share(page.lines())).sum();
        double peak = pages.stream().mapToDouble(page -> page.share(page.lines())).max().orElse(0);
        return Map.of(
            "text_area_share", SignalValue.of(sum / pages.size()),
            "text_area_peak", SignalValue.of(peak),
            "overlay_text_share", overlay(pages));
      }
    };
  }

  /** The mean of what stays, over all samples from or to which the scene moved. */
  private static SignalValue overlay(List<Page> pages) {
    double sum = 0;
    int pairs = 0;
    for (int i = 1; i < pages.size(); i++) {
      Page before = pages.get(i - 1);
      Page page = pages.get(i);
      if (SceneChange.moved(before.luma(), page.luma())) {
        sum += page.share(page.lines().stream().filter(before::keeps).toList());
        pairs++;
      }
    }
    if (pairs == 0) {
      return SignalValue.absent(
          pages.size() < 2
              ? "one sample does not tell what stays"
              : "the scene does not move: all of it stays in place");
    }
    return SignalValue.of(sum / pairs);
  }

  /**
   * A sample and its lines.
   *
   * @param luma what was seen
   * @param lines where text is
   */
  private record Page(Plane luma, List<Box> lines) {

    private static final double SAME_PLACE = 0.6;
    private static final double SAME_EDGE = 0.25;
    private static final double SAME_MIDDLE = 0.03;
    private static final double TICKER = 0.5;

    static Page of(Plane luma) {
      return new Page(luma, TextLines.of(luma));
    }

    /** Share of the picture under these lines; what overlaps counts once. */
    double share(List<Box> boxes) {
      List<Box> apart = new ArrayList<>();
      long area = 0;
      for (Box box : boxes) {
        boolean[] covered = new boolean[(int) box.area()];
        for (Box other : apart) {
          cover(covered, box, other);
        }
        for (boolean sample : covered) {
          area += sample ? 0 : 1;
        }
        apart.add(box);
      }
      return Math.min(1, (double) area / luma.samples().length);
    }

    private static void cover(boolean[] covered, Box box, Box other) {
      int x0 = Math.max(box.x(), other.x());
      int x1 = Math.min(box.x() + box.width(), other.x() + other.width());
      for (int y = Math.max(box.y(), other.y());
          x0 < x1 && y < Math.min(box.y() + box.height(), other.y() + other.height());
          y++) {
        int start = (y - box.y()) * box.width() - box.x();
        java.util.Arrays.fill(covered, start + x0, start + x1, true);
      }
    }

    /** Whether a line of another sample stands where one of these does. */
    boolean keeps(Box line) {
      return lines.stream().anyMatch(other -> same(other, line));
    }

    private boolean same(Box a, Box b) {
      if (a.common(b) >= SAME_PLACE * Math.max(a.area(), b.area())) {
        return true;
      }
      double height = Math.max(a.height(), b.height());
      boolean sameRows =
          Math.abs(a.y() - b.y()) <= SAME_EDGE * height
              && Math.abs(a.y() + a.height() - b.y() - b.height()) <= SAME_EDGE * height;
      double width = luma.width();
      double middles = Math.abs(2 * a.x() + a.width() - 2 * b.x() - b.width()) / 2.0;
      boolean sameColumn =
          middles <= SAME_MIDDLE * width || Math.abs(a.x() - b.x()) <= SAME_MIDDLE / 2 * width;
      return sameRows && (sameColumn || Math.min(a.width(), b.width()) >= TICKER * width);
    }
  }
}
