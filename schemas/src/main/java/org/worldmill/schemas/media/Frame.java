package org.worldmill.schemas.media;

import java.util.Optional;

/**
 * A decoded picture, upright as displayed. Planes are made when first asked for and kept: 8 bits,
 * full range (black 0, white 255, chroma neutral 128), whatever the source's depth and range. A
 * plane of one size is always made by the same steps, so it does not depend on who else asked for
 * what.
 *
 * <p>A frame holds native memory until it is closed; its planes stay valid after that. Not safe for
 * use by several threads.
 */
public non-sealed interface Frame extends MediaEvent, AutoCloseable {

  /** Presentation time stamp in the source's {@link FrameSource#timeBase()}. */
  long pts();

  /** Presentation time in nanoseconds of stream time, rounded down. */
  long nanos();

  /** Whether decoding can start here. */
  boolean keyFrame();

  /** How the picture was coded. */
  PictureType pictureType();

  /** Width as displayed. */
  int widthPx();

  /** Height as displayed. */
  int heightPx();

  /**
   * Luma, its longer side reduced to at most {@code maxSide} by area averaging; never enlarged.
   *
   * @param maxSide longest side wanted, at least 16
   */
  Plane luma(int maxSide);

  /** Blue-difference chroma (Cb) at half the size of {@code luma(maxSide)}, rounded up. */
  Plane chromaBlue(int maxSide);

  /** Red-difference chroma (Cr) at half the size of {@code luma(maxSide)}, rounded up. */
  Plane chromaRed(int maxSide);

  /** A small rough picture of it, for those who look at every frame. */
  default Sketch sketch() {
    return new Sketch(luma(Sketch.SIDE), chromaBlue(Sketch.SIDE), chromaRed(Sketch.SIDE));
  }

  /**
   * Luma within a rectangle of the picture as displayed, not reduced: for what averaging would
   * hide, such as single lines and the edges of coded blocks. Not kept; made anew by each call.
   *
   * @throws IllegalArgumentException if the rectangle is empty or leaves the picture
   */
  default Plane lumaPatch(int x, int y, int width, int height) {
    Plane whole = luma(Math.max(16, Math.max(widthPx(), heightPx())));
    if (x < 0 || y < 0 || x + width > whole.width() || y + height > whole.height()) {
      throw new IllegalArgumentException(
          width + "x" + height + " at " + x + "," + y + " leaves " + widthPx() + "x" + heightPx());
    }
    byte[] samples = new byte[width * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(whole.samples(), (y + row) * whole.width() + x, samples, row * width, width);
    }
    return new Plane(width, height, samples);
  }

  /** How its samples were coded. */
  default Coding coding() {
    return Coding.PLAIN;
  }

  /** The codec's motion vectors, where the codec gives any and the picture is predicted. */
  Optional<MotionVectors> motionVectors();

  /** Releases native memory; does nothing the second time. */
  @Override
  void close();

  /** How a picture was coded. */
  enum PictureType {
    /** From itself alone. */
    INTRA,
    /** From an earlier picture. */
    PREDICTED,
    /** From earlier and later pictures. */
    BIDIRECTIONAL,
    /** Not stated. */
    UNKNOWN
  }
}
