package org.worldmill.schemas.media;

import java.util.Optional;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;

/**
 * The chapters of a film: pieces of equal length on its own time line, counted from time stamp
 * zero. Chapter n holds the frames shown at n * length or later and before (n + 1) * length. A last
 * piece of less than a tenth of a chapter belongs to the chapter before it.
 *
 * @param lengthNanos length of a chapter
 * @param first number of the chapter that holds the first frame; negative before time zero
 * @param last number of the chapter that holds the last frame
 */
public record Chapters(long lengthNanos, long first, long last) {

  /** One chapter that holds everything. */
  public static final Chapters ONE = new Chapters(Long.MAX_VALUE, 0, 0);

  private static final int LEAST_SHARE = 10;

  public Chapters {
    if (lengthNanos < 1 || first > last) {
      throw new IllegalArgumentException(
          "chapters " + first + ".." + last + " of " + lengthNanos + " ns");
    }
  }

  /**
   * The chapters of a film; {@link #ONE} if it has no more than one, or its packets are unknown.
   */
  public static Chapters of(MediaFacts facts, long lengthNanos) {
    Optional<TrackFacts> track = facts.picture();
    Optional<PacketFacts> packets =
        track.flatMap(TrackFacts::picture).flatMap(PictureFacts::packets);
    if (packets.isEmpty()) {
      return ONE;
    }
    Rational base = track.orElseThrow().timeBase();
    long start = base.toNanos(packets.get().firstPts());
    long end = base.toNanos(packets.get().endPts());
    long first = Math.floorDiv(start, lengthNanos);
    long last = Math.floorDiv(Math.max(start, end - 1 - lengthNanos / LEAST_SHARE), lengthNanos);
    return last > first ? new Chapters(lengthNanos, first, last) : ONE;
  }

  /** How many there are. */
  public int count() {
    return Math.toIntExact(last - first + 1);
  }

  /** The chapter, from 0, of a frame shown at this instant. */
  public int indexOf(long nanos) {
    long number = Math.floorDiv(nanos, lengthNanos);
    return (int) (Math.max(first, Math.min(last, number)) - first);
  }

  /** Where a chapter begins; the first one begins with the film. */
  public long startNanos(int index) {
    return index == 0 ? Long.MIN_VALUE : Math.multiplyExact(first + index, lengthNanos);
  }

  /** Where a chapter ends; the last one ends with the film. */
  public long endNanos(int index) {
    return index == count() - 1 ? Long.MAX_VALUE : startNanos(index + 1);
  }
}
