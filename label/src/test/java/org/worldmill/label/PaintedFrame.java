package org.worldmill.label;

import java.util.Optional;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.MotionVectors;
import org.worldmill.schemas.media.Plane;

/** A frame painted by a function; as small as the planes that are asked for. */
public final class PaintedFrame implements Frame {

  /** What is where: grey levels 0..255 at fractions of pixels. */
  @FunctionalInterface
  public interface Painter {
    double at(double x, double y);
  }

  private final Plane luma;
  private final long nanos;
  private final PictureType type;
  private final Optional<MotionVectors> vectors;

  /** One without codec evidence. */
  public PaintedFrame(int width, int height, long nanos, Painter painter) {
    this(painted(width, height, painter), nanos, PictureType.UNKNOWN, Optional.empty());
  }

  /** One with codec evidence. */
  public PaintedFrame(Plane luma, long nanos, PictureType type, Optional<MotionVectors> vectors) {
    this.luma = luma;
    this.nanos = nanos;
    this.type = type;
    this.vectors = vectors;
  }

  /** A plane painted in whole. */
  public static Plane painted(int width, int height, Painter painter) {
    byte[] samples = new byte[width * height];
    for (int i = 0; i < samples.length; i++) {
      double value = painter.at(i % width, i / width);
      samples[i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
    }
    return new Plane(width, height, samples);
  }

  /** A smooth texture without repetition: the same everywhere it is asked for. */
  public static double texture(double x, double y) {
    double sum = 0;
    for (int k = 0; k < 6; k++) {
      double angle = 1.7 * k;
      double frequency = 0.11 * Math.pow(1.45, k);
      double along = x * Math.cos(angle) + y * Math.sin(angle);
      double across = y * Math.cos(angle) - x * Math.sin(angle);
      sum += Math.sin(frequency * along + 0.9 * Math.sin(0.37 * frequency * across + k));
    }
    return 128 + 17 * sum;
  }

  /** Noise of unit variance for a pixel of a frame, the same each time it is asked for. */
  public static double noise(long frame, double x, double y) {
    java.util.SplittableRandom random =
        new java.util.SplittableRandom(frame * 1_000_003 + (long) x * 8191 + (long) y * 131);
    return (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 2;
  }

  @Override
  public long pts() {
    return nanos;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public boolean keyFrame() {
    return type == PictureType.INTRA;
  }

  @Override
  public PictureType pictureType() {
    return type;
  }

  @Override
  public int widthPx() {
    return luma.width();
  }

  @Override
  public int heightPx() {
    return luma.height();
  }

  @Override
  public Plane luma(int maxSide) {
    if (Math.max(luma.width(), luma.height()) > maxSide) {
      throw new IllegalStateException("painted too large for " + maxSide);
    }
    return luma;
  }

  @Override
  public Plane chromaBlue(int maxSide) {
    throw new IllegalStateException("painted in grey");
  }

  @Override
  public Plane chromaRed(int maxSide) {
    throw new IllegalStateException("painted in grey");
  }

  @Override
  public Optional<MotionVectors> motionVectors() {
    return vectors;
  }

  @Override
  public void close() {}
}
