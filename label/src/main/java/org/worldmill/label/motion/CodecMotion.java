package org.worldmill.label.motion;

import com.google.auto.service.AutoService;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MotionVectors;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Motion by the codec's own vectors: nearly free, and good enough to tell still from moving. A
 * vector reaches back to the picture it was predicted from, which decoders report only as "earlier"
 * or "later"; it is taken for the nearest earlier (or later) picture that is not bidirectional, and
 * divided by the time between. Without that, vectors of streams with B-frames read up to four times
 * too high.
 */
@AutoService(Measure.class)
public final class CodecMotion implements FrameMeasure {

  private static final int HZ = 5;
  private static final int MARGIN = 64;

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.number(
              "motion_vector_score",
              "widths/s",
              0,
              Double.POSITIVE_INFINITY,
              "Mean length of the codec's motion vectors, in picture widths per second; H.264"
                  + " and MPEG-4 alone have any",
              "|vector| / time to the nearest earlier (later) picture that is not bidirectional,"
                  + " weighted by block area, intra blocks left out, bidirectional blocks counted"
                  + " once; median over 5 pictures a second"));

  @Override
  public String name() {
    return "codec-motion";
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  /** Every frame, for the picture types; vectors are read from five a second. */
  @Override
  public Sampling sampling() {
    return Sampling.EVERY;
  }

  @Override
  public FrameMeasure.Pass begin() {
    return new Pass();
  }

  private static final class Pass implements FrameMeasure.Pass {

    private final Samples speeds = new Samples();
    private Optional<Long> anchorNanos = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private long lastTick = Long.MIN_VALUE;
    private long frames;

    @Override
    public void accept(Frame frame) {
      frames++;
      boolean anchor =
          frame.pictureType() == Frame.PictureType.INTRA
              || frame.pictureType() == Frame.PictureType.PREDICTED;
      if (anchor) {
        waiting.flatMap(w -> w.speed(frame.nanos())).ifPresent(speeds::add);
        waiting = Optional.empty();
      }
      long tick = Math.floorDiv(Math.multiplyExact(frame.nanos(), HZ), 1_000_000_000L);
      if (tick > lastTick && waiting.isEmpty() && anchorNanos.isPresent()) {
        Optional<MotionVectors> vectors = frame.motionVectors();
        if (vectors.isPresent() && (anchor || anyMoves(vectors.get()))) {
          lastTick = tick;
          read(frame, vectors.get(), anchor);
        }
      }
      if (anchor) {
        anchorNanos = Optional.of(frame.nanos());
      }
    }

    /** Of bidirectional pictures of MPEG-4 the decoder says zero throughout, whatever moved. */
    private static boolean anyMoves(MotionVectors vectors) {
      for (int i = 0; i < vectors.count(); i++) {
        if (vectors.dx(i) != 0 || vectors.dy(i) != 0) {
          return true;
        }
      }
      return false;
    }

    private void read(Frame frame, MotionVectors vectors, boolean anchor) {
      Waiting found = Waiting.of(frame, vectors, anchorNanos.orElseThrow());
      if (anchor) {
        found.speed(frame.nanos()).ifPresent(speeds::add);
      } else {
        waiting = Optional.of(found);
      }
    }

    @Override
    public Map<String, SignalValue> finish() {
      String reason =
          frames < 2
              ? "a clip of one frame has no motion"
              : "the decoder gives no motion vectors for this codec or these pictures";
      SignalValue value =
          speeds.isEmpty() ? SignalValue.absent(reason) : SignalValue.of(speeds.quantile(0.5));
      return Map.of("motion_vector_score", value);
    }
  }

  /**
   * One picture's vectors, summed; those that point to a later picture wait until its time is
   * known.
   *
   * @param pastPx sum of length times area of blocks with a vector from the past
   * @param pastArea their area
   * @param futurePx the same of blocks with a vector from the future alone
   * @param futureArea their area
   * @param nanos the picture's time
   * @param anchorNanos time of the picture that past vectors point to
   * @param widthPx the picture's width
   */
  private record Waiting(
      double pastPx,
      long pastArea,
      double futurePx,
      long futureArea,
      long nanos,
      long anchorNanos,
      int widthPx) {

    static Waiting of(Frame frame, MotionVectors vectors, long anchorNanos) {
      BitSet fromPast = new BitSet();
      double[] px = new double[2];
      long[] area = new long[2];
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < vectors.count(); i++) {
          int block = block(frame, vectors, i);
          if (vectors.fromPast(i) != (pass == 0) || fromPast.get(block)) {
            continue;
          }
          if (pass == 0) {
            fromPast.set(block);
          }
          long size = (long) vectors.width(i) * vectors.height(i);
          px[pass] += size * FlowField.length(vectors.dx(i), vectors.dy(i));
          area[pass] += size;
        }
      }
      return new Waiting(
          px[0], area[0], px[1], area[1], frame.nanos(), anchorNanos, frame.widthPx());
    }

    /** A number for the block's place; coded pictures reach over the shown one by a few samples. */
    private static int block(Frame frame, MotionVectors vectors, int i) {
      int x = Math.max(0, vectors.x(i) + MARGIN);
      int y = Math.max(0, vectors.y(i) + MARGIN);
      return y * (frame.widthPx() + 2 * MARGIN) + x;
    }

    /** Widths a second, given the time of the next picture that is not bidirectional. */
    Optional<Double> speed(long nextAnchorNanos) {
      double past = (nanos - anchorNanos) / 1e9;
      double future = (nextAnchorNanos - nanos) / 1e9;
      double sum = past > 0 ? pastPx / past : 0;
      long area = past > 0 ? pastArea : 0;
      if (future > 0) {
        sum += futurePx / future;
        area += futureArea;
      }
      return area > 0 ? Optional.of(sum / area / widthPx) : Optional.empty();
    }
  }
}
