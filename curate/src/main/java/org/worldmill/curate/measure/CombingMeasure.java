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
 * alternate like the teeth of a comb. It looks at patches that have changed since the last sample,
 * so that fine standing texture is no comb. A block is combed if lines differ more from their
 * neighbours, which are of the other field, than from the next but one, which are of their own; in
 * a progressive picture what is nearer is more alike. Seven samples a second meet all phases of
 * film telecined to 25 or 30 frames, of which only some are combed.
 *
 * <p>Lines are those of the picture as displayed: films stored on their side are not seen combed.
 */
@AutoService(Measure.class)
public final class CombingMeasure implements FrameMeasure {

  private static final int ACROSS = 4;
  private static final int DOWN = 4;

  /** Blocks in a patch, side by side. */
  private static final int BLOCKS = 6;

  private static final int BLOCK_WIDTH = 8;
  private static final int BLOCK_ROWS = 16;

  /** Mean change between two samples, in steps of 255, from which a block moves. */
  private static final int MOVING_STEPS = 6;

  /** How much more neighbouring lines differ than those of one field, in a combed block. */
  private static final double COMBED = 1.15;

  /** Blocks that must have moved before a share of them says something. */
  private static final int ENOUGH_BLOCKS = 40;

  /** Blocks that moved and showed no comb, after which only each fourth sample is looked at. */
  private static final int CLEAN_BLOCKS = 400;

  private static final int SPARED = 4;

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
            "blocks of 8 x 16 samples in 16 patches of unreduced luma at 7 Hz; moving: the sketch"
                + " changed by 6/255 there; combed: next lines differ 1.15 times as much as next but one"),
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
    private long samples;
    private long moving;
    private long combed;

    @Override
    public void accept(Frame frame) {
      scans.add(frame.coding().scan());
      Plane sketch = frame.sketch().luma();
      boolean spared = combed == 0 && moving >= CLEAN_BLOCKS && samples++ % SPARED != 0;
      if (!spared && last.isPresent() && last.get().width() == sketch.width()) {
        look(frame, last.get(), sketch);
      }
      last = Optional.of(sketch);
    }

    private void look(Frame frame, Plane before, Plane now) {
      int patchWidth = BLOCKS * BLOCK_WIDTH;
      int spareX = frame.widthPx() - patchWidth;
      int spareY = frame.heightPx() - BLOCK_ROWS - 2;
      if (spareX < 0 || spareY < 0 || now.width() < 3 || now.height() < 3) {
        return;
      }
      for (int i = 0; i < ACROSS * DOWN; i++) {
        int x = spareX * (2 * (i % ACROSS) + 1) / (2 * ACROSS);
        int y = spareY * (2 * (i / ACROSS) + 1) / (2 * DOWN);
        int row = inner((y + BLOCK_ROWS / 2) * now.height() / frame.heightPx(), now.height());
        int column = inner((x + patchWidth / 2) * now.width() / frame.widthPx(), now.width());
        if (moves(before, now, column, row)) {
          // Two more rows are read below each block.
          byte[] lines = frame.lumaPatch(x, y, patchWidth, BLOCK_ROWS + 2).samples();
          for (int block = 0; block < BLOCKS; block++) {
            moving++;
            combed += isCombed(lines, block * BLOCK_WIDTH, patchWidth) ? 1 : 0;
          }
        }
      }
    }

    private static int inner(int at, int length) {
      return Math.max(1, Math.min(length - 2, at));
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
      int next = 0;
      int nextButOne = 0;
      for (int row = at; row < at + BLOCK_ROWS * width; row += width) {
        for (int i = row; i < row + BLOCK_WIDTH; i++) {
          int here = lines[i] & 0xff;
          next += Math.abs(here - (lines[i + width] & 0xff));
          nextButOne += Math.abs(here - (lines[i + 2 * width] & 0xff));
        }
      }
      return next > COMBED * nextButOne + BLOCK_ROWS * BLOCK_WIDTH;
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
