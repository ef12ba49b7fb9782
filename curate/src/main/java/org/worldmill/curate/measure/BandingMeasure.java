package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
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
 * Stairs where a slope should be: along rows of unreduced luma, long runs of one value, three or
 * more, each a small step above the last or each below. The noise of a camera and dithering break
 * such runs, and steps to and fro are coding noise in flat places. (The measure of CAMBI, Tandon et
 * al., PCS 2021, looks for small steps in flat places as well, in two dimensions and by contrast.)
 */
@AutoService(Measure.class)
public final class BandingMeasure implements FrameMeasure {

  /** Shortest run, in widths of the picture. */
  private static final double RUN_WIDTHS = 1 / 40.0;

  /** Longer than the blocks of common codecs, whose steps are not meant. */
  private static final int SHORTEST_RUN = 12;

  /** Greatest step between two bands, of 255; a greater one is an edge. */
  private static final int GREATEST_STEP = 8;

  @Override
  public String name() {
    return "banding";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "banding_share",
            "Share of the picture that is a stair of flat bands instead of a slope.",
            "24 rows of unreduced luma at 1 Hz: runs of one value over 1/40 of the width or more,"
                + " three or more with steps of at most 8/255 in one direction; mean over time"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final TimeMean mean = new TimeMean();
      private boolean deep;

      @Override
      public void accept(Frame frame) {
        deep |= frame.coding().bitDepth() > 8;
        if (!deep) {
          double banded = 0;
          List<Plane> rows = Rows.of(frame);
          for (Plane row : rows) {
            banded += banded(row.samples());
          }
          mean.add(frame.nanos(), banded / rows.size() / frame.widthPx());
        }
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of(
            "banding_share",
            deep
                ? SignalValue.absent("planes of 8 bits would show bands that more bits do not have")
                : SignalValue.of(mean.value()));
      }
    };
  }

  /** How many samples of a row lie in stairs of three bands or more. */
  static int banded(byte[] row) {
    int shortest = Math.max(SHORTEST_RUN, (int) (row.length * RUN_WIDTHS));
    int banded = 0;
    int bands = 0;
    int length = 0;
    int direction = 0;
    int lastValue = 0;
    int lastRun = 0;
    for (int from = 0, to; from < row.length; from = to) {
      int value = row[from] & 0xff;
      to = from + 1;
      while (to < row.length && (row[to] & 0xff) == value) {
        to++;
      }
      int run = to - from;
      if (run < shortest) {
        // A blurred edge between two bands is no longer than this.
        boolean edge = run <= 2;
        banded += edge ? 0 : stair(bands, length);
        bands = edge ? bands : 0;
        continue;
      }
      int step = value - lastValue;
      boolean goesOn = bands > 0 && step != 0 && Math.abs(step) <= GREATEST_STEP;
      if (!goesOn || (bands > 1 && Integer.signum(step) != direction)) {
        banded += stair(bands, length);
        bands = goesOn ? 1 : 0;
        length = goesOn ? lastRun : 0;
      }
      direction = Integer.signum(step);
      bands++;
      length += run;
      lastValue = value;
      lastRun = run;
    }
    return banded + stair(bands, length);
  }

  private static int stair(int bands, int length) {
    return bands >= 3 ? length : 0;
  }
}
