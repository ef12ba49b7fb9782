package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.MediaException;

/** Every packet of one picture track, in the order of the file, without its payload. */
final class PacketCensus {

  /** Ten days at 24 frames a second. */
  private static final int MAX_PACKETS = 20_000_000;

  private long[] pts = new long[1024];
  private long[] durations = new long[1024];
  private boolean[] keys = new boolean[1024];
  private int[] sizes = new int[1024];
  private int count;
  private long bytes;
  private final SteadyDelay delay = new SteadyDelay();
  private boolean allStamped = true;
  private boolean discards;
  private final BitSet hidden = new BitSet();
  private boolean lastCorrupt;

  /** Adds the next packet; those outside the edit list are noted and not counted. */
  void add(AVPacket packet) throws MediaException {
    refuseEncrypted(packet);
    lastCorrupt = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
    if ((packet.flags() & AV_PKT_FLAG_DISCARD) != 0) {
      discards = true;
      hidden.set(count);
      return;
    }
    if (count == MAX_PACKETS) {
      throw new MediaException(
          MediaException.Code.TOO_LARGE, "more than " + MAX_PACKETS + " packets; split the file");
    }
    if (count == pts.length) {
      pts = Arrays.copyOf(pts, 2 * count);
      durations = Arrays.copyOf(durations, 2 * count);
      keys = Arrays.copyOf(keys, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    Optional<Long> stated = delay.pts(packet);
    allStamped &= stated.isPresent();
    pts[count] = stated.or(() -> Ffmpeg.time(packet.dts())).orElseGet(this::afterLast);
    durations[count] = Math.max(0, packet.duration());
    keys[count] = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    sizes[count] = packet.size();
    bytes += packet.size();
    count++;
  }

  private long afterLast() {
    return count == 0 ? 0 : pts[count - 1] + Math.max(1, durations[count - 1]);
  }

  private static void refuseEncrypted(AVPacket packet) throws MediaException {
    try (SizeTPointer size = new SizeTPointer(1)) {
      BytePointer info = av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, size);
      if (info != null && !info.isNull()) {
        throw new MediaException(
            MediaException.Code.ENCRYPTED, "its packets are encrypted; only clear files are read");
      }
    }
  }

  int count() {
    return count;
  }

  /** Replaces the time stamps. */
  void repair(long[] times) {
    System.arraycopy(times, 0, pts, 0, count);
    allStamped = true;
  }

  long pts(int i) {
    return pts[i];
  }

  long duration(int i) {
    return durations[i];
  }

  int size(int i) {
    return sizes[i];
  }

  boolean isKey(int i) {
    return keys[i];
  }

  long bytes() {
    return bytes;
  }

  /** Whether the container's reader marked the last packet as cut off. */
  boolean endsCorrupt() {
    return lastCorrupt;
  }

  /** Whether an edit list hides packets. */
  boolean hasDiscards() {
    return discards;
  }

  /** The first packet from this one on before which an edit list hides some, or past all. */
  int hiddenFrom(int i) {
    int found = hidden.nextSetBit(i);
    return found < 0 ? Integer.MAX_VALUE : found;
  }

  long keyCount() {
    long keyed = 0;
    for (int i = 0; i < count; i++) {
      keyed += keys[i] ? 1 : 0;
    }
    return keyed;
  }

  /** Longest distance between key packets, in packets, the end included. */
  long maxGop() {
    long longest = 0;
    long run = 0;
    for (int i = 0; i < count; i++) {
      run = keys[i] ? 1 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Whether decoding order differs from presentation order. */
  boolean isReordered() {
    for (int i = 1; i < count; i++) {
      if (pts[i] < pts[i - 1]) {
        return true;
      }
    }
    return false;
  }

  /** The time stamps in presentation order. */
  long[] sortedPts() {
    long[] sorted = Arrays.copyOf(pts, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Whether every packet states its own, different time. */
  boolean hasCleanTimes() {
    return allStamped && !hasRepeatedTimes();
  }

  /** Whether two pictures have one time. */
  boolean hasRepeatedTimes() {
    long[] sorted = sortedPts();
    return IntStream.range(1, count).anyMatch(i -> sorted[i] == sorted[i - 1]);
  }

  /** Whether the distances between pictures differ by more than one tick. */
  boolean isVariable() {
    long[] sorted = sortedPts();
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 1; i < count; i++) {
      least = Math.min(least, sorted[i] - sorted[i - 1]);
      greatest = Math.max(greatest, sorted[i] - sorted[i - 1]);
    }
    return count > 2 && greatest - least > 1;
  }

  /** Greatest time stamp plus that packet's duration, or plus the usual distance without one. */
  long endPts() {
    int last = 0;
    for (int i = 1; i < count; i++) {
      if (pts[i] > pts[last]) {
        last = i;
      }
    }
    long duration = durations[last];
    if (duration == 0) {
      long[] sorted = sortedPts();
      duration = count < 2 ? 1 : Math.max(1, (sorted[count - 1] - sorted[0]) / (count - 1));
    }
    return pts[last] + duration;
  }
}
