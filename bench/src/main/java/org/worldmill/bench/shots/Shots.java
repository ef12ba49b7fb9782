package org.worldmill.bench.shots;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.worldmill.bench.BundledFfmpeg;
import org.worldmill.schemas.MediaException;

/**
 * Shot detection: accuracy on two sets of films with known boundaries, one that thresholds were
 * chosen on and one that was only reported on; false alarms on single shots; CPU seconds. Beside
 * PySceneDetect, if {@value Peer#VARIABLE} names a Python that has it.
 *
 * <p>Arguments: the corpus's folder of videos; the project's folder.
 */
public final class Shots {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OURS = "worldmill";
  private static final String ADAPTIVE = "adaptive, defaults";
  private static final SortedMap<Path, Double> NO_TIMES =
      Collections.unmodifiableSortedMap(new TreeMap<>());
  private static final Found NOTHING = new Found(List.of());

  private final Path corpus;
  private final Map<Path, Detect> ours = new HashMap<>();
  private Optional<Peer> peer = Optional.empty();

  private Shots(Path corpus) {
    this.corpus = corpus;
  }

  /** Runs it and prints the ratio last. */
  public static void main(String[] args) throws IOException, MediaException {
    Path corpus = Path.of(args[0]).toAbsolutePath().normalize();
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    Path folder = home.resolve("bench/target/films");
    String ffmpeg = BundledFfmpeg.executable();
    List<Films.Film> tuning = Films.TUNING.in(folder, ffmpeg, corpus);
    List<Films.Film> heldOut = Films.HELD_OUT.in(folder, ffmpeg, corpus);
    ObjectNode result = new Shots(corpus).compare(tuning, heldOut, folder);
    Path target = home.resolve("bench/results/shots.json");
    Files.createDirectories(target.getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    System.out.println(result.get("last_line").asText());
  }

  private ObjectNode compare(List<Films.Film> tuning, List<Films.Film> heldOut, Path work)
      throws IOException, MediaException {
    List<Path> singles = singles();
    List<Path> files = new ArrayList<>(singles);
    Stream.concat(tuning.stream(), heldOut.stream()).forEach(film -> files.add(film.file()));
    Detect.in(heldOut.get(0).file());
    for (Path file : files) {
      ours.put(file, Detect.in(file));
    }
    if (System.getenv(Peer.VARIABLE) == null) {
      System.err.println(Peer.VARIABLE + " names no Python with scenedetect: only ours is shown");
    } else {
      peer = Optional.of(Peer.over(files, work));
    }
    ObjectNode result = JSON.createObjectNode();
    peer.ifPresent(they -> result.put("peer", they.versions()));
    score(result.putObject("tuning"), tuning);
    score(result.putObject("held_out"), heldOut);
    singles(result.putObject("singles"), singles);
    double cpu = costs(result.putObject("cost"), files);
    double theirs =
        peer.map(they -> sum(they.cpuSeconds().getOrDefault(ADAPTIVE, NO_TIMES), files))
            .orElse(0.0);
    result.put("ratio", theirs / cpu);
    result.put("last_line", lastLine(result, cpu, theirs));
    return result;
  }

  private void score(ObjectNode node, List<Films.Film> films) {
    Score our = new Score();
    films.forEach(film -> our.add(film.truth(), found(film.file())));
    our.writeTo(node.putObject(OURS));
    peer.ifPresent(
        they ->
            they.found()
                .forEach(
                    (name, found) -> {
                      Score score = new Score();
                      films.forEach(
                          film ->
                              score.add(film.truth(), found.getOrDefault(film.file(), NOTHING)));
                      score.writeTo(node.putObject(name));
                    }));
    node.properties()
        .forEach(entry -> System.out.println(entry.getKey() + "\t" + entry.getValue()));
  }

  private Found found(Path file) {
    return detect(file).found();
  }

  private Detect detect(Path file) {
    return Optional.ofNullable(ours.get(file)).orElseThrow();
  }

  private void singles(ObjectNode node, List<Path> files) {
    double hours = files.stream().mapToDouble(file -> detect(file).seconds()).sum() / 3600;
    node.put("files", files.size());
    node.put("seconds", hours * 3600);
    int our = files.stream().mapToInt(file -> found(file).boundaries().size()).sum();
    node.put(OURS, our);
    node.put(OURS + " per hour", our / hours);
    peer.ifPresent(
        they ->
            they.found()
                .forEach(
                    (name, found) -> {
                      int wrong =
                          files.stream()
                              .mapToInt(f -> found.getOrDefault(f, NOTHING).boundaries().size())
                              .sum();
                      node.put(name, wrong);
                      node.put(name + " per hour", wrong / hours);
                    }));
  }

  private double costs(ObjectNode node, List<Path> files) {
    double cpu = files.stream().mapToDouble(file -> detect(file).cpuSeconds()).sum();
    double decode = files.stream().mapToDouble(file -> detect(file).decodeCpuSeconds()).sum();
    long frames = files.stream().mapToLong(file -> detect(file).frames()).sum();
    node.put("frames", frames);
    node.put("decode_cpu_s", decode);
    node.put("decode_and_shots_cpu_s", cpu);
    node.put("shots_us_a_frame", (cpu - decode) / frames * 1e6);
    peer.ifPresent(
        they -> they.cpuSeconds().forEach((name, times) -> node.put(name, sum(times, files))));
    return cpu;
  }

  private static double sum(Map<Path, Double> times, List<Path> files) {
    return files.stream().mapToDouble(file -> times.getOrDefault(file, 0.0)).sum();
  }

  private static String lastLine(ObjectNode result, double cpu, double theirs) {
    return String.format(
        Locale.ROOT,
        "F1 held out %.3f; PySceneDetect adaptive / ours = %.2f (%.1f / %.1f CPU s)",
        result.get("held_out").get(OURS).get("all_f1").asDouble(),
        result.get("ratio").asDouble(),
        theirs,
        cpu);
  }

  private List<Path> singles() {
    List<String> names = new ArrayList<>(Footage.OTHER_SINGLES);
    Footage.TUNING.forEach(footage -> names.add(footage.name()));
    Footage.HELD_OUT.forEach(footage -> names.add(footage.name()));
    return names.stream().sorted().map(corpus::resolve).toList();
  }
}
