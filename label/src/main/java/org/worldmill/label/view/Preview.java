package org.worldmill.label.view;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;

/**
 * A model small enough to stand in a page: at most {@value #MOST_TRIANGLES} triangles or {@value
 * #MOST_POINTS} points with their colours, as GLB. Coordinates are those of the model less the
 * middle of its box, in units of a power of two near its size; {@code asset.extras} says how to get
 * back, which way is up, and how much was left out. Hulls and axes are nodes and extras beside it.
 */
public final class Preview {

  /** Most triangles of the model itself. */
  public static final int MOST_TRIANGLES = 12_000;

  /** Most points of a cloud. */
  public static final int MOST_POINTS = 20_000;

  private final Model3d model;
  private final Extent extent;
  private final Paint paint;
  private final GlbWriter glb = new GlbWriter();
  private final Map<String, Object> extras = new LinkedHashMap<>();

  /** Begins with the model itself. */
  public Preview(Model3d model, Upright upright) {
    this.model = model;
    extent = new Extent(model.mesh());
    paint = new Paint(model);
    extras.put("middle", List.of(extent.middle(0), extent.middle(1), extent.middle(2)));
    extras.put("unit", extent.unit());
    extras.put("up", upright.up());
    extras.put("front", upright.front());
    int triangles = model.mesh().triangleCount();
    extras.put("of", triangles > 0 ? triangles : model.mesh().vertexCount());
    extras.put("shown", triangles > 0 ? faces() : points());
  }

  /** Adds a mesh in the model's coordinates, such as a hull, drawn in lines and see-through. */
  public void add(String name, Mesh mesh) {
    float[] places = new float[3 * mesh.vertexCount()];
    for (int i = 0; i < places.length; i++) {
      places[i] = place(mesh.positions()[i], i % 3);
    }
    glb.add(name, places, new byte[0], mesh.triangles());
  }

  /**
   * Adds the centre of mass and the principal axes.
   *
   * @param of what they are of, in a word
   * @param centre x, y, z in the model's coordinates
   * @param axes three directions of length 1, that of the least moment first
   */
  public void add(String of, List<Double> centre, List<List<Double>> axes) {
    extras.put(
        "centre",
        List.of(
            (double) place(centre.get(0), 0),
            (double) place(centre.get(1), 1),
            (double) place(centre.get(2), 2)));
    extras.put("axes", axes);
    extras.put("axes_of", of);
  }

  /** The file. */
  public byte[] glb() {
    return glb.bytes(extras);
  }

  private float place(double coordinate, int axis) {
    return (float) ((coordinate - extent.middle(axis)) / extent.unit());
  }

  private int points() {
    int step = (model.mesh().vertexCount() - 1) / MOST_POINTS + 1;
    int count = (model.mesh().vertexCount() - 1) / step + 1;
    float[] places = new float[3 * count];
    byte[] colours = new byte[4 * count];
    double[] rgb = new double[3];
    for (int i = 0; i < count; i++) {
      for (int axis = 0; axis < 3; axis++) {
        places[3 * i + axis] = (float) extent.scaled(i * step, axis);
      }
      paint.point(i * step, rgb);
      colour(rgb, 1, colours, i);
    }
    glb.add("model", places, colours, new int[0]);
    return count;
  }

  /** Vertices without a face go; where there are too many faces, like ones become one. */
  private int faces() {
    int[] corners = model.mesh().triangles();
    Reduction reduction = new Reduction(extent, corners, model.mesh().vertexCount());
    boolean whole = corners.length / 3 <= MOST_TRIANGLES;
    int[] shown = whole ? corners : reduction.to(MOST_TRIANGLES);
    int[] cellOf = whole ? numbered(corners) : reduction.cellOf();
    int cells = Arrays.stream(cellOf).max().orElse(-1) + 1;
    double[] sums = new double[6 * cells];
    int[] counts = new int[cells];
    double[] rgb = new double[3];
    for (int i = 0; i < corners.length; i++) {
      int cell = cellOf[corners[i]];
      double[] weights = {i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0};
      // A corner stands for a third of its face.
      paint.face(i / 3, weights, 1 / 3.0, rgb);
      counts[cell]++;
      for (int k = 0; k < 3; k++) {
        sums[6 * cell + k] += extent.scaled(corners[i], k);
        sums[6 * cell + 3 + k] += rgb[k];
      }
    }
    float[] places = new float[3 * cells];
    byte[] colours = new byte[4 * cells];
    for (int cell = 0; cell < cells; cell++) {
      for (int k = 0; k < 3; k++) {
        places[3 * cell + k] = (float) (sums[6 * cell + k] / counts[cell]);
        rgb[k] = sums[6 * cell + 3 + k];
      }
      colour(rgb, counts[cell], colours, cell);
    }
    glb.add("model", places, colours, whole ? renamed(corners, cellOf) : shown);
    return shown.length / 3;
  }

  private int[] numbered(int[] corners) {
    int[] numbers = new int[model.mesh().vertexCount()];
    Arrays.fill(numbers, -1);
    int next = 0;
    for (int corner : corners) {
      if (numbers[corner] < 0) {
        numbers[corner] = next++;
      }
    }
    return numbers;
  }

  private static int[] renamed(int[] corners, int[] numbers) {
    return Arrays.stream(corners).map(corner -> numbers[corner]).toArray();
  }

  private static void colour(double[] sum, int count, byte[] colours, int at) {
    for (int band = 0; band < 3; band++) {
      colours[4 * at + band] = (byte) Math.floor(255 * light(sum[band] / count) + 0.5);
    }
    colours[4 * at + 3] = (byte) 255;
  }

  /** Linear light, which glTF's vertices hold, by the curve of IEC 61966-2-1. */
  private static double light(double display) {
    return display <= 0.04045 ? display / 12.92 : StrictMath.pow((display + 0.055) / 1.055, 2.4);
  }
}
