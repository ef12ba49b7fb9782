package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** One clip of a run: its plan, and how far it is. */
final class CutJob implements AutoCloseable {

  private final ClipPlan plan;
  private final Path target;
  private Optional<ClipInWork> clip = Optional.empty();
  private boolean passed;
  private boolean done;
  private long pictures;
  private List<String> transforms = List.of();

  /** Opens the file of a clip. */
  interface Opener {
    ClipInWork open(ClipPlan plan, Path target) throws MediaException;
  }

  CutJob(ClipPlan plan, Path target) {
    this.plan = plan;
    this.target = target;
  }

  ClipPlan plan() {
    return plan;
  }

  /** When the clip ends. */
  long endNanos() {
    return plan.span().startNanos() + plan.span().durationNanos();
  }

  ClipInWork clip(Opener opener) throws MediaException {
    if (clip.isEmpty()) {
      clip = Optional.of(opener.open(plan, target));
    }
    return clip.get();
  }

  /** Whether every picture that is due has come. */
  boolean hasAllPictures() {
    return done
        || (passed && !plan.hasCopy())
        || clip.map(ClipInWork::pictures).orElse(0L) >= plan.expected();
  }

  /** Says that pictures behind one of its stretches have come. */
  void pass() {
    passed = true;
  }

  boolean isDone() {
    return done;
  }

  /** Completes the file. */
  void finish(Opener opener) throws MediaException {
    if (done) {
      return;
    }
    ClipInWork open = clip(opener);
    open.finish();
    pictures = open.pictures();
    transforms = List.copyOf(open.transforms());
    close();
    done = true;
    if (plan.hiddenBehind() > 0) {
      EditList.end(target, plan.span());
    }
    if (pictures == 0) {
      throw new MediaException(
          MediaException.Code.NO_CONTENT, "no picture lies in the span " + plan.span());
    }
  }

  /** The finished clip, read back. */
  CutClip describe() throws MediaException {
    return WrittenClip.describe(target, plan, pictures, transforms);
  }

  @Override
  public void close() {
    clip.ifPresent(ClipInWork::close);
    clip = Optional.empty();
  }
}
