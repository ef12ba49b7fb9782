package org.worldmill.jobs.worker;

import java.util.List;
import java.util.Optional;
import org.worldmill.curate.triage.KeyTriage;
import org.worldmill.ingest.video.KeyLook;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/**
 * The pictures of a look, clip by clip, as long as one rule fails all of them. Ends for good at the
 * first that leaves no such rule.
 */
final class ScreenedLook implements FrameSource {

  private final KeyLook look;
  private final KeyTriage triage;
  private Span clip;
  private List<FilterRule> suspects;
  private Optional<Frame> last = Optional.empty();
  private Optional<Frame> ahead = Optional.empty();
  private boolean fine;

  ScreenedLook(KeyLook look, KeyTriage triage, List<FilterRule> suspects) {
    this.look = look;
    this.triage = triage;
    this.suspects = suspects;
    this.clip = look.clips().get(0).span();
  }

  /** Goes on with the next clip. */
  void enter(Span next) {
    clip = next;
  }

  /** Whether a picture was found that the rules may keep. */
  boolean isFine() {
    return fine;
  }

  /** The rules that all pictures so far fail by a margin. */
  List<FilterRule> suspects() {
    return List.copyOf(suspects);
  }

  @Override
  public Rational timeBase() {
    return clip.timeBase();
  }

  @Override
  public Optional<MediaEvent> next() throws MediaException {
    if (ahead.isEmpty() && !fine) {
      ahead = judged(look.next());
    }
    if (ahead.isEmpty() || !clip.contains(ahead.get().pts())) {
      return Optional.empty();
    }
    last = ahead;
    ahead = Optional.empty();
    return Optional.of(last.get());
  }

  /** Whoever takes the pictures keeps the last one open until the next has come. */
  private Optional<Frame> judged(Optional<Frame> next) {
    if (next.isEmpty()) {
      return next;
    }
    suspects =
        last.isEmpty()
            ? triage.suspects(next.get(), look.isStill()).stream()
                .filter(suspects::contains)
                .toList()
            : triage.remaining(suspects, last.get(), next.get());
    if (!suspects.isEmpty()) {
      return next;
    }
    fine = true;
    next.get().close();
    return Optional.empty();
  }

  @Override
  public long endPts() {
    return clip.endPts();
  }

  @Override
  public void close() {
    ahead.ifPresent(Frame::close);
    ahead = Optional.empty();
    look.close();
  }
}
