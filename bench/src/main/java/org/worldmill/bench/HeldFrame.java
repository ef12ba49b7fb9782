package org.worldmill.bench;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.MotionVectors;
import org.worldmill.schemas.media.Plane;

/**
 * The luma of a decoded frame at the two sizes that content is looked for at, kept after the frame.
 *
 * @param nanos when it is shown
 * @param small at most 320 samples wide and high
 * @param detail at most 640
 */
record HeldFrame(long nanos, Plane small, Plane detail) implements Frame {

  static final int SMALL = 320;
  static final int DETAIL = 640;

  static HeldFrame of(Frame frame) {
    return new HeldFrame(frame.nanos(), frame.luma(SMALL), frame.luma(DETAIL));
  }

  /** Without detail, which takes four times the memory. */
  static HeldFrame smallOf(Frame frame) {
    return new HeldFrame(frame.nanos(), frame.luma(SMALL), frame.luma(SMALL));
  }

  /** The same frame with something painted over each plane. */
  HeldFrame painted(UnaryOperator<Plane> paint) {
    return new HeldFrame(nanos, paint.apply(small), paint.apply(detail));
  }

  @Override
  public long pts() {
    return nanos;
  }

  @Override
  public boolean keyFrame() {
    return false;
  }

  @Override
  public PictureType pictureType() {
    return PictureType.UNKNOWN;
  }

  @Override
  public int widthPx() {
    return detail.width();
  }

  @Override
  public int heightPx() {
    return detail.height();
  }

  @Override
  public Plane luma(int maxSide) {
    return switch (maxSide) {
      case SMALL -> small;
      case DETAIL -> detail;
      default -> throw new IllegalArgumentException("no plane of " + maxSide + " was kept");
    };
  }

  @Override
  public Plane chromaBlue(int maxSide) {
    throw new IllegalArgumentException("no colour was kept");
  }

  @Override
  public Plane chromaRed(int maxSide) {
    throw new IllegalArgumentException("no colour was kept");
  }

  @Override
  public Optional<MotionVectors> motionVectors() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
