package org.worldmill.label.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.worldmill.schemas.media.SignalValue;

/** Adds up what views look like. Views in which nothing is seen count as blank and nothing else. */
final class LookTally {

  /** A view with less than this share covered is blank. */
  private static final double BLANK = 0.001;

  /** Pixels from which on an outline is as good as it gets at this size. */
  private static final double ENOUGH_PX = 400;

  /** Mean excess of an outline of marching squares: (4/pi) (sin 45 + (sqrt 2 - 1)(1 - cos 45)). */
  private static final double OUTLINE_EXCESS = 1.0548;

  private static final int SHADES = 32;
  private static final int CELLS = 8;

  private final TreeMap<String, List<Double>> values = new TreeMap<>();
  private int blank;
  private int seen;
  private double pixels;
  private double drawnShare;

  void add(Picture picture) {
    int covered = 0;
    for (int pixel = 0; pixel < picture.depth().length; pixel++) {
      covered += picture.covered(pixel) ? 1 : 0;
    }
    if (covered < BLANK * picture.depth().length) {
      blank++;
    }
    if (covered == 0) {
      return;
    }
    seen++;
    pixels += covered;
    drawnShare += picture.leftOut() == 0 ? 1 : 0.5;
    put("view_fill", (double) covered / picture.depth().length);
    put("silhouette_complexity", outline(picture) / (2 * Math.sqrt(Math.PI * covered)));
    put("normal_entropy", normals(picture, covered));
    shades(picture, covered);
    faces(picture, covered);
  }

  private void put(String name, double value) {
    values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
  }

  /** Views in which next to nothing is seen. */
  int blank() {
    return blank;
  }

  /** Views in which something is seen. */
  int seen() {
    return seen;
  }

  /** 1 where the model is large in its pictures and drawn whole. */
  double confidence() {
    return Math.min(1, pixels / seen / ENOUGH_PX) * drawnShare / seen;
  }

  /** The mean over views, with the standard error that their spread gives it. */
  SignalValue mean(String name) {
    List<Double> each = values.getOrDefault(name, List.of());
    double mean = each.stream().mapToDouble(v -> v).average().orElseThrow();
    double square = each.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    int n = each.size();
    SignalValue value = SignalValue.of(mean);
    return n < 2 ? value : value.withStandardError(Math.sqrt(square / (n - 1) / n));
  }

  private static double outline(Picture picture) {
    int width = picture.widthPx();
    double length = 0;
    for (int row = -1; row < picture.heightPx(); row++) {
      for (int column = -1; column < width; column++) {
        boolean a = covered(picture, row, column);
        boolean b = covered(picture, row, column + 1);
        boolean c = covered(picture, row + 1, column);
        boolean d = covered(picture, row + 1, column + 1);
        int in = (a ? 1 : 0) + (b ? 1 : 0) + (c ? 1 : 0) + (d ? 1 : 0);
        length +=
            switch (in) {
              case 1, 3 -> Math.sqrt(0.5);
              case 2 -> a == d ? Math.sqrt(2) : 1;
              default -> 0;
            };
      }
    }
    return length / OUTLINE_EXCESS;
  }

  private static boolean covered(Picture picture, int row, int column) {
    return row >= 0
        && column >= 0
        && row < picture.heightPx()
        && column < picture.widthPx()
        && picture.covered(row * picture.widthPx() + column);
  }

  private static double normals(Picture picture, int covered) {
    int[] cells = new int[CELLS * CELLS];
    Pose pose = picture.camera().pose();
    float[] n = picture.normals();
    double[] own = new double[3];
    for (int pixel = 0; pixel < picture.depth().length; pixel++) {
      if (picture.covered(pixel)) {
        for (int axis = 0; axis < 3; axis++) {
          own[axis] =
              pose.turn(0, axis) * n[3 * pixel]
                  + pose.turn(1, axis) * n[3 * pixel + 1]
                  + pose.turn(2, axis) * n[3 * pixel + 2];
        }
        cells[cell(own)]++;
      }
    }
    return entropy(cells, covered) / 6;
  }

  private static int cell(double[] n) {
    double sum = Math.abs(n[0]) + Math.abs(n[1]) + Math.abs(n[2]);
    double u = n[0] / sum;
    double v = n[1] / sum;
    if (n[2] < 0) {
      double folded = (1 - Math.abs(v)) * (u < 0 ? -1 : 1);
      v = (1 - Math.abs(u)) * (v < 0 ? -1 : 1);
      u = folded;
    }
    return step((v + 1) / 2, CELLS) * CELLS + step((u + 1) / 2, CELLS);
  }

  private static int step(double share, int steps) {
    return (int) Math.max(0, Math.min(steps - 1.0, Math.floor(share * steps)));
  }

  /** In bits. */
  private static double entropy(int[] counts, int total) {
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / total;
        bits -= share * StrictMath.log(share) / StrictMath.log(2);
      }
    }
    return bits;
  }

  private void shades(Picture picture, int covered) {
    int[] shades = new int[SHADES];
    double[] sum = new double[4];
    for (int pixel = 0; pixel < picture.depth().length; pixel++) {
      if (picture.covered(pixel)) {
        double red = picture.colours[4 * pixel];
        double green = picture.colours[4 * pixel + 1];
        double blue = picture.colours[4 * pixel + 2];
        shades[step((0.299 * red + 0.587 * green + 0.114 * blue) / 256, SHADES)]++;
        double rg = red - green;
        double yb = (red + green) / 2 - blue;
        sum[0] += rg;
        sum[1] += rg * rg;
        sum[2] += yb;
        sum[3] += yb * yb;
      }
    }
    put("shading_entropy", entropy(shades, covered) / 5);
    double rg = sum[0] / covered;
    double yb = sum[2] / covered;
    double spread = sum[1] / covered - rg * rg + sum[3] / covered - yb * yb;
    put(
        "surface_colourfulness",
        Math.sqrt(Math.max(0, spread)) + 0.3 * Math.sqrt(rg * rg + yb * yb));
  }

  private void faces(Picture picture, int covered) {
    int backs = 0;
    for (int pixel = 0; pixel < picture.depth().length; pixel++) {
      backs += picture.back(pixel) ? 1 : 0;
    }
    put("back_face_share", (double) backs / covered);
    boolean turned = 2 * backs > covered;
    double drawn = turned ? picture.backFragments() : picture.fragments() - picture.backFragments();
    double visible = turned ? backs : covered - backs;
    put("self_occlusion", Math.max(0, 1 - visible / Math.max(1, drawn)));
  }
}
