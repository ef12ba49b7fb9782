package org.worldmill.jobs.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/** A source whose first frame may be looked at before it is given out. */
final class PeekedSource implements FrameSource {

  private final FrameSource source;
  private final Deque<MediaEvent> ahead = new ArrayDeque<>();

  PeekedSource(FrameSource source) {
    this.source = source;
  }

  /** The first frame; still to be given out, and not to be closed by who looks. */
  Optional<Frame> first() throws MediaException {
    for (Optional<MediaEvent> next = source.next(); next.isPresent(); next = source.next()) {
      ahead.add(next.get());
      if (next.get() instanceof Frame frame) {
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  @Override
  public Rational timeBase() {
    return source.timeBase();
  }

  @Override
  public Optional<MediaEvent> next() throws MediaException {
    MediaEvent event = ahead.poll();
    return event == null ? source.next() : Optional.of(event);
  }

  @Override
  public long endPts() {
    return source.endPts();
  }

  @Override
  public void close() {
    for (MediaEvent event : ahead) {
      if (event instanceof Frame frame) {
        frame.close();
      }
    }
    ahead.clear();
    source.close();
  }
}
