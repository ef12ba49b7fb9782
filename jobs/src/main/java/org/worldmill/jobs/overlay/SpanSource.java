package org.worldmill.jobs.overlay;

import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/** The pictures of a source from one time stamp to before another, without its sound. */
final class SpanSource implements FrameSource {

  private final FrameSource source;
  private final long startPts;
  private final long endPts;
  private boolean ended;

  /** Closing it closes the source. */
  SpanSource(FrameSource source, long startPts, long endPts) {
    this.source = source;
    this.startPts = startPts;
    this.endPts = endPts;
  }

  @Override
  public Rational timeBase() {
    return source.timeBase();
  }

  @Override
  public Optional<MediaEvent> next() throws MediaException {
    while (!ended) {
      Optional<MediaEvent> next = source.next();
      if (next.isEmpty()) {
        return next;
      }
      if (next.get() instanceof Frame frame) {
        if (frame.pts() >= startPts && frame.pts() < endPts) {
          return next;
        }
        ended = frame.pts() >= endPts;
        frame.close();
      }
    }
    return Optional.empty();
  }

  @Override
  public long endPts() {
    return Math.min(endPts, source.endPts());
  }

  @Override
  public void close() {
    source.close();
  }
}
