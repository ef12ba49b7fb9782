package org.worldmill.schemas.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Span;

/**
 * The one pass: decodes a medium once, finds its shots, divides them into clips and lets every
 * measure see each clip. Memory does not grow with the length of the medium. Immutable; each {@link
 * #run} is independent.
 *
 * @param detector finds shots; {@link #ONE_SHOT} for stills
 * @param frameMeasures measures that see
 * @param audioMeasures measures that listen
 * @param thumbnails makes the picture that stands for a clip
 * @param rules how shots become clips
 */
public record DecodedPass(
    ShotDetector detector,
    List<FrameMeasure> frameMeasures,
    List<AudioMeasure> audioMeasures,
    Optional<ThumbnailMaker> thumbnails,
    ClipRules rules) {

  /** Finds no boundary at all. */
  public static final ShotDetector ONE_SHOT = new OneShot();

  public DecodedPass {
    frameMeasures = List.copyOf(frameMeasures);
    audioMeasures = List.copyOf(audioMeasures);
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

  /** The state of one run. */
  private final class Run implements AutoCloseable {

    private final FrameSource source;
    private final Consumer<ClipResult> clips;
    private final ShotDetector.Detection detection = detector.begin();
    private final Deque<Frame> undecided = new ArrayDeque<>();
    private final Deque<Long> cuts = new ArrayDeque<>();
    private final Deque<AudioBlock> sound = new ArrayDeque<>();
    private Optional<ClipInProgress> clip = Optional.empty();
    private int index;
    private int shot;

    Run(FrameSource source, Consumer<ClipResult> clips) {
      this.source = source;
      this.clips = clips;
    }

    void toTheEnd() throws MediaException {
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          undecided.add(frame);
          note(detection.accept(frame));
          while (undecided.size() > detector.delayFrames()) {
            release(undecided.remove());
          }
        } else if (event.get() instanceof AudioBlock block) {
          sound.add(block);
          boundSound();
        }
      }
      note(detection.finish());
      while (!undecided.isEmpty()) {
        release(undecided.remove());
      }
      if (clip.isEmpty()) {
        throw new MediaException(
            MediaException.Code.NO_CONTENT, "no picture could be decoded from it");
      }
      finishClip(source.endPts());
    }

    private void note(OptionalLong cut) {
      cut.ifPresent(cuts::add);
    }

    private void release(Frame frame) {
      boolean newShot = !cuts.isEmpty() && frame.pts() >= cuts.peek();
      if (newShot) {
        cuts.remove();
      }
      if (clip.isPresent() && (newShot || isFull(clip.get(), frame))) {
        finishClip(frame.pts());
        shot += newShot ? 1 : 0;
      }
      if (clip.isEmpty()) {
        clip = Optional.of(new ClipInProgress(DecodedPass.this, source.timeBase(), frame.pts()));
      }
      clip.get().accept(frame);
      deliverSound(frame.nanos());
    }

    private boolean isFull(ClipInProgress current, Frame frame) {
      return source.timeBase().toNanos(frame.pts() - current.startPts()) >= rules.maxNanos();
    }

    private void finishClip(long endPts) {
      ClipInProgress done = clip.orElseThrow();
      deliverSound(source.timeBase().toNanos(endPts));
      clips.accept(
          done.finish(index++, shot, new Span(done.startPts(), endPts, source.timeBase())));
      clip = Optional.empty();
    }

    /** Gives the current clip the sound before {@code nanos}; what lies before the clip is lost. */
    private void deliverSound(long nanos) {
      while (!sound.isEmpty() && sound.peek().startNanos() < nanos) {
        AudioBlock block = sound.remove();
        if (block.endNanos() > nanos) {
          AudioBlock rest = block.from(nanos);
          block = block.before(nanos);
          if (rest.samples().length > 0 && rest.startNanos() >= nanos) {
            sound.addFirst(rest);
          } else if (rest.samples().length > 0) {
            // Less than one sample before the boundary: it would never move on.
            sound.addFirst(new AudioBlock(nanos, rest.sampleRateHz(), rest.samples()));
          }
        }
        AudioBlock part = block;
        clip.ifPresent(current -> current.accept(part));
      }
    }

    /** A picture track that ended early must not make the rest of the sound pile up in memory. */
    private void boundSound() {
      while (sound.size() > 4096) {
        sound.remove();
      }
    }

    @Override
    public void close() {
      undecided.forEach(Frame::close);
      clip.ifPresent(ClipInProgress::close);
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
