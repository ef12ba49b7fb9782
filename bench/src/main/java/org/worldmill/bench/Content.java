package org.worldmill.bench;

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
import java.util.stream.Collectors;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalValue;

/**
 * How well content is told: text painted over frames of the corpus and labelled by eye, marks
 * painted over its clips, faces and people counted by eye.
 *
 * <p>Arguments: the folder of videos, next to which {@code image} lies; the project's folder.
 */
public final class Content {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MeasureRegistry REGISTRY = MeasureRegistry.load();

  private Content() {}

  /** Runs it and prints the text lines found of those painted last. */
  public static void main(String[] args) throws IOException {
    Path videos = Path.of(args[0]).toAbsolutePath().normalize();
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    Map<ContentLabel, HeldFrame> frames = labelled(videos);
    ObjectNode result = JSON.createObjectNode();
    people(frames, result.putObject("people"));
    result.set("marks", new MarkTrial(JSON.createObjectNode()).run(videos));
    result.set("text", new TextTrial(JSON.createObjectNode()).run(frames));
    Path target = home.resolve("bench/results/content.json");
    Files.createDirectories(target.getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
    System.out.printf(
        Locale.ROOT,
        "lines of text found / painted = %.2f%n",
        result.at("/text/all/recall").asDouble());
  }

  /** The measure of this name. */
  static FrameMeasure measure(String name) {
    return REGISTRY.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .map(FrameMeasure.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** What a measure finds in these frames, shown one after another. */
  static Map<String, SignalValue> found(FrameMeasure measure, List<HeldFrame> frames) {
    FrameMeasure.Pass pass = measure.begin();
    frames.forEach(pass::accept);
    return pass.finish();
  }

  static double number(Map<String, SignalValue> signals, String name) {
    return signal(signals, name).number().orElseThrow();
  }

  static SignalValue signal(Map<String, SignalValue> signals, String name) {
    return Optional.ofNullable(signals.get(name)).orElseThrow();
  }

  private static Map<ContentLabel, HeldFrame> labelled(Path videos) throws IOException {
    Map<ContentLabel, HeldFrame> frames = new LinkedHashMap<>();
    Map<String, List<ContentLabel>> files =
        ContentLabel.all().stream()
            .collect(
                Collectors.groupingBy(ContentLabel::file, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<ContentLabel>> entry : files.entrySet()) {
      for (Path file : places(videos, entry.getKey())) {
        try {
          frames.putAll(ContentFrames.labelled(file, entry.getValue()));
        } catch (MediaException e) {
          System.err.println(file.getFileName() + ": " + e.getMessage());
        }
      }
    }
    return frames;
  }

  /** Where a file of the corpus lies: images of one family have a folder of their own. */
  private static List<Path> places(Path videos, String name) throws IOException {
    Path corpus = videos.resolveSibling("image");
    List<Path> places = new ArrayList<>();
    if (Files.exists(videos.resolve(name))) {
      places.add(videos.resolve(name));
    } else if (Files.isDirectory(corpus)) {
      try (var walk = Files.walk(corpus)) {
        walk.filter(path -> path.getFileName().toString().equals(name))
            .findFirst()
            .ifPresent(places::add);
      }
    }
    return places;
  }

  private static void people(Map<ContentLabel, HeldFrame> frames, ObjectNode result) {
    Tally faces = new Tally();
    Tally people = new Tally();
    Tally standing = new Tally();
    frames.forEach(
        (label, frame) -> {
          Map<String, SignalValue> found = found(measure("faces"), List.of(frame));
          faces.count(label.faces(), number(found, "faces_max"));
          people.count(label.people(), number(found, "people_max"));
          if (label.people() == label.standing()) {
            standing.count(label.standing(), number(found, "people_max"));
          }
        });
    faces.write(result.putObject("faces"));
    people.write(result.putObject("people"));
    standing.write(result.putObject("people_where_all_stand"));
  }

  /** Things that are there against things that are found, by number alone. */
  static final class Tally {

    private long right;
    private long missed;
    private long wrong;
    private long frames;

    void count(double there, double found) {
      right += Math.round(Math.min(there, found));
      missed += Math.round(Math.max(0, there - found));
      wrong += Math.round(Math.max(0, found - there));
      frames++;
    }

    void write(ObjectNode node) {
      node.put("frames", frames);
      node.put("there", right + missed);
      node.put("found", right);
      node.put("false", wrong);
      node.put("recall", (double) right / (right + missed));
      node.put("precision", (double) right / Math.max(1, right + wrong));
    }
  }
}
