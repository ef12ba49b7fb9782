package org.worldmill.schemas.media;

/** So many values for each vertex, one vertex after the other. The array is never written to. */
public final class VertexValues {

  private final int width;
  private final float[] values;

  /**
   * Wraps values; the caller gives the array away.
   *
   * @param width values a vertex, from 1
   * @param values all of them; may hold NaN where the file does
   * @throws IllegalArgumentException if they do not come in rows of {@code width}
   */
  public VertexValues(int width, float[] values) {
    if (width < 1 || values.length % width != 0) {
      throw new IllegalArgumentException(values.length + " values in rows of " + width);
    }
    this.width = width;
    this.values = values;
  }

  /** Values a vertex. */
  public int width() {
    return width;
  }

  /** Number of vertices. */
  public int size() {
    return values.length / width;
  }

  /** Value {@code part} of a vertex, from 0. */
  public float at(int vertex, int part) {
    return values[vertex * width + part];
  }

  /** All values; never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public float[] values() {
    return values;
  }
}
