package org.worldmill.ingest.video;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.worldmill.ingest.video.ClipPlan.Stretch;
import org.worldmill.ingest.video.PictureTrack.Stamps;
import org.worldmill.schemas.Span;

/**
 * Decides for each span what is copied and what is encoded, from the order of packets alone.
 *
 * <p>The copy starts at the first key packet in the span that stands alone and behind which nothing
 * is shown that came before it. It ends at the last packet up to which the pictures copied are all
 * the pictures up to some instant: no packet refers to one that is decoded later, so what was
 * copied decodes as it did in the film. What the span holds beside it is encoded, where the codec
 * allows to join both. Else, and where no key lies in the span, all is copied from the key before
 * it, and what is shown outside the span is hidden; or, if that were too much, the span is encoded.
 */
final class CutPlan {

  /** Fewer pictures than these are not worth a change of parameters; a whole span always is. */
  private static final int LEAST_COPY = 8;

  /** Readers decode hidden pictures too: at most so many for each that is shown. */
  private static final int MOST_HIDDEN = 2;

  private final PacketCensus census;
  private final BitSet alone;
  private final Copying copying;
  private final boolean hides;
  private final boolean seen;

  /** Packets in the order of presentation, where their times are clean. */
  private final int[] shown;

  /** Least time stamp from this packet on. */
  private final long[] leastFrom;

  /** Greatest time stamp before this packet. */
  private final long[] greatestBefore;

  /**
   * The plan of a film; {@code alone} holds the packets at which decoding can start, {@code hides}
   * says whether its clips may hold pictures that they do not show.
   */
  CutPlan(PacketCensus census, BitSet alone, Copying copying, boolean hides) {
    this.hides = hides;
    this.census = census;
    this.alone = alone;
    this.copying = copying;
    this.seen = copying != Copying.UNTIMED && census.hasCleanTimes();
    int count = census.count();
    this.shown =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingLong(census::pts))
            .mapToInt(i -> i)
            .toArray();
    this.leastFrom = new long[count + 1];
    this.greatestBefore = new long[count + 1];
    leastFrom[count] = Long.MAX_VALUE;
    greatestBefore[0] = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      greatestBefore[i + 1] = Math.max(greatestBefore[i], census.pts(i));
      int j = count - 1 - i;
      leastFrom[j] = Math.min(leastFrom[j + 1], census.pts(j));
    }
  }

  /** For a film whose packets promise what they do not keep. */
  CutPlan unseen() {
    return new CutPlan(census, alone, Copying.UNTIMED, hides);
  }

  /** What the times of packets are, as {@link #time} gives them. */
  Stamps stamps() {
    return seen ? Stamps.TRUE : Stamps.STATED;
  }

  /** When the packet of this number is shown, as the pass sees it; else what it states. */
  long time(int packet, long stated) {
    return seen && packet < census.count() ? census.pts(packet) : stated;
  }

  /** The plan for one span. */
  ClipPlan of(Span span) {
    int from = rank(span.startPts());
    int until = rank(span.endPts());
    if (!seen || from == until) {
      return ClipPlan.unseen(span);
    }
    int copyFrom = copyFrom(from, until);
    int copyUntil = copyFrom < 0 ? -1 : copyUntil(copyFrom, span);
    if (copyFrom < 0 || copyUntil - copyFrom < Math.min(LEAST_COPY, until - from)) {
      return hiddenOrEncoded(span, from, until);
    }
    int copiedFrom = rank(census.pts(copyFrom));
    int copiedUntil = Math.min(until, rank(leastFrom[copyUntil]));
    boolean whole = copiedFrom == from && copiedUntil == until;
    return whole || copying == Copying.JOINED
        ? joined(span, new int[] {from, copiedFrom, copiedUntil, until}, copyFrom, copyUntil)
        : hiddenOrEncoded(span, from, until);
  }

  private ClipPlan hiddenOrEncoded(Span span, int from, int until) {
    Stretch stretch = stretch(from, until);
    int key = stretch.decodeFrom();
    long[] order =
        IntStream.range(key, stretch.decodeUntil())
            .mapToLong(census::pts)
            .filter(pts -> key == 0 || pts >= census.pts(key))
            .toArray();
    boolean bearable = order.length - (until - from) <= MOST_HIDDEN * (until - from);
    return canHide(stretch) && bearable
        ? ClipPlan.copied(span, run(key, stretch.decodeUntil(), order), List.of())
        : ClipPlan.encoded(span, stretch, until - from);
  }

  private CopyRun run(int from, int until, long[] order) {
    int first = rank(Arrays.stream(order).min().orElse(0));
    return new CopyRun(
        from, until, order, times(first, Math.min(shown.length, first + order.length)).toArray());
  }

  /**
   * Whether all that a stretch needs can be copied behind a key, and its reader told what to hide.
   */
  private boolean canHide(Stretch stretch) {
    int key = stretch.decodeFrom();
    int hole = census.hiddenFrom(key + 1);
    return hides
        && (copying == Copying.KEYED || copying == Copying.JOINED)
        && (key == 0 || (alone.get(key) && census.pts(key) <= stretch.fromPts()))
        && hole >= stretch.decodeUntil();
  }

  private ClipPlan joined(Span span, int[] ranks, int copyFrom, int copyUntil) {
    long first = census.pts(copyFrom);
    long[] order =
        Stream.of(
                times(ranks[0], ranks[1]),
                IntStream.range(copyFrom, copyUntil)
                    .mapToLong(census::pts)
                    .filter(pts -> pts >= first),
                times(ranks[2], ranks[3]))
            .flatMapToLong(times -> times)
            .toArray();
    List<Stretch> encoded =
        Stream.of(new int[] {ranks[0], ranks[1]}, new int[] {ranks[2], ranks[3]})
            .filter(range -> range[0] < range[1])
            .map(range -> stretch(range[0], range[1]))
            .toList();
    return ClipPlan.copied(span, run(copyFrom, copyUntil, order), encoded);
  }

  private LongStream times(int from, int until) {
    return Arrays.stream(shown, from, until).mapToLong(census::pts);
  }

  /** Pictures shown before this instant. */
  private int rank(long pts) {
    int low = 0;
    int high = shown.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (census.pts(shown[middle]) < pts) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The packet to copy from; -1 if there is none. */
  private int copyFrom(int from, int until) {
    if (copying != Copying.KEYED && copying != Copying.JOINED) {
      return -1;
    }
    int last = copying == Copying.JOINED ? until : from + 1;
    for (int r = from; r < last; r++) {
      int packet = shown[r];
      if (alone.get(packet) && greatestBefore[packet] < census.pts(packet)) {
        boolean leading = leastFrom[packet] < census.pts(packet);
        if (!leading || r == from) {
          return packet;
        }
      }
    }
    return -1;
  }

  /** Past the last packet to copy. */
  private int copyUntil(int copyFrom, Span span) {
    long greatest = census.pts(copyFrom);
    int clean = copyFrom;
    int hole = Math.min(census.count(), census.hiddenFrom(copyFrom + 1));
    for (int i = copyFrom; i < hole; i++) {
      long pts = census.pts(i);
      if (pts >= span.endPts()) {
        break;
      }
      greatest = Math.max(greatest, pts);
      if (greatest < leastFrom[i + 1]) {
        clean = i + 1;
      }
    }
    return clean;
  }

  /** Where decoding must start and may stop for the pictures of these ranks. */
  private Stretch stretch(int from, int until) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (int r = from; r < until; r++) {
      first = Math.min(first, shown[r]);
      last = Math.max(last, shown[r]);
    }
    long start = census.pts(shown[from]);
    int key = alone.previousSetBit(first);
    while (key > 0 && census.pts(key) > start) {
      key = alone.previousSetBit(key - 1);
    }
    long end = until < shown.length ? census.pts(shown[until]) : census.pts(shown[until - 1]) + 1;
    return new Stretch(start, end, Math.max(0, key), last + 1);
  }
}
