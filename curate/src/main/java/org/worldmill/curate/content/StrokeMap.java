package org.worldmill.curate.content;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.worldmill.schemas.media.Plane;

/**
 * How far each sample stands out from the ground around it, where what stands out is thin: the
 * white and the black top hat of mathematical morphology (Meyer 1979; Serra, Image Analysis and
 * Mathematical Morphology, 1982) with a square of {@value #SIDE} samples. Strokes of letters stay,
 * with their height above the ground; surfaces and shading go.
 */
final class StrokeMap {

  /** Strokes of this width and more are surfaces. */
  static final int SIDE = 11;

  static {
    // One asset is worked on by one thread; the library would otherwise start one for each core.
    opencv_core.setNumThreads(1);
  }

  private StrokeMap() {}

  /** Strokes brighter than their ground. */
  static Plane bright(Plane luma) {
    return hat(luma, opencv_imgproc.MORPH_TOPHAT);
  }

  /** Strokes darker than their ground. */
  static Plane dark(Plane luma) {
    return hat(luma, opencv_imgproc.MORPH_BLACKHAT);
  }

  // The scope is there for its end, which frees every native object made within.
  @SuppressWarnings("try")
  private static Plane hat(Plane luma, int operation) {
    int width = luma.width();
    int height = luma.height();
    try (PointerScope scope = new PointerScope()) {
      Mat from = new Mat(height, width, opencv_core.CV_8UC1);
      from.data().put(luma.samples(), 0, width * height);
      Mat to = new Mat();
      Mat square =
          opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(SIDE, SIDE));
      opencv_imgproc.morphologyEx(from, to, operation, square);
      byte[] samples = new byte[width * height];
      to.data().get(samples, 0, samples.length);
      return new Plane(width, height, samples);
    }
  }
}
