package org.worldmill.schemas.config;

import java.util.List;
import org.worldmill.schemas.Modality;

/**
 * Which items count as duplicates of each other, and which of them stays.
 *
 * @param images how images are compared
 * @param video how clips are compared
 * @param model3d how 3D models are compared
 * @param minScore least score of a near-duplicate, 0..1; 0 leaves it to the matcher's own bounds
 * @param keep what the one that stays has most of, the first difference decides; the item's id
 *     decides where there is none
 */
public record DuplicateConfig(
    Mode images, Mode video, Mode model3d, double minScore, List<Quality> keep) {

  /** Near-duplicates of every kind; the highest resolution stays, then the longest. */
  public static final DuplicateConfig DEFAULT =
      new DuplicateConfig(
          Mode.NEAR,
          Mode.NEAR,
          Mode.NEAR,
          0,
          List.of(Quality.RESOLUTION, Quality.DURATION, Quality.BITS_PER_PIXEL, Quality.LICENCE));

  /** What counts as the same. */
  public enum Mode {
    /** The same decoded content, and what is left of it after the usual changes. */
    NEAR,
    /** The same decoded content alone. */
    EXACT,
    /** Nothing. */
    OFF
  }

  /** What one of several may have more of than the others. */
  public enum Quality {
    /** Pixels of a picture; faces, or else vertices, of a model. */
    RESOLUTION,
    /** Length of a clip. */
    DURATION,
    /** Bytes of the file for each pixel that it shows; for each face of a model. */
    BITS_PER_PIXEL,
    /** Terms of use that are stated. */
    LICENCE
  }

  public DuplicateConfig {
    keep = List.copyOf(keep);
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException("a score lies in 0..1: " + minScore);
    }
  }

  /** How items of this modality are compared. */
  public Mode mode(Modality modality) {
    return switch (modality) {
      case IMAGE -> images;
      case VIDEO -> video;
      case MODEL3D -> model3d;
    };
  }
}
