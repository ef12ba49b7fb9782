package org.worldmill.bench.shots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * PySceneDetect over the same files, in the Python that the environment variable {@value #VARIABLE}
 * names; on one core.
 *
 * @param versions of what ran
 * @param found by detector, then by file
 * @param cpuSeconds by detector, over all files of the films; without start-up
 */
record Peer(
    String versions,
    SortedMap<String, SortedMap<Path, Found>> found,
    SortedMap<String, SortedMap<Path, Double>> cpuSeconds) {

  static final String VARIABLE = "SCENEDETECT_PYTHON";

  private static final ObjectMapper JSON = new ObjectMapper();

  static Peer over(List<Path> files, Path work) throws IOException {
    Path script = work.resolve("peer.py");
    try (InputStream in = Peer.class.getResourceAsStream("peer.py")) {
      if (in == null) {
        throw new IllegalStateException("peer.py is not in the jar");
      }
      Files.write(script, in.readAllBytes());
    }
    Process process =
        new ProcessBuilder("taskset", "-c", "0", System.getenv(VARIABLE), script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String names = files.stream().map(Path::toString).collect(Collectors.joining("\n"));
    process.getOutputStream().write(names.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    Peer peer = new Peer("", new TreeMap<>(), new TreeMap<>());
    String versions = "";
    for (String line :
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList()) {
      JsonNode node = JSON.readTree(line);
      versions = node.get("versions").asText();
      peer.note(node);
    }
    return new Peer(versions, peer.found, peer.cpuSeconds);
  }

  private void note(JsonNode node) {
    Path file = Path.of(node.get("file").asText());
    node.get("found")
        .properties()
        .forEach(
            entry -> {
              List<Found.Mark> marks = new java.util.ArrayList<>();
              entry.getValue().forEach(cut -> marks.add(new Found.Mark(cut.asInt(), cut.asInt())));
              found
                  .computeIfAbsent(entry.getKey(), name -> new TreeMap<>())
                  .put(file, new Found(marks));
            });
    node.get("cpu_s")
        .properties()
        .forEach(
            entry ->
                cpuSeconds
                    .computeIfAbsent(entry.getKey(), name -> new TreeMap<>())
                    .put(file, entry.getValue().asDouble()));
  }
}
