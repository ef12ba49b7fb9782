package org.worldmill.ingest.mesh.draco;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A decoded Draco mesh or point cloud. Arrays are shared, never written to. */
public final class DracoGeometry {

  /** The attribute types of the format that have a meaning of their own. */
  public enum Kind {
    /** Places. */
    POSITION,
    /** Normals. */
    NORMAL,
    /** Colours. */
    COLOUR,
    /** Texture coordinates. */
    TEXTURE_COORDINATES,
    /** Anything else. */
    GENERIC
  }

  private final int points;
  private final int[] corners;
  private final List<Values> attributes = new ArrayList<>();

  private record Values(int id, Kind kind, int width, List<double[]> values) {}

  DracoGeometry(int points, int[] corners) {
    this.points = points;
    this.corners = corners;
  }

  void add(int id, Kind kind, int width, double[] values) {
    attributes.add(new Values(id, kind, width, List.of(values)));
  }

  /** Number of points. */
  public int points() {
    return points;
  }

  /** Three points a triangle; empty for a cloud. */
  public int[] corners() {
    return corners;
  }

  /** The values of the attribute with this unique number, point after point. */
  public Optional<double[]> attribute(int id, int width) {
    return attributes.stream()
        .filter(values -> values.id() == id && values.width() == width)
        .findFirst()
        .map(values -> values.values().get(0));
  }

  /** The values of the first attribute of this kind that has so many a point. */
  public Optional<double[]> attribute(Kind kind, int width) {
    return attributes.stream()
        .filter(values -> values.kind() == kind && values.width() == width)
        .findFirst()
        .map(values -> values.values().get(0));
  }
}
