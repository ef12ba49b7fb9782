package org.worldmill.jobs.worker;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Span;

/**
 * How a film goes by.
 *
 * @param frames what the shot detector saw of each frame, in order
 * @param boundaries the pictures on both sides of each boundary
 * @param seconds what was measured in each second, in order
 */
public record TraceReply(List<Seen> frames, List<Sides> boundaries, List<Second> seconds) {

  public TraceReply {
    frames = List.copyOf(frames);
    boundaries = List.copyOf(boundaries);
    seconds = List.copyOf(seconds);
  }

  /**
   * One frame.
   *
   * @param pts its time stamp
   * @param change its difference from the frame before, in 8-bit steps
   * @param threshold what a cut needs
   * @param decision what was decided, in lowercase
   */
  public record Seen(long pts, double change, double threshold, String decision) {}

  /**
   * A boundary.
   *
   * @param pts of the first frame behind it
   * @param beforeFile a JPEG of the last frame before it, in the scratch folder
   * @param afterFile a JPEG of the first frame behind it
   */
  public record Sides(long pts, Optional<String> beforeFile, Optional<String> afterFile) {}

  /**
   * One second.
   *
   * @param span the stretch it covers
   * @param numbers the signals that are numbers and have a value
   */
  public record Second(Span span, SortedMap<String, Double> numbers) {
    public Second {
      numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }
  }
}
