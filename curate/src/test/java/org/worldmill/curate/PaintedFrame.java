package org.worldmill.curate;

import java.util.Optional;
import org.worldmill.schemas.media.Coding;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.MotionVectors;
import org.worldmill.schemas.media.Plane;

/** A frame painted by code, 25 frames a second in a time base of 1/25. */
public final class PaintedFrame implements Frame {

  /** The value of a component at a place, 0..255. */
  public interface Paint {
    double at(int x, int y);
  }

  private final long pts;
  private final Plane luma;
  private final Plane blue;
  private final Plane red;
  private final Coding coding;

  private PaintedFrame(long pts, Plane luma, Plane blue, Plane red) {
    this(pts, luma, blue, red, Coding.PLAIN);
  }

  private PaintedFrame(long pts, Plane luma, Plane blue, Plane red, Coding coding) {
    this.pts = pts;
    this.luma = luma;
    this.blue = blue;
    this.red = red;
    this.coding = coding;
  }

  /** The same picture, coded in another way. */
  public PaintedFrame coded(Coding other) {
    return new PaintedFrame(pts, luma, blue, red, other);
  }

  @Override
  public Coding coding() {
    return coding;
  }

  /** A grey frame. */
  public static PaintedFrame grey(long pts, int width, int height, Paint paint) {
    return new PaintedFrame(
        pts,
        plane(width, height, paint),
        plane((width + 1) / 2, (height + 1) / 2, (x, y) -> 128),
        plane((width + 1) / 2, (height + 1) / 2, (x, y) -> 128));
  }

  /** A frame of one colour. */
  public static PaintedFrame colour(long pts, int width, int height, int y, int cb, int cr) {
    return new PaintedFrame(
        pts,
        plane(width, height, (i, j) -> y),
        plane((width + 1) / 2, (height + 1) / 2, (i, j) -> cb),
        plane((width + 1) / 2, (height + 1) / 2, (i, j) -> cr));
  }

  /** A plane painted by code. */
  public static Plane plane(int width, int height, Paint paint) {
    byte[] samples = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        samples[y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(paint.at(x, y))));
      }
    }
    return new Plane(width, height, samples);
  }

  /** Smooth waves that look different for each seed. */
  public static Paint scene(int seed) {
    double a = 0.05 + 0.013 * (seed % 7);
    double b = 0.04 + 0.017 * (seed % 5);
    return (x, y) -> 128 + 60 * Math.sin(a * x + seed) + 50 * Math.cos(b * y + 2.0 * seed);
  }

  /** Patches of {@code side} pixels and random brightness, another set for each seed. */
  public static Paint patches(int seed, int side) {
    return (x, y) -> {
      long cell = Math.floorDiv(x, side) * 7919L + Math.floorDiv(y, side) * 104729L;
      long mixed = (cell + seed * 15485863L) * 0x9E3779B97F4A7C15L;
      mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
      return 20 + Math.floorMod(mixed >>> 32, 200L);
    };
  }

  @Override
  public long pts() {
    return pts;
  }

  @Override
  public long nanos() {
    return pts * 40_000_000L;
  }

  @Override
  public boolean keyFrame() {
    return pts == 0;
  }

  @Override
  public PictureType pictureType() {
    return PictureType.UNKNOWN;
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
    return reduced(luma, maxSide);
  }

  @Override
  public Plane chromaBlue(int maxSide) {
    return reduced(blue, maxSide / 2);
  }

  @Override
  public Plane chromaRed(int maxSide) {
    return reduced(red, maxSide / 2);
  }

  @Override
  public Optional<MotionVectors> motionVectors() {
    return Optional.empty();
  }

  @Override
  public void close() {}

  /** Area averaging by a whole factor: tests paint sizes that allow it. */
  private static Plane reduced(Plane plane, int maxSide) {
    int side = Math.max(plane.width(), plane.height());
    int factor = (side + maxSide - 1) / maxSide;
    if (factor <= 1) {
      return plane;
    }
    return plane(
        plane.width() / factor,
        plane.height() / factor,
        (x, y) -> {
          double sum = 0;
          for (int i = 0; i < factor * factor; i++) {
            sum += plane.at(x * factor + i % factor, y * factor + i / factor);
          }
          return sum / (factor * factor);
        });
  }
}
