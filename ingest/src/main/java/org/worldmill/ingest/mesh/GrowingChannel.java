package org.worldmill.ingest.mesh;

import java.util.Arrays;
import java.util.Optional;
import org.worldmill.schemas.media.VertexValues;

/**
 * Values of vertices of which it is not known beforehand how many there are. Vertices that have
 * none get the value of absence; over the memory allotted to it the channel is given up.
 */
public final class GrowingChannel {

  /** Most values: 120 MB. */
  private static final int MAX_VALUES = 30_000_000;

  private final int width;
  private final float absent;
  private float[] values = new float[0];
  private int vertices;
  private boolean used;
  private boolean full;

  /**
   * Empty.
   *
   * @param width values a vertex
   * @param absent what vertices have that are given none
   */
  public GrowingChannel(int width, float absent) {
    this.width = width;
    this.absent = absent;
  }

  /** Makes room up to this many vertices. */
  private void extend(int count) {
    if (count <= vertices || full) {
      return;
    }
    long wanted = (long) count * width;
    if (wanted > MAX_VALUES) {
      full = true;
      values = new float[0];
      return;
    }
    if (wanted > values.length) {
      values =
          Arrays.copyOf(
              values, (int) Math.min(MAX_VALUES, Math.max(wanted, values.length * 3L / 2)));
    }
    Arrays.fill(values, vertices * width, (int) wanted, absent);
    vertices = count;
  }

  /** Sets a value, in any order of vertices. */
  public void set(int vertex, int part, double value) {
    extend(vertex + 1);
    if (!full) {
      values[vertex * width + part] = (float) value;
      used = true;
    }
  }

  /** Whether it was given up. */
  public boolean isFull() {
    return full;
  }

  /** The values of so many vertices; empty if none was ever set. */
  public Optional<VertexValues> build(int count) {
    extend(count);
    return used && !full
        ? Optional.of(new VertexValues(width, Arrays.copyOf(values, count * width)))
        : Optional.empty();
  }
}
