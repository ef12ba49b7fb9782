package org.worldmill.curate.duplicate;

import java.util.List;

/** Hashes of one clip over time: of its whole picture, or of one part of it. */
final class Track {

  private final int[] millis;
  private final long[] hashes;
  private final long[] motion;

  private Track(int[] millis, long[] hashes, long[] motion) {
    this.millis = millis;
    this.hashes = hashes;
    this.motion = motion;
  }

  /** The whole pictures. */
  static Track whole(Signature signature) {
    return new Track(
        signature.millis().stream().mapToInt(Integer::intValue).toArray(),
        longs(signature.hashes()),
        longs(signature.motion()));
  }

  /** One view of the samples that have any; what moves is that of the whole picture. */
  static Track view(Signature signature, int view) {
    int size = signature.keys().size();
    int[] millis = new int[size];
    long[] hashes = new long[size];
    long[] motion = new long[size];
    for (int i = 0; i < size; i++) {
      int sample = signature.keys().get(i);
      millis[i] = signature.millis().get(sample);
      motion[i] = signature.motion().get(sample);
      hashes[i] = signature.views().get(i * PictureViews.COUNT + view);
    }
    return new Track(millis, hashes, motion);
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  int size() {
    return hashes.length;
  }

  int millis(int sample) {
    return millis[sample];
  }

  long hash(int sample) {
    return hashes[sample];
  }

  /** 0 where nothing moved. */
  long motion(int sample) {
    return motion[sample];
  }

  int lengthMillis() {
    return millis.length == 0 ? 0 : millis[millis.length - 1];
  }
}
