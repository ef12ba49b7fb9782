package org.worldmill.bench.truth;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.physics.FreeFall;
import org.worldmill.label.physics.FreeFallFinder;
import org.worldmill.label.track.ChangeGate;
import org.worldmill.label.track.Follower;
import org.worldmill.label.track.Gate;
import org.worldmill.label.track.Scenery;
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

/** A film of the corpus, clip by clip, as curation divides it. */
final class RealFilm {

  private static final long LONGEST_CLIP_NANOS = 60_000_000_000L;

  private RealFilm() {}

  /**
   * What was claimed of a clip, looked at where the gate opens.
   *
   * @param startSeconds where it begins
   * @param watched what was found where the gate opens
   * @param fallUngated free fall if every picture is looked at
   */
  record Claims(double startSeconds, Watched watched, Optional<FreeFall> fallUngated) {}

  /** CPU time of this thread, by what it was spent on, in nanoseconds. */
  static final class Cost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private long whole;
    private long gated;
    private long ungated;
    private long frames;

    double decodeSeconds() {
      return (whole - gated - ungated) / 1e9;
    }

    double gatedSeconds() {
      return gated / 1e9;
    }

    double ungatedSeconds() {
      return ungated / 1e9;
    }

    long frames() {
      return frames;
    }

    private static long now() {
      return THREADS.getCurrentThreadCpuTime();
    }
  }

  static List<Claims> clips(Path film, Cost cost) throws IOException, MediaException {
    List<Claims> claims = new ArrayList<>();
    long start = Cost.now();
    MediaFacts facts = VideoProbe.probe(film);
    try (FrameSource source = VideoSource.open(film, facts)) {
      new DecodedPass(
              ShotDetectors.of(CurateConfig.DEFAULT.shots()),
              List.of(new Looking(claims, cost)),
              List.of(),
              Optional.empty(),
              new ClipRules(LONGEST_CLIP_NANOS))
          .run(source, clip -> {});
    } finally {
      cost.whole += Cost.now() - start;
    }
    return claims;
  }

  private record Looking(List<Claims> claims, Cost cost) implements FrameMeasure {
    @Override
    public String name() {
      return "looking";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<SignalSpec> signals() {
      return List.of();
    }

    @Override
    public Set<Modality> modalities() {
      return Set.of(Modality.VIDEO);
    }

    @Override
    public Sampling sampling() {
      return Sampling.EVERY;
    }

    @Override
    public FrameMeasure.Pass begin() {
      return new LookingPass(claims, cost);
    }
  }

  /** Watches with and without the gate, and books the time of either. */
  private static final class LookingPass implements FrameMeasure.Pass {
    private final List<Claims> claims;
    private final Cost cost;
    private final Follower gated = new Follower(new ChangeGate());
    private final Follower ungated = new Follower(Gate.OPEN);
    private double start = -1;

    LookingPass(List<Claims> claims, Cost cost) {
      this.claims = claims;
      this.cost = cost;
    }

    @Override
    public void accept(Frame frame) {
      start = start < 0 ? frame.nanos() / 1e9 : start;
      cost.frames++;
      long t0 = Cost.now();
      gated.accept(frame);
      long t1 = Cost.now();
      // A plane that the gated one asked for is there already: that time is missing from this sum.
      ungated.accept(frame);
      cost.gated += t1 - t0;
      cost.ungated += Cost.now() - t1;
    }

    @Override
    public Map<String, SignalValue> finish() {
      long t0 = Cost.now();
      Scenery scenery = gated.finish();
      Watched watched = Watched.of(scenery);
      long t1 = Cost.now();
      Scenery all = ungated.finish();
      Optional<FreeFall> fallUngated = new FreeFallFinder().find(all).fall();
      cost.gated += t1 - t0;
      cost.ungated += Cost.now() - t1;
      claims.add(new Claims(start, watched, fallUngated));
      return Map.of();
    }
  }
}
