package org.worldmill.bench.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.worldmill.ingest.telemetry.DjiSubtitles;
import org.worldmill.ingest.telemetry.TelemetryTracks;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.label.telemetry.Resampled;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * Telemetry of real films against known counts and frame times; its series against known motion.
 */
final class TelemetryTrial implements Trial {

  private static final String COUNT = "samples of a stream";
  private static final String FRAME_TIME = "time of a frame's sample";
  private static final String CUES = "cues of a flight log";
  private static final String TURN = "angular velocity at frames";
  private static final String ACROSS = "value across a gap";
  private static final double SECONDS = 20;

  /** Cues that each log of the corpus has. */
  private static final Map<String, Integer> LOGS =
      Map.of(
          "mavic_2_style",
          468,
          "mavic_mini",
          117,
          "mavic_pro",
          468,
          "old_format",
          468,
          "p4_rtk",
          55);

  @Override
  public String heading() {
    return "Telemetry against truth";
  }

  @Override
  public String about() {
    return "Samples read of the corpus's GoPro films against counts by another reader; times of"
        + " samples that are taken once a frame against the frames' own; cues of its DJI logs. An"
        + " angular velocity of three sines (0.5, 2 and 5 Hz, 1.6 rad/s at most), told at several"
        + " rates in steps of 1/1878 rad/s with jitter of a tenth of an interval in its true times"
        + " and half a second missing, against itself at 30 frames a second.";
  }

  @Override
  public String run(Scores scores, Options options) throws IOException, MediaException {
    scores.declare(COUNT, "").declare(FRAME_TIME, "ms").declare(CUES, "");
    scores.declare(TURN, "rad/s").declare(ACROSS, "");
    Path corpus = options.corpus().resolveSibling("telemetry");
    Path counts = options.corpus().resolveSibling("truth").resolve("gpmf_sample_counts.json");
    if (Files.exists(counts)) {
      JsonNode films = JsonMapper.builder().build().readTree(counts.toFile()).path("files");
      for (Iterator<String> names = films.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        film(scores, options.corpus().resolveSibling(name), films.path(name));
      }
      for (Map.Entry<String, Integer> log : new java.util.TreeMap<>(LOGS).entrySet()) {
        String text = Files.readString(corpus.resolve("DJI_SRT_Parser__" + log.getKey() + ".SRT"));
        int read =
            DjiSubtitles.read(text)
                .first(TelemetryKind.POSITION)
                .map(TelemetryStream::size)
                .orElse(0);
        for (int i = 0; i < log.getValue(); i++) {
          scores.there(CUES, log.getKey(), i < read);
        }
      }
    }
    for (int hertz : new int[] {50, 100, 200, 400, 1000}) {
      for (int i = 0; i < options.clips(); i++) {
        resampled(scores, hertz, options.seed() + i);
      }
    }
    return "Not found are cues that repeat the time of another.";
  }

  private static void film(Scores scores, Path film, JsonNode truth) throws MediaException {
    MediaFacts facts = VideoProbe.probe(film);
    Telemetry found = TelemetryTracks.read(film, facts);
    String tier = film.getFileName().toString();
    for (Iterator<String> keys = truth.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      found.streams().stream()
          .filter(stream -> stream.origin().source().equals("gpmf " + key))
          .findFirst()
          .ifPresent(s -> scores.error(COUNT, tier, s.size() - truth.path(key).asInt()));
    }
    double fps =
        facts
            .picture()
            .flatMap(MediaFacts.TrackFacts::picture)
            .orElseThrow()
            .averageFps()
            .toDouble();
    TelemetryStream exposures = found.first(TelemetryKind.EXPOSURE).orElseThrow();
    for (int i = 0; i < exposures.size(); i++) {
      scores.error(FRAME_TIME, tier, exposures.nanos(i) / 1e6 - i * 1e3 / fps);
    }
  }

  private static double turn(double seconds) {
    return 0.8 * Math.sin(Math.PI * seconds)
        + 0.5 * Math.sin(4 * Math.PI * seconds + 1)
        + 0.3 * Math.sin(10 * Math.PI * seconds + 2);
  }

  private static void resampled(Scores scores, int hertz, long seed) {
    Random random = new Random(seed);
    String tier = hertz + " Hz";
    double begins = 5 + 5 * random.nextDouble();
    TelemetryStream stream = told(TelemetryTrial::turn, hertz, begins, random);
    List<Long> frames = new ArrayList<>();
    for (int i = 0; i < 30 * SECONDS; i++) {
      frames.add(Math.round(i * 1e9 / 30));
    }
    Resampled found = Resampled.at(stream, frames);
    List<Double> values = found.component(2);
    for (int i = 0; i < values.size(); i++) {
      scores.error(TURN, tier, values.get(i) - turn(frames.get(found.observed().get(i)) / 1e9));
    }
    for (int i = 0; i < frames.size(); i++) {
      double seconds = frames.get(i) / 1e9;
      if (seconds > begins + 2.0 / hertz && seconds < begins + 0.5 - 2.0 / hertz) {
        scores.absent(ACROSS, tier, found.observed().contains(i));
      }
    }
  }

  /** Samples with half a second missing. */
  private static TelemetryStream told(
      DoubleUnaryOperator motion, int hertz, double missingFrom, Random random) {
    List<Long> nanos = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < hertz * SECONDS; i++) {
      double stated = (double) i / hertz;
      double taken = stated + (random.nextDouble() - 0.5) * 0.2 / hertz;
      if (stated < missingFrom || stated > missingFrom + 0.5) {
        nanos.add(Math.round(stated * 1e9));
        values.addAll(List.of(0.0, 0.0, Math.rint(motion.applyAsDouble(taken) * 1878) / 1878));
      }
    }
    return new TelemetryStream(
        new TelemetryStream.Origin(
            TelemetryKind.ROTATION_RATE,
            "told",
            "",
            TelemetryClock.STAMPED,
            0,
            0,
            OptionalDouble.empty()),
        nanos.stream().mapToLong(Long::longValue).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
