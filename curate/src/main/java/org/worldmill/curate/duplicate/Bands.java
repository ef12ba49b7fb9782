package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.worldmill.schemas.Modality;

/**
 * The keys under which a signature is filed and looked up: near-duplicates share at least one with
 * high probability, others seldom. A key is a band of a hash's lowest frequencies, the same for the
 * picture and its mirror image, so that one set of keys finds both. Of a clip, steady samples are
 * taken, which other time grids meet as well.
 */
public final class Bands {

  /** First bit and bits of each band, from the lowest frequency. */
  private static final List<Band> BANDS =
      List.of(new Band(0, 20), new Band(14, 20), new Band(28, 20));

  /** The views that have keys beside the whole picture. */
  private static final List<Integer> VIEWS = List.of(0, 2, 4, 6);

  /** Bits in which two pictures differ at most that are worth comparing; more than in any match. */
  private static final int ALIKE = 14;

  private static final int APART_MILLIS = 750;
  private static final int MOST_SAMPLES = 24;

  private Bands() {}

  private record Band(int from, int bits) {
    long of(long hash) {
      return hash << from >>> (PictureHash.BITS - bits);
    }

    /** Equal for a picture and its mirror image. */
    long key(long hash) {
      return Math.min(of(hash), of(PictureHash.mirror(hash)));
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
    List<Integer> samples =
        signature.modality() == Modality.VIDEO
            ? steady(signature)
            : IntStream.range(0, signature.hashes().size()).boxed().toList();
    samples.forEach(sample -> file(signature.modality(), signature.hashes().get(sample), keys));
    for (int key = 0; key < signature.keys().size(); key++) {
      for (int view : VIEWS) {
        file(signature.modality(), signature.views().get(key * PictureViews.COUNT + view), keys);
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

  private static void file(Modality modality, long hash, SortedMap<Long, Long> keys) {
    for (Band band : BANDS) {
      long tag = (modality == Modality.VIDEO ? 1L : 2L) << 40 | (long) band.from() << 32;
      keys.putIfAbsent(mix(tag | band.key(hash)), hash);
    }
  }

  /** Samples that differ least from their neighbours, not close to each other. */
  private static List<Integer> steady(Signature signature) {
    List<Long> hashes = signature.hashes();
    List<Integer> order =
        IntStream.range(0, hashes.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> change(hashes, i)))
            .toList();
    List<Integer> chosen = new ArrayList<>();
    for (int candidate : order) {
      int time = signature.millis().get(candidate);
      Optional<Integer> near =
          chosen.stream()
              .filter(other -> Math.abs(signature.millis().get(other) - time) < APART_MILLIS)
              .findAny();
      if (near.isEmpty() && chosen.size() < MOST_SAMPLES) {
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
