package org.worldmill.schemas.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Span;

/**
 * The one pass: decodes a medium once, finds its shots, divides them into clips and lets every
 * measure see each clip. Memory does not grow with the length of the medium. Immutable; each {@link
 * #run} is independent. Sound may come up to two seconds after the pictures it goes with.
 *
 * @param detector finds shots; {@link #ONE_SHOT} for stills
 * @param frameMeasures measures that see
 * @param audioMeasures measures that listen
 * @param thumbnails makes the picture that stands for a clip
 * @param rules how shots become clips
 * @param context what is known of the medium beside that
 */
public record DecodedPass(
    ShotDetector detector,
    List<FrameMeasure> frameMeasures,
    List<AudioMeasure> audioMeasures,
    Optional<ThumbnailMaker> thumbnails,
    ClipRules rules,
    FilmContext context) {

  /** Finds no boundary at all. */
  public static final ShotDetector ONE_SHOT = new OneShot();

  public DecodedPass {
    frameMeasures = List.copyOf(frameMeasures);
    audioMeasures = List.copyOf(audioMeasures);
  }

  /** The pass over a medium of which nothing else is known. */
  public DecodedPass(
      ShotDetector detector,
      List<FrameMeasure> frameMeasures,
      List<AudioMeasure> audioMeasures,
      Optional<ThumbnailMaker> thumbnails,
      ClipRules rules) {
    this(detector, frameMeasures, audioMeasures, thumbnails, rules, FilmContext.NONE);
  }

  /** The pass over stills: one frame, one clip. */
  public static DecodedPass overStills(
      MeasureRegistry registry, Optional<ThumbnailMaker> thumbnails) {
    return new DecodedPass(
        ONE_SHOT,
        registry.of(FrameMeasure.class, Modality.IMAGE),
        List.of(),
        thumbnails,
        new ClipRules(Long.MAX_VALUE));
  }

  /**
   * Runs over the whole source and hands out each clip when it is complete, in order.
   *
   * @throws MediaException if the source fails, or holds no frame at all
   */
  public void run(FrameSource source, Consumer<ClipResult> clips) throws MediaException {
    try (Run run = new Run(source, clips)) {
      run.toTheEnd();
    }
  }

  /** Where a shot, or a transition between two, begins. */
  private record Cut(long pts, boolean transition) {}

  /** A clip of which all pictures were seen. */
  private record Ended(ClipInProgress clip, int index, int shot, Span span) {
    long endNanos() {
      return span.timeBase().toNanos(span.endPts());
    }
  }

  /** The state of one run. */
  private final class Run implements AutoCloseable {

    private final FrameSource source;
    private final Consumer<ClipResult> clips;
    private ShotDetector.Detection detection = detector.begin();
    private final Deque<Frame> undecided = new ArrayDeque<>();
    private final Deque<OptionalDouble> changes = new ArrayDeque<>();
    private final Deque<Cut> cuts = new ArrayDeque<>();
    private final SoundRoute sound = new SoundRoute();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private Optional<ClipInProgress> clip = Optional.empty();
    private int index;
    private int shot;
    private boolean inTransition;
    private int chapter;
    private boolean begun;

    Run(FrameSource source, Consumer<ClipResult> clips) {
      this.source = source;
      this.clips = clips;
    }

    void toTheEnd() throws MediaException {
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          undecided.add(frame);
          turnPage(frame);
          note(detection.accept(frame));
          changes.add(detection.change());
          releaseAllBut(Math.min(detector.delayFrames(), detection.undecidedFrames()));
        } else if (event.get() instanceof AudioBlock block) {
          sound.add(block);
        }
        clip.ifPresent(current -> deliverSound(current.startNanos()));
        handOut(false);
      }
      note(detection.finish());
      releaseAllBut(0);
      if (clip.isEmpty()) {
        throw new MediaException(
            MediaException.Code.NO_CONTENT, "no picture could be decoded from it");
      }
      endClip(source.endPts());
      handOut(true);
    }

    /** Ends everything where a chapter ends: what follows is found as if it were alone. */
    private void turnPage(Frame frame) {
      int next = rules.chapters().indexOf(frame.nanos());
      if (begun && next != chapter) {
        note(detection.finish());
        releaseAllBut(1);
        detection = detector.begin();
        cuts.clear();
        cuts.add(new Cut(frame.pts(), false));
      }
      begun = true;
      chapter = next;
    }

    private void note(OptionalLong cut) {
      cut.ifPresent(pts -> cuts.add(new Cut(pts, detection.inTransition())));
    }

    private void releaseAllBut(int frames) {
      while (undecided.size() > frames) {
        // Removed only once the clip has it, so that it is closed whatever fails on the way.
        release(undecided.element());
        undecided.remove();
      }
    }

    private void release(Frame frame) {
      boolean newShot = false;
      while (!cuts.isEmpty() && frame.pts() >= cuts.element().pts()) {
        inTransition = cuts.remove().transition();
        newShot = true;
      }
      if (clip.isPresent() && (newShot || isFull(clip.get(), frame))) {
        endClip(frame.pts());
        shot += newShot ? 1 : 0;
      }
      if (clip.isEmpty()) {
        clip = Optional.of(new ClipInProgress(DecodedPass.this, source.timeBase(), frame.pts()));
        if (inTransition) {
          clip.get().beTransition();
        }
      }
      ClipInProgress current = clip.get();
      changes.remove().ifPresent(change -> current.beChanged(frame, change));
      current.accept(frame);
      deliverSound(frame.nanos());
    }

    private boolean isFull(ClipInProgress current, Frame frame) {
      return source.timeBase().toNanos(frame.pts() - current.startPts()) >= rules.maxNanos();
    }

    private void endClip(long endPts) {
      ClipInProgress done = clip.orElseThrow();
      deliverSound(source.timeBase().toNanos(endPts));
      done.endPictures();
      Span span = new Span(done.startPts(), endPts, source.timeBase());
      ended.add(new Ended(done, index++, shot, span));
      clip = Optional.empty();
    }

    /** Gives the sound before {@code nanos} to the clips it belongs to; the rest is lost. */
    private void deliverSound(long nanos) {
      for (Optional<AudioBlock> next = sound.next(nanos);
          next.isPresent();
          next = sound.next(nanos)) {
        AudioBlock rest = next.get();
        for (Ended before : ended) {
          give(before.clip(), rest.before(before.endNanos()));
          rest = rest.from(before.endNanos());
        }
        if (clip.isPresent()) {
          give(clip.get(), rest);
        }
      }
    }

    private static void give(ClipInProgress to, AudioBlock block) {
      AudioBlock inside = block.from(to.startNanos());
      if (inside.samples().length > 0) {
        to.accept(inside);
      }
    }

    /** Hands out the clips whose sound is complete, or all. */
    private void handOut(boolean all) {
      while (!ended.isEmpty()) {
        Ended first = ended.element();
        boolean complete = !first.clip().listens() || sound.isCompleteUpTo(first.endNanos());
        long seen = clip.map(current -> current.lastNanos()).orElse(first.endNanos());
        if (!all && !complete && seen - first.endNanos() < SoundRoute.MOST_LAG_NANOS) {
          return;
        }
        ended.remove();
        clips.accept(first.clip().finish(first.index(), first.shot(), first.span()));
      }
    }

    @Override
    public void close() {
      undecided.forEach(Frame::close);
      clip.ifPresent(ClipInProgress::close);
      ended.forEach(done -> done.clip().close());
    }
  }

  private static final class OneShot implements ShotDetector {
    @Override
    public String name() {
      return "one-shot/1";
    }

    @Override
    public int delayFrames() {
      return 0;
    }

    @Override
    public Detection begin() {
      return new Detection() {
        @Override
        public OptionalLong accept(Frame frame) {
          return OptionalLong.empty();
        }

        @Override
        public OptionalLong finish() {
          return OptionalLong.empty();
        }
      };
    }
  }
}
