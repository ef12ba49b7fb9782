package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
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
 * The edges of coded blocks that strong compression leaves: steps between columns at regular
 * distances. Rows of unreduced luma give a profile of how much each column's step exceeds those
 * beside it; {@link GridFinder} looks in it for a grid of any width and phase, so that a picture
 * scaled or cropped after it was compressed shows its blocks too.
 */
@AutoService(Measure.class)
public final class BlockinessMeasure implements FrameMeasure {

  private static final String METHOD =
      "excess of a column's step over its neighbours', 24 rows of unreduced luma at 1 Hz; grid by"
          + " its spectrum";

  @Override
  public String name() {
    return "blockiness";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "blockiness",
            "1",
            0,
            Double.POSITIVE_INFINITY,
            "Mean step at the edges of coded blocks, in steps of 255; 0 if no grid is seen.",
            METHOD),
        SignalSpec.number(
            "block_period_px",
            "px",
            0,
            Double.POSITIVE_INFINITY,
            "Distance of these edges: 8 or 16, unless the picture was scaled since.",
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

  @Override
  public Pass begin() {
    return new Run();
  }

  private static final class Run implements Pass {

    /** Steps beyond this are objects' edges. */
    private static final int GREATEST = 24;

    private float[] profile = new float[0];
    private int rows;

    @Override
    public void accept(Frame frame) {
      if (profile.length != frame.widthPx()) {
        profile = new float[frame.widthPx()];
        rows = 0;
      }
      for (Plane row : Rows.of(frame)) {
        add(row.samples());
        rows++;
      }
    }

    private void add(byte[] row) {
      for (int x = 2; x < row.length - 1; x++) {
        int before = (row[x - 1] & 0xff) - (row[x - 2] & 0xff);
        int here = (row[x] & 0xff) - (row[x - 1] & 0xff);
        int after = (row[x + 1] & 0xff) - (row[x] & 0xff);
        int excess = Math.abs(here) - (Math.abs(before) + Math.abs(after)) / 2;
        profile[x] += Math.max(-GREATEST, Math.min(GREATEST, excess));
      }
    }

    @Override
    public Map<String, SignalValue> finish() {
      if (profile.length < GridFinder.LEAST_LENGTH) {
        SignalValue small = SignalValue.absent("too narrow to find a grid in");
        return Map.of("blockiness", small, "block_period_px", small);
      }
      Optional<GridFinder.Grid> grid = GridFinder.find(profile);
      return Map.of(
          "blockiness", SignalValue.of(grid.map(found -> found.height() / rows).orElse(0.0)),
          "block_period_px",
              grid.map(found -> SignalValue.of(found.period()))
                  .orElse(SignalValue.absent("no grid is seen")));
    }
  }
}
