package org.worldmill.schemas;

import java.util.Locale;

/**
 * The kind of thing an item is; also the name of the release configuration that it is written to.
 */
public enum Modality {
  /** A clip of a video. */
  VIDEO,
  /** A still image. */
  IMAGE,
  /** A 3D model: a mesh or a point cloud. */
  MODEL3D;

  /**
   * The name used in tables, configuration and release: {@code video}, {@code image}, {@code
   * model3d}.
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The modality of this {@link #id()}. Throws {@link IllegalArgumentException} for any other text.
   */
  public static Modality ofId(String id) {
    for (Modality modality : values()) {
      if (modality.id().equals(id)) {
        return modality;
      }
    }
    throw new IllegalArgumentException("no modality is called '" + id + "'");
  }
}
