package org.worldmill.schemas.media;

import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;

/**
 * A medium being decoded from its start: pictures in presentation order, and the sound that goes
 * with them. An image is a source of one frame. Not safe for use by several threads.
 */
public interface FrameSource extends AutoCloseable {

  /** Seconds per tick of the pictures' time stamps. */
  Rational timeBase();

  /**
   * The next frame or block of sound; the caller closes frames. Empty at the end.
   *
   * @throws MediaException if the bytes cannot be decoded any further; what was given before stands
   */
  Optional<MediaEvent> next() throws MediaException;

  /** The instant after the last frame given so far, in ticks: its time stamp plus its duration. */
  long endPts();

  @Override
  void close();
}
