package org.worldmill.ingest.mesh;

import org.worldmill.schemas.MediaFacts;

/** Which way of a model's own axes is up, and which is towards the viewer. */
public enum UpAxis {
  /** y is up, z towards the viewer: glTF says so, and most OBJ and PLY files are made so. */
  Y,
  /** z is up, y away from the viewer: printing and machining, so STL. */
  Z,
  /** y is down, z away from the viewer: cameras, so Gaussian splats. */
  MINUS_Y;

  /** What the format demands, or its habit where it demands nothing. */
  public static UpAxis of(MediaFacts facts) {
    if (facts.format().equals("stl")) {
      return Z;
    }
    boolean splat = facts.tags().stream().anyMatch(tag -> tag.value().contains(" f_dc_0 "));
    return splat ? MINUS_Y : Y;
  }

  double right(double x, double y, double z) {
    return x;
  }

  double up(double x, double y, double z) {
    return switch (this) {
      case Y -> y;
      case Z -> z;
      case MINUS_Y -> -y;
    };
  }

  double towards(double x, double y, double z) {
    return switch (this) {
      case Y -> z;
      case Z -> -y;
      case MINUS_Y -> -z;
    };
  }
}
