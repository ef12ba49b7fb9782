package org.worldmill.curate.content;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Slideshows: long stills joined by cuts or fades. A still is a second and more in which nothing
 * changes; it is a slide if the next still, at most two seconds later, shows something else over
 * much of its area. So a fixed camera that waits, or a robot that stops between moves, is none; nor
 * is one still alone, which is frozen.
 */
@AutoService(Measure.class)
public final class SlidesMeasure implements FrameMeasure {

  private static final String METHOD = "sketches (at most 160 px) at 2 Hz, compared in order";

  private static final int SAMPLES_A_SECOND = 2;

  /**
   * Steps of luma that a sample may differ by in a still, and the part of them that may do more.
   */
  private static final int SAME = 6;

  private static final double STRAY = 0.002;

  /** Steps by which slides differ, and over which part of the area at least. */
  private static final int OTHER = 12;

  private static final double MUCH = 0.2;

  private static final long LONG_NANOS = 1_000_000_000L;
  private static final long JOIN_NANOS = 2_100_000_000L;

  @Override
  public String name() {
    return "slides";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share("held_share", "Share of the time in stills of a second and more.", METHOD),
        SignalSpec.count(
            "slide_count",
            "Stills of a second and more, each followed within 2 s by another that differs over a"
                + " fifth of the area; 0 for fewer than two.",
            METHOD),
        SignalSpec.share("slideshow_share", "Share of the time in such stills.", METHOD));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(SAMPLES_A_SECOND);
  }

  @Override
  public Pass begin() {
    return new Run();
  }

  /** Whether at most a share of the samples differ by more than some steps. */
  static boolean alike(Plane one, Plane other, int steps, double share) {
    if (one.width() != other.width() || one.height() != other.height()) {
      return false;
    }
    byte[] a = one.samples();
    byte[] b = other.samples();
    int changed = 0;
    for (int i = 0; i < a.length; i++) {
      int difference = Math.abs((a[i] & 0xff) - (b[i] & 0xff));
      // The sign bit: 1 where the sample changed, without a branch.
      changed += (steps - difference) >>> 31;
    }
    return changed <= share * a.length;
  }

  /**
   * A stretch without change.
   *
   * @param from when it begins
   * @param to when its last sample is shown
   * @param picture what it shows
   */
  private record Still(long from, long to, Plane picture) {

    long nanos() {
      return to - from;
    }

    boolean leadsTo(Still next) {
      return next.from - to <= JOIN_NANOS && !alike(picture, next.picture, OTHER, MUCH);
    }
  }

  private static final class Run implements Pass {

    private final List<Still> stills = new ArrayList<>();
    private Optional<Still> current = Optional.empty();
    private long first;
    private long last;

    @Override
    public void accept(Frame frame) {
      Plane picture = frame.sketch().luma();
      long now = frame.nanos();
      if (current.isEmpty()) {
        first = now;
      } else {
        Still still = current.get();
        if (alike(still.picture, picture, SAME, STRAY)) {
          last = now;
          current = Optional.of(new Still(still.from, now, picture));
          return;
        }
        end();
      }
      last = now;
      current = Optional.of(new Still(now, now, picture));
    }

    private void end() {
      current.filter(still -> still.nanos() >= LONG_NANOS).ifPresent(stills::add);
    }

    @Override
    public Map<String, SignalValue> finish() {
      end();
      if (last == first) {
        SignalValue absent = SignalValue.absent("one sample neither stands still nor changes");
        return Map.of("held_share", absent, "slide_count", absent, "slideshow_share", absent);
      }
      List<Still> slides = slides();
      double whole = last - first;
      return Map.of(
          "held_share", SignalValue.of(sum(stills) / whole),
          "slide_count", SignalValue.of(slides.size()),
          "slideshow_share", SignalValue.of(sum(slides) / whole));
    }

    private List<Still> slides() {
      List<Still> slides = new ArrayList<>();
      for (int i = 0; i < stills.size(); i++) {
        boolean follows = i > 0 && stills.get(i - 1).leadsTo(stills.get(i));
        boolean leads = i + 1 < stills.size() && stills.get(i).leadsTo(stills.get(i + 1));
        if (follows || leads) {
          slides.add(stills.get(i));
        }
      }
      return slides;
    }

    private static double sum(List<Still> stills) {
      return stills.stream().mapToDouble(Still::nanos).sum();
    }
  }
}
