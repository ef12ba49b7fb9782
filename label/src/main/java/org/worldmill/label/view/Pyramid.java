package org.worldmill.label.view;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.media.TexturePicture;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.TextureSampling.Wrap;

/**
 * A picture at its own size, at half, at a quarter and so on (L. Williams, "Pyramidal Parametrics",
 * 1983), read at texture coordinates: at the size at which a pixel of the view covers about one of
 * the picture's.
 */
final class Pyramid {

  /** One size: sRGB from 0 to 1, three values a pixel. */
  private record Level(int width, int height, Values values) {}

  /** Values of a level. */
  private static final class Values {
    private final float[] rgb;

    Values(int size) {
      rgb = new float[size];
    }
  }

  private final List<Level> levels = new ArrayList<>();
  private final TextureSampling sampling;

  Pyramid(TexturePicture picture, TextureSampling sampling) {
    this.sampling = sampling;
    Level level =
        new Level(
            picture.widthPx(),
            picture.heightPx(),
            new Values(3 * picture.widthPx() * picture.heightPx()));
    for (int y = 0; y < level.height(); y++) {
      for (int x = 0; x < level.width(); x++) {
        for (int band = 0; band < 3; band++) {
          level.values().rgb[3 * (y * level.width() + x) + band] = picture.at(x, y, band) / 255f;
        }
      }
    }
    levels.add(level);
    while (level.width() > 1 || level.height() > 1) {
      level = half(level);
      levels.add(level);
    }
  }

  private static Level half(Level from) {
    int width = Math.max(1, from.width() / 2);
    int height = Math.max(1, from.height() / 2);
    Level to = new Level(width, height, new Values(3 * width * height));
    for (int y = 0; y < height; y++) {
      int top = y * from.height() / height;
      int bottom = (y + 1) * from.height() / height;
      for (int x = 0; x < width; x++) {
        int left = x * from.width() / width;
        int right = (x + 1) * from.width() / width;
        for (int band = 0; band < 3; band++) {
          float sum = 0;
          for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
              sum += from.values().rgb[3 * (row * from.width() + column) + band];
            }
          }
          to.values().rgb[3 * (y * width + x) + band] = sum / ((bottom - top) * (right - left));
        }
      }
    }
    return to;
  }

  /** Pixels of the picture that a patch of texture coordinates covers. */
  double pixels(double[] uv) {
    double[] u = new double[3];
    double[] v = new double[3];
    for (int k = 0; k < 3; k++) {
      u[k] = sampling.u(uv[2 * k], uv[2 * k + 1]);
      v[k] = sampling.v(uv[2 * k], uv[2 * k + 1]);
    }
    double area = (u[1] - u[0]) * (v[2] - v[0]) - (u[2] - u[0]) * (v[1] - v[0]);
    return Math.abs(area) / 2 * levels.get(0).width() * levels.get(0).height();
  }

  /**
   * Multiplies a colour by that of the picture.
   *
   * @param covered how many of its pixels one pixel of the view covers
   */
  void tint(double u, double v, double covered, double[] rgb) {
    int number = covered > 1 ? (int) Math.floor(0.5 * log2(covered) + 0.5) : 0;
    Level level = levels.get(Math.min(levels.size() - 1, number));
    double x = place(sampling.u(u, v)) * level.width();
    double y = place(sampling.v(u, v)) * level.height();
    if (!sampling.smooth()) {
      for (int band = 0; band < 3; band++) {
        rgb[band] *= at(level, (int) Math.floor(x), (int) Math.floor(y), band);
      }
      return;
    }
    int left = (int) Math.floor(x - 0.5);
    int top = (int) Math.floor(y - 0.5);
    double right = x - 0.5 - left;
    double down = y - 0.5 - top;
    for (int band = 0; band < 3; band++) {
      double upper =
          (1 - right) * at(level, left, top, band) + right * at(level, left + 1, top, band);
      double lower =
          (1 - right) * at(level, left, top + 1, band) + right * at(level, left + 1, top + 1, band);
      rgb[band] *= (1 - down) * upper + down * lower;
    }
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }

  /** Far away every picture repeats alike; even numbers of pictures keep mirrors as they are. */
  private static double place(double coordinate) {
    if (!Double.isFinite(coordinate)) {
      return 0;
    }
    return Math.abs(coordinate) < 1e4 ? coordinate : coordinate - 2 * Math.floor(coordinate / 2);
  }

  private double at(Level level, int x, int y, int band) {
    int column = wrap(x, level.width(), sampling.across());
    int row = wrap(y, level.height(), sampling.down());
    return level.values().rgb[3 * (row * level.width() + column) + band];
  }

  private static int wrap(int i, int size, Wrap wrap) {
    return switch (wrap) {
      case REPEAT -> Math.floorMod(i, size);
      case CLAMP -> Math.max(0, Math.min(size - 1, i));
      case MIRROR -> {
        int m = Math.floorMod(i, 2 * size);
        yield m < size ? m : 2 * size - 1 - m;
      }
    };
  }
}
