package org.worldmill.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.ingest.video.JpegThumbnails;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.jobs.worker.AnalyseTask;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.ShotDetector;
import org.worldmill.schemas.media.ThumbnailMaker;

/**
 * Where the CPU time of the one pass goes, by rounds of their own with timers that the measured
 * rounds do not have. Decoding and sound are found by leaving out everything else.
 */
final class CurateProfile {

  private final List<CuratedFile> files;
  private final CurateConfig config;

  CurateProfile(List<CuratedFile> files, CurateConfig config) {
    this.files = files;
    this.config = config;
  }

  /** CPU seconds of the thread, by part. */
  SortedMap<String, Double> run() throws MediaException {
    SortedMap<String, Double> parts = new TreeMap<>();
    double pictures = drained(false);
    parts.put("decode: pictures alone", pictures);
    parts.put("decode: sound", drained(true) - pictures);
    parts.putAll(shots());
    CpuLedger ledger = new CpuLedger();
    ledger.enter("pass");
    AnalyseTask task = new AnalyseTask(TimedMeasures.of(MeasureRegistry.load(), ledger));
    double whole = 0;
    for (CuratedFile file : files) {
      double start = CurateRound.cpuSeconds();
      try {
        file.analyse(task, config);
      } catch (MediaException refused) {
        // Its cost counts here as it does in the measured rounds.
      } finally {
        whole += CurateRound.cpuSeconds() - start;
        file.sweep();
      }
    }
    ledger.exit();
    SortedMap<String, Double> seconds = ledger.seconds();
    seconds.remove("pass");
    seconds.forEach((name, value) -> parts.put("measure: " + name, value));
    parts.put("pass with timers", whole);
    return parts;
  }

  /** Decodes everything and looks at nothing. */
  private double drained(boolean withSound) throws MediaException {
    double start = CurateRound.cpuSeconds();
    for (CuratedFile file : files) {
      MediaFacts facts = file.probe().facts();
      try (FrameSource source = open(file.file(), withSound ? facts : silent(facts))) {
        for (Optional<MediaEvent> next = source.next(); next.isPresent(); next = source.next()) {
          if (next.get() instanceof Frame frame) {
            frame.close();
          }
        }
      } catch (MediaException refused) {
        // As above.
      }
    }
    return CurateRound.cpuSeconds() - start;
  }

  private static FrameSource open(Path file, MediaFacts facts) throws MediaException {
    return VideoSource.open(file, facts);
  }

  private static MediaFacts silent(MediaFacts facts) {
    return new MediaFacts(
        facts.format(),
        facts.durationNanos(),
        facts.bitRate(),
        facts.tracks().stream().filter(track -> track.sound().isEmpty()).toList(),
        facts.model(),
        facts.tags());
  }

  /** Shots alone, with the making of what they look at, and thumbnails. */
  private SortedMap<String, Double> shots() {
    CpuLedger ledger = new CpuLedger();
    ShotDetector detector = ShotDetectors.of(config.shots());
    Sampling candidates = new JpegThumbnails().sampling();
    ledger.enter("rest");
    for (CuratedFile file : files) {
      ShotDetector.Detection detection = detector.begin();
      ThumbnailMaker.Pass thumbnails = new JpegThumbnails().begin();
      long lastTick = -1;
      try (FrameSource source = open(file.file(), silent(file.probe().facts()))) {
        for (Optional<MediaEvent> next = source.next(); next.isPresent(); next = source.next()) {
          if (next.get() instanceof Frame frame) {
            note(detection, new TimedFrame(frame, ledger), ledger);
            long tick = candidates.tick(frame.pts(), source.timeBase());
            if (tick > lastTick) {
              ledger.enter("thumbnails");
              thumbnails.accept(frame);
              ledger.exit();
            }
            lastTick = Math.max(tick, lastTick);
            frame.close();
          }
        }
      } catch (MediaException refused) {
        continue;
      }
      ledger.enter("thumbnails");
      Optional<EncodedImage> picture = thumbnails.finish();
      ledger.exit();
      if (picture.isEmpty()) {
        throw new IllegalStateException("no thumbnail of " + file.file());
      }
    }
    ledger.exit();
    SortedMap<String, Double> seconds = ledger.seconds();
    seconds.remove("rest");
    SortedMap<String, Double> parts = new TreeMap<>();
    seconds.forEach((name, value) -> parts.put("shots: " + name, value));
    return parts;
  }

  private static void note(ShotDetector.Detection detection, Frame frame, CpuLedger ledger) {
    ledger.enter("detector");
    OptionalLong cut = detection.accept(frame);
    ledger.exit();
    if (cut.isPresent() && cut.getAsLong() > frame.pts()) {
      throw new IllegalStateException("a boundary in the future");
    }
  }
}
