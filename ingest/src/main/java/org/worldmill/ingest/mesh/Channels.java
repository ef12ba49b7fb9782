package org.worldmill.ingest.mesh;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.schemas.media.VertexChannels;
import org.worldmill.schemas.media.VertexValues;

/**
 * Collects values of vertices beside their places, as far as memory is allotted to them: what would
 * be over the limit is left out, and said so among the facts.
 */
public final class Channels {

  /** Role of normals. */
  public static final String NORMALS = "normals";

  /** Role of texture coordinates. */
  public static final String TEXTURE_COORDINATES = "texture coordinates";

  /** Role of colours. */
  public static final String COLOURS = "colours";

  /** Most values of all channels of a model: 240 MB. */
  private static final long MAX_VALUES = 60_000_000;

  private static final int MAX_CHANNELS = 32;

  private final int vertices;
  private final FactsBuilder facts;
  private final TreeMap<String, VertexValues> channels = new TreeMap<>();
  private long used;

  /**
   * For a model whose vertices are counted.
   *
   * @param vertices how many there are; room for the values of all is made at once
   * @param facts is told what is left out
   */
  public Channels(int vertices, FactsBuilder facts) {
    this.vertices = vertices;
    this.facts = facts;
  }

  /** Room for a channel, to be filled in; empty if there is none left. */
  public Optional<float[]> room(String role, int width) {
    long wanted = (long) vertices * width;
    if (used + wanted > MAX_VALUES || channels.size() == MAX_CHANNELS) {
      facts.tag("reader", "left out", role);
      return Optional.empty();
    }
    used += wanted;
    float[] values = new float[(int) wanted];
    channels.put(role, new VertexValues(width, values));
    return Optional.of(values);
  }

  /** Room for colours, all opaque white. */
  public Optional<float[]> roomForColours() {
    Optional<float[]> room = room(COLOURS, 4);
    room.ifPresent(values -> Arrays.fill(values, 1));
    return room;
  }

  /** What has been collected. */
  public VertexChannels build() {
    TreeMap<String, VertexValues> others = new TreeMap<>(channels);
    return new VertexChannels(
        Optional.ofNullable(others.remove(NORMALS)),
        Optional.ofNullable(others.remove(TEXTURE_COORDINATES)),
        Optional.ofNullable(others.remove(COLOURS)),
        others);
  }
}
