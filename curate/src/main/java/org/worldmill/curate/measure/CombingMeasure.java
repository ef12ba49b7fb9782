package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Coding.Scan;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Interlaced pictures shown as whole frames: where something moves, the lines of two instants
 * alternate like the teeth of a comb. It looks at strips of full height, and there only at blocks
 * that have changed since the last sample, so that fine standing texture is no comb. A block is
 * combed if lines differ more from their neighbours, which are of the other field, than from the
 * next but one, which are of their own; in a progressive picture what is nearer is more alike.
 */
@AutoService(Measure.class)
public final class CombingMeasure implements FrameMeasure {

  private static final int STRIPS = 4;
  private static final int STRIP_WIDTH = 8;
  private static final int BLOCK_ROWS = 16;

  /** Mean change between two samples, in steps of 255, from which a block moves. */
  private static final int MOVING_STEPS = 6;

  /** How much more neighbouring lines differ than those of one field, in a combed block. */
  private static final double COMBED = 1.15;

  /** Blocks that must have moved before a share of them says something. */
  private static final int ENOUGH_BLOCKS = 40;

  @Override
  public String name() {
    return "combing";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "combing_share",
            "Share of the moving parts of the picture in which two fields alternate by lines.",
            "blocks of 8 x 16 samples in 4 strips of unreduced luma at 7 Hz; moving: the sketch changed"
                + " by 6/255 there; combed: next lines differ 1.15 times as much as next but one"),
        SignalSpec.text(
            "field_order",
            "What the decoder says of the lines: progressive, top, bottom or mixed.",
            "flags of decoded frames; often wrong, so combing_share looks"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(7);
  }

  @Override
  public Pass begin() {
    return new Run();
  }

  private static final class Run implements Pass {

    private final Set<Scan> scans = new TreeSet<>();
    private Optional<Plane> last = Optional.empty();
    private long moving;
    private long combed;

    @Override
    public void accept(Frame frame) {
      scans.add(frame.coding().scan());
      Plane sketch = frame.sketch().luma();
      if (last.isPresent() && last.get().width() == sketch.width()) {
        look(frame, last.get(), sketch);
      }
      last = Optional.of(sketch);
    }

    private void look(Frame frame, Plane before, Plane now) {
      int width = Math.min(STRIP_WIDTH, frame.widthPx());
      int height = frame.heightPx();
      for (int strip = 0; strip < STRIPS; strip++) {
        int x = (frame.widthPx() - width) * (2 * strip + 1) / (2 * STRIPS);
        int column = Math.min(now.width() - 2, Math.max(1, x * now.width() / frame.widthPx()));
        byte[] lines = frame.lumaPatch(x, 0, width, height).samples();
        for (int y = 0; y + BLOCK_ROWS + 2 <= height; y += BLOCK_ROWS) {
          int row = (y + BLOCK_ROWS / 2) * now.height() / height;
          if (moves(before, now, column, Math.max(1, Math.min(now.height() - 2, row)))) {
            moving++;
            combed += isCombed(lines, y * width, width) ? 1 : 0;
          }
        }
      }
    }

    /** Whether the nine samples around one of a sketch changed. */
    private static boolean moves(Plane before, Plane now, int column, int row) {
      int change = 0;
      for (int y = row - 1; y <= row + 1; y++) {
        for (int x = column - 1; x <= column + 1; x++) {
          change += Math.abs(before.at(x, y) - now.at(x, y));
        }
      }
      return change >= 9 * MOVING_STEPS;
    }

    private static boolean isCombed(byte[] lines, int at, int width) {
      int block = BLOCK_ROWS * width;
      int next = 0;
      int nextButOne = 0;
      for (int i = at; i < at + block; i++) {
        int here = lines[i] & 0xff;
        next += Math.abs(here - (lines[i + width] & 0xff));
        nextButOne += Math.abs(here - (lines[i + 2 * width] & 0xff));
      }
      return next > COMBED * nextButOne + block;
    }

    @Override
    public Map<String, SignalValue> finish() {
      return Map.of(
          "combing_share",
          moving < ENOUGH_BLOCKS
              ? SignalValue.absent("too little moves for a comb to show")
              : SignalValue.of((double) combed / moving),
          "field_order",
          scans.isEmpty() ? SignalValue.absent("a single frame") : SignalValue.of(order()));
    }

    private String order() {
      if (scans.size() > 1) {
        return "mixed";
      }
      return switch (scans.iterator().next()) {
        case PROGRESSIVE -> "progressive";
        case TOP_FIELD_FIRST -> "top";
        case BOTTOM_FIELD_FIRST -> "bottom";
      };
    }
  }
}
