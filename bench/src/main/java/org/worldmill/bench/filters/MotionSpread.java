package org.worldmill.bench.filters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.bench.BundledFfmpeg;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.SignalValue;

/**
 * How far the motion of one film differs between codecs and bit rates: four seconds of films of the
 * corpus, coded without loss and in eight other ways by the bundled FFmpeg, and in H.265, which it
 * cannot write, by the FFmpeg with libx265 that {@code HEVC_FFMPEG} names, if it does. A difference
 * is that of a coded film's value from the lossless one's, as a part of the latter; shares of the
 * area differ by their difference.
 *
 * <p>Arguments: the folder of videos; the project's folder.
 */
public final class MotionSpread {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MEASURES = List.of("optical-flow", "codec-motion");

  private static final Variant LOSSLESS = coded("lossless", "-c:v", "ffv1");

  private static final List<Variant> CODED =
      List.of(
          coded("H.264 2.5 Mbit/s", "-c:v", "libopenh264", "-b:v", "2500k"),
          coded("H.264 600 kbit/s", "-c:v", "libopenh264", "-b:v", "600k"),
          coded("H.264 250 kbit/s", "-c:v", "libopenh264", "-b:v", "250k"),
          coded("MPEG-4 q 4", "-c:v", "mpeg4", "-q:v", "4"),
          coded("MPEG-4 q 12", "-c:v", "mpeg4", "-q:v", "12"),
          coded("MJPEG q 6", "-c:v", "mjpeg", "-q:v", "6"),
          coded("VP9 600 kbit/s", "-c:v", "libvpx-vp9", "-b:v", "600k", "-cpu-used", "8"),
          coded("AV1 crf 35", "-c:v", "libsvtav1", "-preset", "10", "-crf", "35"));

  private static final List<Variant> HEVC =
      List.of(
          coded("H.265 crf 23", "-c:v", "libx265", "-preset", "fast", "-crf", "23"),
          coded("H.265 crf 33", "-c:v", "libx265", "-preset", "fast", "-crf", "33"));

  private static final String HEVC_VARIABLE = "HEVC_FFMPEG";

  private static final String VECTORS = "motion_vector_score";

  /** Speeds differ in parts of themselves, shares by themselves. */
  private static final List<String> SPEEDS =
      List.of("motion_score", "motion_p95", "dominant_motion", VECTORS);

  private static final List<String> SHARES = List.of("moving_area_share", "moving_area_peak");

  /** Below this, in widths a second, a film stands still and a part of its speed means nothing. */
  private static final double MOVES = 0.005;

  private final String bundled = BundledFfmpeg.executable();

  /** The executable that makes each coding, in the order of measuring. */
  private final Map<Variant, String> coders = new LinkedHashMap<>();

  private final Path films;

  private MotionSpread(Path films) {
    this.films = films;
    CODED.forEach(variant -> coders.put(variant, bundled));
    Optional.ofNullable(System.getenv(HEVC_VARIABLE))
        .ifPresentOrElse(
            other -> HEVC.forEach(variant -> coders.put(variant, other)),
            () -> System.err.println(HEVC_VARIABLE + " names no FFmpeg: H.265 is left out"));
  }

  private static Variant coded(String name, String... coding) {
    return new Variant(name, "null", List.of(coding), List.of());
  }

  /** Codes, measures and prints the table. */
  public static void main(String[] args) throws IOException, MediaException, InterruptedException {
    MotionSpread spread = new MotionSpread(Files.createTempDirectory("bench-motion"));
    Map<String, List<Double>> differences = new TreeMap<>();
    int number = 0;
    for (Footage footage : Footage.of(Path.of(args[0]))) {
      Map<String, SignalValue> truth =
          new TreeMap<>(spread.measured(number, LOSSLESS, spread.bundled, footage));
      for (Map.Entry<Variant, String> coder : spread.coders.entrySet()) {
        Variant variant = coder.getKey();
        Map<String, SignalValue> found =
            spread.measured(number, variant, coder.getValue(), footage);
        if (variant.equals(CODED.get(0))) {
          // Nothing coded without loss has vectors; those of the finest H.264 stand in.
          truth.put(VECTORS, found.getOrDefault(VECTORS, SignalValue.absent("no vectors")));
        }
        compare(variant.name(), truth, found, differences);
      }
      number++;
      System.err.println(footage.file().getFileName());
    }
    print(differences, Path.of(args[1]).resolve("bench/results/motion.json"));
  }

  private Map<String, SignalValue> measured(
      int number, Variant variant, String ffmpeg, Footage footage)
      throws IOException, MediaException, InterruptedException {
    String name = variant.name().replaceAll("\\W", "_");
    Path film = films.resolve(String.format(Locale.ROOT, "%02d-%s.mkv", number, name));
    Path log = films.resolve("log");
    for (List<String> command : variant.commands(ffmpeg, footage, film)) {
      Process made =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (made.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + "\n" + Files.readString(log));
      }
    }
    Map<String, SignalValue> found = MeasuredFilm.of(film, MEASURES);
    Files.delete(film);
    return found;
  }

  private static void compare(
      String variant,
      Map<String, SignalValue> truth,
      Map<String, SignalValue> found,
      Map<String, List<Double>> differences) {
    for (String signal : SPEEDS) {
      Optional<Double> was = value(truth, signal);
      Optional<Double> is = value(found, signal);
      if (is.isPresent() && was.isPresent() && was.get() >= MOVES) {
        add(differences, signal, variant, Math.abs(is.get() / was.get() - 1));
      }
    }
    for (String signal : SHARES) {
      Optional<Double> was = value(truth, signal);
      Optional<Double> is = value(found, signal);
      if (is.isPresent() && was.isPresent()) {
        add(differences, signal, variant, Math.abs(is.get() - was.get()));
      }
    }
  }

  private static Optional<Double> value(Map<String, SignalValue> signals, String name) {
    return Optional.ofNullable(signals.get(name)).flatMap(SignalValue::number);
  }

  private static void add(
      Map<String, List<Double>> differences, String signal, String variant, double difference) {
    differences.computeIfAbsent(signal + " | all", unused -> new ArrayList<>()).add(difference);
    differences
        .computeIfAbsent(signal + " | " + variant, unused -> new ArrayList<>())
        .add(difference);
  }

  private static void print(Map<String, List<Double>> differences, Path target) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    System.out.println("| signal | coding | films | median difference | 90 % | greatest |");
    System.out.println("|---|---|---|---|---|---|");
    differences.forEach(
        (key, values) -> {
          double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
          double median = at(sorted, 0.5);
          double most = at(sorted, 0.9);
          double worst = at(sorted, 1);
          System.out.printf(
              Locale.ROOT,
              "| %s | %d | %.3f | %.3f | %.3f |%n",
              key,
              sorted.length,
              median,
              most,
              worst);
          json.putObject(key)
              .put("films", sorted.length)
              .put("median", median)
              .put("p90", most)
              .put("max", worst);
        });
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), json);
    System.out.printf(
        Locale.ROOT,
        "median difference of motion_score between codings: %.3f of itself%n",
        json.path("motion_score | all").path("median").asDouble());
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1.0, Math.floor(share * sorted.length))];
  }
}
