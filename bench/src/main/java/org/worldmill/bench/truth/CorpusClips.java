package org.worldmill.bench.truth;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * What a measure finds in the clips of the corpus's films, as curation divides them, and the CPU
 * time of its thread; decoding and finding shots apart.
 */
final class CorpusClips {

  private static final long LONGEST_CLIP_NANOS = 60_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final FrameMeasure measure;
  private long wholeNanos;
  private long measureNanos;
  private long frames;

  /**
   * A clip of a film.
   *
   * @param name of the film
   * @param startSeconds where it begins
   * @param signals what was found
   */
  record Clip(String name, double startSeconds, Map<String, SignalValue> signals) {}

  CorpusClips(FrameMeasure measure) {
    this.measure = measure;
  }

  /** All clips; films that cannot be read are named on standard error. */
  List<Clip> all(Path corpus) throws IOException {
    List<Path> films;
    try (var files = Files.list(corpus)) {
      films = files.filter(Files::isRegularFile).sorted().toList();
    }
    List<Clip> clips = new ArrayList<>();
    for (Path film : films) {
      long start = THREADS.getCurrentThreadCpuTime();
      try {
        MediaFacts facts = VideoProbe.probe(film);
        try (FrameSource source = VideoSource.open(film, facts)) {
          new DecodedPass(
                  ShotDetectors.of(CurateConfig.DEFAULT.shots()),
                  List.of(new Timed()),
                  List.of(),
                  Optional.empty(),
                  new ClipRules(LONGEST_CLIP_NANOS))
              .run(
                  source,
                  clip ->
                      clips.add(
                          new Clip(
                              String.valueOf(film.getFileName()),
                              clip.span().startNanos() / 1e9,
                              clip.signals())));
        }
      } catch (MediaException e) {
        System.err.println(film.getFileName() + ": " + e.getMessage());
      }
      wholeNanos += THREADS.getCurrentThreadCpuTime() - start;
    }
    return clips;
  }

  /** Pictures that were decoded. */
  long frames() {
    return frames;
  }

  double measureSeconds() {
    return measureNanos / 1e9;
  }

  /** Of decoding, and of finding shots, which makes the rough pictures. */
  double otherSeconds() {
    return (wholeNanos - measureNanos) / 1e9;
  }

  private final class Timed implements FrameMeasure {
    @Override
    public String name() {
      return measure.name();
    }

    @Override
    public int version() {
      return measure.version();
    }

    @Override
    public List<SignalSpec> signals() {
      return measure.signals();
    }

    @Override
    public Set<Modality> modalities() {
      return measure.modalities();
    }

    @Override
    public Sampling sampling() {
      return measure.sampling();
    }

    @Override
    public FrameMeasure.Pass begin() {
      FrameMeasure.Pass pass = measure.begin();
      return new FrameMeasure.Pass() {
        @Override
        public void transition() {
          pass.transition();
        }

        @Override
        public void shotChange(long nanos, double change) {
          frames++;
        }

        @Override
        public void accept(Frame frame) {
          long start = THREADS.getCurrentThreadCpuTime();
          pass.accept(frame);
          measureNanos += THREADS.getCurrentThreadCpuTime() - start;
        }

        @Override
        public Map<String, SignalValue> finish() {
          long start = THREADS.getCurrentThreadCpuTime();
          Map<String, SignalValue> found = pass.finish();
          measureNanos += THREADS.getCurrentThreadCpuTime() - start;
          return found;
        }
      };
    }
  }
}
