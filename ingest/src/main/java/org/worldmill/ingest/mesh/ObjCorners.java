package org.worldmill.ingest.mesh;

import java.util.Arrays;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.CornerChannels;

/**
 * Texture coordinates and normals of an OBJ file, and which of them the corners of its faces name.
 * A number that names none gives the corner no value: the geometry is sound without.
 */
final class ObjCorners implements PolygonTriangulator.Watcher {

  /** Most numbers of either kind: 120 MB. */
  private static final int MAX_NUMBERS = 30_000_000;

  private static final int NONE = -1;

  private final MeshBuilder mesh;
  private final CornerValues values = new CornerValues();
  private final Row textures = new Row(2);
  private final Row normals = new Row(3);
  private int[] textureOf = new int[16];
  private int[] normalOf = new int[16];

  /** Values in rows of a width; what is over the limit is not kept. */
  private static final class Row {
    private final int width;
    private float[] numbers = new float[64];
    private int used;
    private long count;

    Row(int width) {
      this.width = width;
    }

    void add(double... row) {
      count++;
      if (used + width > MAX_NUMBERS) {
        return;
      }
      if (used + width > numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.min(MAX_NUMBERS, 2 * numbers.length + width));
      }
      for (int i = 0; i < width; i++) {
        numbers[used++] = (float) row[i];
      }
    }

    /** The row that a number of a file names: from 1, or back from the last one. */
    int place(long number) {
      long row = number < 0 ? count + number : number - 1;
      return row < 0 || row >= used / width ? NONE : (int) row * width;
    }
  }

  ObjCorners(MeshBuilder mesh) {
    this.mesh = mesh;
  }

  void texture(double u, double v) {
    textures.add(u, 1 - v);
  }

  void normal(double x, double y, double z) {
    normals.add(x, y, z);
  }

  /** Notes what corner {@code at} of the face at hand names behind its vertex. */
  void note(int at, String word, long line) throws MediaException {
    if (at >= textureOf.length) {
      textureOf = Arrays.copyOf(textureOf, 2 * at);
      normalOf = Arrays.copyOf(normalOf, 2 * at);
    }
    int first = word.indexOf('/');
    int second = first < 0 ? -1 : word.indexOf('/', first + 1);
    String texture =
        first < 0 ? "" : word.substring(first + 1, second < 0 ? word.length() : second);
    String normal = second < 0 ? "" : word.substring(second + 1);
    textureOf[at] = texture.isEmpty() ? NONE : textures.place(DecimalNumber.whole(texture, line));
    normalOf[at] = normal.isEmpty() ? NONE : normals.place(DecimalNumber.whole(normal, line));
  }

  @Override
  public void added(int first, int second, int third) {
    int target = 3 * (mesh.triangleCount() - 1);
    set(target, first);
    set(target + 1, second);
    set(target + 2, third);
  }

  private void set(int target, int corner) {
    int texture = textureOf[corner];
    if (texture != NONE) {
      values.texture(target, textures.numbers[texture], textures.numbers[texture + 1]);
    }
    int normal = normalOf[corner];
    if (normal != NONE) {
      float[] n = normals.numbers;
      values.normal(target, n[normal], n[normal + 1], n[normal + 2]);
    }
  }

  CornerChannels build(FactsBuilder facts) {
    return values.build(mesh.triangleCount(), facts);
  }
}
