package org.worldmill.shard;

import java.util.Locale;

/** A part of a release that is kept apart from the others while training. */
public enum Split {
  /** To learn from. */
  TRAIN,
  /** To choose between models by. */
  VALIDATION,
  /** To judge the chosen model by. */
  TEST;

  /** The name used in file names and configurations: {@code train}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The split of this {@link #id()}. Throws {@link IllegalArgumentException} for other text. */
  public static Split ofId(String id) {
    for (Split split : values()) {
      if (split.id().equals(id)) {
        return split;
      }
    }
    throw new IllegalArgumentException("no split is called '" + id + "'");
  }
}
