package org.worldmill.curate.duplicate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.worldmill.schemas.Modality;

/**
 * What near-duplicates of an item are found by. Made from signals by {@link Signatures}; holds no
 * picture that could be looked at. Bits of a hash are the signs of cosine coefficients, the lowest
 * frequency first ({@link PictureHash}).
 *
 * @param modality of the item; items of different modalities are never duplicates
 * @param millis when each sampled picture is shown, since the item's start; ascending
 * @param hashes what each sampled picture looks like inside its black bars; flat pictures are left
 *     out
 * @param motion how each sampled picture differs from the one a second before; 0 where it does not
 * @param keys which samples have views: indices into the lists above, ascending
 * @param views of each of the keys in turn, {@link PictureViews#COUNT} numbers: its weak bits and
 *     the hashes of its parts
 * @param content digest of the decoded pictures, equal for equal streams in other containers
 * @param shape descriptor of a 3D model; empty for others
 */
public record Signature(
    Modality modality,
    List<Integer> millis,
    List<Long> hashes,
    List<Long> motion,
    List<Integer> keys,
    List<Long> views,
    Optional<String> content,
    List<Double> shape) {

  public Signature {
    Objects.requireNonNull(modality);
    Objects.requireNonNull(content);
    millis = List.copyOf(millis);
    hashes = List.copyOf(hashes);
    motion = List.copyOf(motion);
    keys = List.copyOf(keys);
    views = List.copyOf(views);
    shape = List.copyOf(shape);
    int samples = hashes.size();
    if (millis.size() != samples || motion.size() != samples) {
      throw new IllegalArgumentException(
          "%d times, %d hashes and %d motions do not go together"
              .formatted(millis.size(), samples, motion.size()));
    }
    if (views.size() != keys.size() * PictureViews.COUNT) {
      throw new IllegalArgumentException(
          views.size() + " views of " + keys.size() + " pictures do not go together");
    }
  }

  /** The signature that the mirrored item would have. */
  public Signature mirrored() {
    return new Signature(
        modality,
        millis,
        hashes.stream().map(PictureHash::mirror).toList(),
        motion.stream().map(hash -> hash == 0 ? hash : PictureHash.mirror(hash)).toList(),
        keys,
        PictureViews.mirror(views),
        Optional.empty(),
        shape);
  }
}
