package org.worldmill.jobs.report;

import java.io.IOException;
import java.util.Optional;

/** Where pictures of clips with what was measured drawn in come from: a media worker, as a rule. */
@FunctionalInterface
public interface MotionPictures {

  /** None at all. */
  MotionPictures NONE = (clip, mostBytes) -> Optional.empty();

  /**
   * A JPEG of a published clip.
   *
   * @param mostBytes how long it may be
   * @return empty if it cannot be drawn, or not as small
   * @throws IOException if the clip cannot be read
   */
  Optional<byte[]> of(ReportItem clip, int mostBytes) throws IOException;
}
