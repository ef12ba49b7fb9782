package org.worldmill.schemas.media;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values that a file gives for each vertex beside its place.
 *
 * @param normals x, y, z in world space, of unit length save where the file has none or a wrong one
 * @param textureCoordinates u, v of the first set; v grows downwards, as in glTF
 * @param colours red, green, blue, alpha from 0 to 1, as stored (linear in glTF, sRGB elsewhere)
 * @param attributes others by the format's own name, such as {@code intensity} or {@code
 *     classification}, each in its own width
 */
public record VertexChannels(
    Optional<VertexValues> normals,
    Optional<VertexValues> textureCoordinates,
    Optional<VertexValues> colours,
    SortedMap<String, VertexValues> attributes) {

  /** None at all. */
  public static final VertexChannels NONE =
      new VertexChannels(
          Optional.empty(), Optional.empty(), Optional.empty(), Collections.emptySortedMap());

  /**
   * Checks widths.
   *
   * @throws IllegalArgumentException if a channel has another width than it must
   */
  public VertexChannels {
    check("normals", normals, 3);
    check("texture coordinates", textureCoordinates, 2);
    check("colours", colours, 4);
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  static void check(String name, Optional<VertexValues> values, int width) {
    if (values.isPresent() && values.get().width() != width) {
      throw new IllegalArgumentException(
          "%s have %d values a vertex, not %d".formatted(name, values.get().width(), width));
    }
  }

  void checkVertices(int vertices) {
    normals.ifPresent(values -> checkSize("normals", values, vertices));
    textureCoordinates.ifPresent(values -> checkSize("texture coordinates", values, vertices));
    colours.ifPresent(values -> checkSize("colours", values, vertices));
    attributes.forEach((name, values) -> checkSize(name, values, vertices));
  }

  static void checkSize(String name, VertexValues values, int vertices) {
    if (values.size() != vertices) {
      throw new IllegalArgumentException(
          "%d %s for %d vertices".formatted(values.size(), name, vertices));
    }
  }
}
