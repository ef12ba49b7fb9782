package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Data-Juicer's chain of {@code juicer.yaml}, by its own command in one process. */
record DataJuicer(PeerPython python) {

  static final String VARIABLE = "DATA_JUICER_PYTHON";
  static final List<String> PACKAGES =
      List.of("py-data-juicer", "scenedetect", "opencv-python-headless", "av", "datasets", "numpy");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DONE = Pattern.compile("OP \\[(\\w+)] Done in ([0-9.]+)s");

  /**
   * A run over files.
   *
   * @param clips named by what it wrote, whole films included
   * @param wallSeconds by operator, from its log
   */
  record Outcome(
      PeerPython.Ran ran, int clips, SortedMap<String, Double> wallSeconds, Faults.Told told) {}

  Outcome run(List<Path> files) throws IOException {
    Path folder = Files.createTempDirectory(python.work(), "chain");
    Path list = folder.resolve("films.jsonl");
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      lines.add(
          JSON.writeValueAsString(
              Map.of("videos", List.of(file.toString()), "text", "<__dj__video>")));
    }
    Files.write(list, lines);
    Path kept = folder.resolve("out/kept.jsonl");
    PeerPython.Ran ran =
        python.run(
            List.of(
                "-c",
                "from data_juicer.tools.process_data import main; main()",
                "--config",
                python.resource("juicer.yaml"),
                "--dataset_path",
                list.toString(),
                "--export_path",
                kept.toString()),
            Map.of("DJ_PRODUCED_DATA_DIR", folder.resolve("clips").toString()));
    return outcome(ran, Files.exists(kept) ? Files.readAllLines(kept) : List.of(), files);
  }

  private static Outcome outcome(PeerPython.Ran ran, List<String> kept, List<Path> files)
      throws IOException {
    List<String> log = Files.readAllLines(ran.log());
    Set<String> passed = new HashSet<>();
    int clips = films(kept, passed);
    Set<String> logged = new HashSet<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (log.stream().anyMatch(line -> line.contains("| ERROR") && line.contains(name))) {
        logged.add(name);
      }
    }
    return new Outcome(ran, clips, wallSeconds(log), new Faults.Told(passed, Set.of(), logged));
  }

  /** Adds the films that rows come from; the number of clips in all rows. */
  static int films(List<String> rows, Set<String> names) throws IOException {
    int clips = 0;
    for (String row : rows) {
      JsonNode node = JSON.readTree(row);
      clips += node.path("videos").size();
      for (JsonNode source : node.path("__dj__source_file__")) {
        names.add(Path.of(source.asText()).getFileName().toString());
      }
    }
    return clips;
  }

  static SortedMap<String, Double> wallSeconds(List<String> log) {
    SortedMap<String, Double> seconds = new TreeMap<>();
    for (String line : log) {
      Matcher matcher = DONE.matcher(line);
      if (matcher.find()) {
        seconds.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
      }
    }
    return seconds;
  }
}
