package org.worldmill.ingest.video;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/**
 * Which key frames of a stretch of film are looked at, so that they stand for all of it: about one
 * every two seconds and not many more than thirty, none more than ten seconds from the next or from
 * either end. There is no plan if the rest may hold what they do not show: if any packet between
 * them is larger than all of theirs.
 *
 * @param looks time stamps of the key frames to look at, rising
 * @param clips the film divided by the greatest length of a clip, as far as each holds a look
 * @param still whether all packets between are as good as empty, and key packets not looked at as
 *     large as those before them: nothing can have moved
 */
record KeyPlan(List<Long> looks, List<Clip> clips, boolean still) {

  private static final long APART_NANOS = 2_000_000_000L;
  private static final long MOST_APART_NANOS = 10_000_000_000L;
  private static final int MOST_LOOKS = 32;
  private static final int LEAST_LOOKS = 3;
  private static final int PACKETS_A_LOOK = 4;
  private static final int LIKE_THE_LAST = 20;

  /**
   * A piece of film that becomes an item if nothing in it is worth decoding.
   *
   * @param span from its first frame to the first of the next
   * @param frames packets shown in it
   */
  record Clip(Span span, long frames) {}

  /** A packet: when it is shown, its size, and whether decoding can start there. */
  record Packet(long pts, int bytes, boolean alone) {}

  KeyPlan {
    looks = List.copyOf(looks);
    clips = List.copyOf(clips);
  }

  /**
   * The greatest size of a packet that changes nothing: headers, and one bit for eight macroblocks
   * that are all skipped.
   */
  static long emptyBytes(PictureFacts picture) {
    long blocks = (picture.widthPx() / 16 + 1L) * (picture.heightPx() / 16 + 1L);
    return 48 + blocks / 64;
  }

  /**
   * A plan for these packets.
   *
   * @param packets all of the stretch, in any order
   * @param endPts where the stretch ends
   * @param emptyBytes greatest size of a packet that changes nothing
   */
  static Optional<KeyPlan> of(
      List<Packet> packets, long endPts, Rational base, long maxClipNanos, long emptyBytes) {
    if (packets.isEmpty()) {
      return Optional.empty();
    }
    List<Packet> shown = packets.stream().sorted(Comparator.comparingLong(Packet::pts)).toList();
    Span whole = new Span(shown.get(0).pts(), endPts, base);
    long length = whole.durationNanos();
    List<Packet> looked = looked(shown, base, Math.max(APART_NANOS, length / (MOST_LOOKS - 1)));
    boolean dense =
        looked.size() >= (length < MOST_APART_NANOS ? 1 : LEAST_LOOKS)
            && looked.size() * PACKETS_A_LOOK <= shown.size()
            && covers(looked, whole);
    Set<Long> looks = new TreeSet<>(looked.stream().map(Packet::pts).toList());
    List<Clip> clips = seen(clips(shown, whole, maxClipNanos), looks);
    if (!dense || hidesMore(shown, looks) || !clips.get(0).span().contains(looked.get(0).pts())) {
      return Optional.empty();
    }
    return Optional.of(new KeyPlan(List.copyOf(looks), clips, isStill(shown, looks, emptyBytes)));
  }

  /** From each look the furthest key frame within reach, or else the next. */
  private static List<Packet> looked(List<Packet> shown, Rational base, long apartNanos) {
    List<Packet> keys = shown.stream().filter(Packet::alone).toList();
    List<Packet> looked = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      boolean nextIsInReach =
          i + 1 < keys.size()
              && !looked.isEmpty()
              && base.toNanos(keys.get(i + 1).pts() - looked.get(looked.size() - 1).pts())
                  <= apartNanos;
      if (!nextIsInReach) {
        looked.add(keys.get(i));
      }
    }
    return looked;
  }

  private static boolean covers(List<Packet> looked, Span whole) {
    long last = whole.startPts();
    for (Packet look : looked) {
      if (whole.timeBase().toNanos(look.pts() - last) > MOST_APART_NANOS) {
        return false;
      }
      last = look.pts();
    }
    return whole.timeBase().toNanos(whole.endPts() - last) <= MOST_APART_NANOS;
  }

  private static boolean hidesMore(List<Packet> shown, Set<Long> looks) {
    int largest =
        shown.stream()
            .filter(packet -> looks.contains(packet.pts()))
            .mapToInt(Packet::bytes)
            .max()
            .orElse(0);
    return shown.stream().anyMatch(packet -> packet.bytes() > largest);
  }

  private static boolean isStill(List<Packet> shown, Set<Long> looks, long emptyBytes) {
    long lastLook = 0;
    for (Packet packet : shown) {
      if (looks.contains(packet.pts())) {
        lastLook = packet.bytes();
      } else if (packet.alone()
          ? Math.abs(packet.bytes() - lastLook) > lastLook / LIKE_THE_LAST
          : packet.bytes() > emptyBytes) {
        return false;
      }
    }
    return true;
  }

  private static List<Clip> clips(List<Packet> shown, Span whole, long maxClipNanos) {
    List<Clip> clips = new ArrayList<>();
    Rational base = whole.timeBase();
    int first = 0;
    for (int i = 1; i <= shown.size(); i++) {
      long start = shown.get(first).pts();
      boolean full = i == shown.size() || base.toNanos(shown.get(i).pts() - start) >= maxClipNanos;
      if (full) {
        long end = i == shown.size() ? whole.endPts() : shown.get(i).pts();
        clips.add(new Clip(new Span(start, end, base), i - first));
        first = i;
      }
    }
    return clips;
  }

  /** A piece without a look of its own goes with the one before it. */
  private static List<Clip> seen(List<Clip> clips, Set<Long> looks) {
    List<Clip> seen = new ArrayList<>();
    for (Clip clip : clips) {
      if (seen.isEmpty() || looks.stream().anyMatch(look -> clip.span().contains(look))) {
        seen.add(clip);
      } else {
        Clip before = seen.remove(seen.size() - 1);
        Span both =
            new Span(before.span().startPts(), clip.span().endPts(), clip.span().timeBase());
        seen.add(new Clip(both, before.frames() + clip.frames()));
      }
    }
    return seen;
  }
}
