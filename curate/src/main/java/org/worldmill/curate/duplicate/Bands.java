package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.worldmill.schemas.Modality;

/**
 * The keys under which a signature is filed and looked up: near-duplicates share at least one with
 * high probability, others seldom. A key is a band of a hash, the same for the picture and its
 * mirror image, so that one set of keys finds both. Where a band holds bits that may flip, a key is
 * made for either value of the first three. Parts of a picture have one key each. Of a clip, steady
 * samples are taken, which other time grids meet as well.
 */
public final class Bands {

  private static final Band LOW = new Band(0, 22);
  private static final List<Band> ALL = List.of(LOW, new Band(21, 22), new Band(42, 22));

  /** Bits in which two pictures differ at most that are worth comparing; more than in any match. */
  private static final int ALIKE = 14;

  /** Weak bits of a band that are tried both ways. */
  private static final int TRIED = 3;

  private static final int APART_MILLIS = 750;
  private static final int MOST_SAMPLES = 24;

  /** Samples of a clip whose parts have keys. */
  private static final int MOST_VIEWED = 3;

  private Bands() {}

  private record Band(int from, int bits) {
    long of(long hash) {
      return hash << from >>> (PictureHash.BITS - bits);
    }

    /** Equal for a picture and its mirror image; unequal for different bands. */
    long key(long hash) {
      return (long) from << 32 | Math.min(of(hash), of(PictureHash.mirror(hash)));
    }

    /** The hash with the first weak bits of this band set in every way. */
    List<Long> variants(long hash, long weak) {
      List<Long> variants = new ArrayList<>(List.of(hash));
      int tried = 0;
      for (int bit = from; bit < from + bits && tried < TRIED; bit++) {
        long mask = 1L << (PictureHash.BITS - 1 - bit);
        if ((weak & mask) != 0) {
          tried++;
          List.copyOf(variants).forEach(variant -> variants.add(variant ^ mask));
        }
      }
      return variants;
    }
  }

  /** The keys, ascending, each once. */
  public static List<Long> of(Signature signature) {
    return List.copyOf(filed(signature).keySet());
  }

  /**
   * The keys, ascending, each with what it was made of, for a look at {@link #alike} before a pair
   * is compared in full.
   */
  public static SortedMap<Long, Long> filed(Signature signature) {
    TreeMap<Long, Long> keys = new TreeMap<>();
    signature
        .content()
        .map(digest -> Long.parseUnsignedLong(digest, 0, 16, 16))
        .ifPresent(digest -> keys.put(mix(digest), digest));
    if (signature.modality() == Modality.VIDEO) {
      fileClip(signature, keys);
    } else {
      for (int sample = 0; sample < signature.hashes().size(); sample++) {
        filePicture(signature, sample, keys);
      }
    }
    if (!signature.shape().isEmpty()) {
      ShapeKeys.of(signature.shape()).forEach(key -> keys.put(mix(key), 0L));
    }
    return Collections.unmodifiableSortedMap(keys);
  }

  /**
   * Whether two items that share a key may be duplicates, by what the key was made of in each: few
   * of those that share one by chance pass.
   */
  public static boolean alike(long one, long other) {
    return PictureHash.distance(one, other) <= ALIKE
        || PictureHash.distance(one, PictureHash.mirror(other)) <= ALIKE;
  }

  private static void fileClip(Signature signature, SortedMap<Long, Long> keys) {
    int viewed = 0;
    for (int sample : steady(signature)) {
      boolean hasViews = signature.keys().contains(sample);
      if (hasViews && viewed < MOST_VIEWED) {
        filePicture(signature, sample, keys);
        viewed++;
      } else {
        long hash = signature.hashes().get(sample);
        ALL.forEach(band -> file(Modality.VIDEO, band.key(hash), hash, keys));
      }
    }
  }

  private static void filePicture(Signature signature, int sample, SortedMap<Long, Long> keys) {
    long hash = signature.hashes().get(sample);
    int key = signature.keys().indexOf(sample);
    List<Long> views =
        key < 0
            ? List.of()
            : signature.views().subList(key * PictureViews.COUNT, (key + 1) * PictureViews.COUNT);
    long weak = views.isEmpty() ? 0 : views.get(PictureViews.WEAK);
    for (Band band : ALL) {
      for (long variant : band.variants(hash, weak)) {
        file(signature.modality(), band.key(variant), hash, keys);
      }
    }
    views.stream()
        .skip(PictureViews.WITH_BORDER)
        .forEach(view -> file(signature.modality(), LOW.key(view), view, keys));
  }

  private static void file(Modality modality, long key, long evidence, SortedMap<Long, Long> keys) {
    long tag = (modality == Modality.VIDEO ? 1L : 2L) << 40;
    keys.putIfAbsent(mix(tag | key), evidence);
  }

  /**
   * Samples that differ least from their neighbours, steadiest first, not close to each other;
   * those with views before others as steady.
   */
  private static List<Integer> steady(Signature signature) {
    List<Long> hashes = signature.hashes();
    List<Integer> order =
        IntStream.range(0, hashes.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> change(hashes, i))
                    .thenComparing(i -> !signature.keys().contains(i)))
            .toList();
    List<Integer> chosen = new ArrayList<>();
    for (int candidate : order) {
      int time = signature.millis().get(candidate);
      boolean apart =
          chosen.stream()
              .noneMatch(other -> Math.abs(signature.millis().get(other) - time) < APART_MILLIS);
      if (apart && chosen.size() < MOST_SAMPLES) {
        chosen.add(candidate);
      }
    }
    return chosen;
  }

  private static int change(List<Long> hashes, int at) {
    int before = at == 0 ? 0 : PictureHash.distance(hashes.get(at - 1), hashes.get(at));
    int after =
        at == hashes.size() - 1 ? 0 : PictureHash.distance(hashes.get(at), hashes.get(at + 1));
    return Math.max(before, after);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads keys over all bits. */
  private static long mix(long key) {
    long z = key + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
