package org.worldmill.label.scene;

import java.util.Optional;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.MotionVectors;
import org.worldmill.schemas.media.Plane;

/**
 * A painted picture as a measure sees it: grey, uncompressed, reduced by area.
 *
 * @param whole its luma
 * @param nanos its time stamp, the time base being nanoseconds
 */
public record SceneFrame(Plane whole, long nanos) implements Frame {

  @Override
  public long pts() {
    return nanos;
  }

  @Override
  public boolean keyFrame() {
    return nanos == 0;
  }

  @Override
  public PictureType pictureType() {
    return PictureType.UNKNOWN;
  }

  @Override
  public int widthPx() {
    return whole.width();
  }

  @Override
  public int heightPx() {
    return whole.height();
  }

  @Override
  public Plane luma(int maxSide) {
    int side = Math.max(whole.width(), whole.height());
    int factor = (side + maxSide - 1) / maxSide;
    return factor == 1 ? whole : reduced(factor);
  }

  private Plane reduced(int factor) {
    int width = whole.width() / factor;
    int height = whole.height() / factor;
    byte[] samples = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sum = factor * factor / 2;
        for (int k = 0; k < factor * factor; k++) {
          sum += whole.at(x * factor + k % factor, y * factor + k / factor);
        }
        samples[y * width + x] = (byte) (sum / (factor * factor));
      }
    }
    return new Plane(width, height, samples);
  }

  @Override
  public Plane chromaBlue(int maxSide) {
    return neutral(maxSide);
  }

  @Override
  public Plane chromaRed(int maxSide) {
    return neutral(maxSide);
  }

  private Plane neutral(int maxSide) {
    Plane luma = luma(maxSide);
    int width = (luma.width() + 1) / 2;
    int height = (luma.height() + 1) / 2;
    byte[] samples = new byte[width * height];
    java.util.Arrays.fill(samples, (byte) 128);
    return new Plane(width, height, samples);
  }

  @Override
  public Optional<MotionVectors> motionVectors() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
