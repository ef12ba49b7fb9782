package org.worldmill.schemas.config;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.Modality;

/**
 * How many of the items that the filters keep are taken, and in what mixture. Nothing is balanced
 * unless there is a cap, a tag with a share, or a greatest number.
 *
 * @param seed of the draw among items that are equally wanted
 * @param clusterBits bits of the coarse layout that make two pictures one cluster, 1 to 24
 * @param caps greatest numbers, applied in order
 * @param tags what items are told apart by; the first that fits is an item's tag
 * @param most greatest number of items altogether
 */
public record BalanceConfig(
    long seed, int clusterBits, List<Cap> caps, List<Tag> tags, Optional<Long> most) {

  /** No balancing. */
  public static final BalanceConfig DEFAULT =
      new BalanceConfig(20260101L, 10, List.of(), List.of(), Optional.empty());

  public BalanceConfig {
    caps = List.copyOf(caps);
    tags = List.copyOf(tags);
    if (clusterBits < 1 || clusterBits > 24) {
      throw new IllegalArgumentException("cluster_bits lies between 1 and 24: " + clusterBits);
    }
    if (caps.stream().map(Cap::by).distinct().count() < caps.size()) {
      throw new IllegalArgumentException("two caps count by the same");
    }
    if (tags.stream().map(Tag::name).distinct().count() < tags.size()) {
      throw new IllegalArgumentException("two tags share a name");
    }
    double sum = tags.stream().mapToDouble(tag -> tag.share().orElse(0.0)).sum();
    if (sum > 1 + 1e-9) {
      throw new IllegalArgumentException("the shares of the tags add up to " + sum + ", over 1");
    }
  }

  /** Whether items are drawn to a mixture or a greatest number. */
  public boolean draws() {
    return most.isPresent() || tags.stream().anyMatch(tag -> tag.share().isPresent());
  }

  /** What a cap counts by. */
  public enum By {
    /** Clips of one asset. */
    ASSET,
    /** Items of assets from one folder of a source. */
    FOLDER,
    /** Items of one configured source. */
    SOURCE,
    /** Items under one licence. */
    LICENCE,
    /** Items of one tag. */
    TAG,
    /** Items that look alike. */
    CLUSTER
  }

  /**
   * A greatest number of items in one group.
   *
   * @param by what makes a group
   * @param most items kept of each
   */
  public record Cap(By by, long most) {
    public Cap {
      if (most < 1) {
        throw new IllegalArgumentException("a cap keeps at least one: " + most);
      }
    }
  }

  /**
   * A name for items that meet all of its conditions.
   *
   * @param name lowercase words joined by hyphens
   * @param signal a signal, with {@code min} or {@code max}; absent signals meet no bound
   * @param min its least value
   * @param max its greatest value
   * @param path a glob that one of the asset's origins matches
   * @param modality what it is
   * @param share the part of all items that this tag's are to be, 0 to 1
   */
  public record Tag(
      String name,
      Optional<String> signal,
      Optional<Double> min,
      Optional<Double> max,
      Optional<String> path,
      Optional<Modality> modality,
      Optional<Double> share) {

    public Tag {
      if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
        throw new IllegalArgumentException(
            "a tag's name is lowercase words joined by hyphens: '" + name + "'");
      }
      boolean bounded = min.isPresent() || max.isPresent();
      if (signal.isPresent() != bounded) {
        throw new IllegalArgumentException(
            "tag '" + name + "' needs a signal with min, max or both, or none of them");
      }
      if (signal.isEmpty() && path.isEmpty() && modality.isEmpty()) {
        throw new IllegalArgumentException(
            "tag '" + name + "' fits everything: give it a signal, a path or a modality");
      }
      if (share.isPresent() && !(share.get() >= 0 && share.get() <= 1)) {
        throw new IllegalArgumentException("the share of tag '" + name + "' is no part of 1");
      }
    }
  }
}
