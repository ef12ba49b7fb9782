package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PySceneDetect: shots alone, by one of its detectors with its defaults. */
record SceneDetect(PeerPython python) {

  static final String VARIABLE = "SCENEDETECT_PYTHON";
  static final List<String> DETECTORS = List.of("AdaptiveDetector", "ContentDetector");
  static final List<String> PACKAGES = List.of("scenedetect", "opencv-python-headless");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A run over files.
   *
   * @param scenes found in all
   */
  record Outcome(PeerPython.Ran ran, int scenes, Faults.Told told) {}

  Outcome run(String detector, List<Path> files) throws IOException {
    Path list = Files.createTempFile(python.work(), "films", ".txt");
    Path found = Files.createTempFile(python.work(), "scenes", ".jsonl");
    Files.write(list, files.stream().map(Path::toString).toList());
    PeerPython.Ran ran =
        python.run(
            List.of(python.resource("scenes.py"), detector, list.toString(), found.toString()),
            Map.of());
    return outcome(ran, Files.readAllLines(found));
  }

  static Outcome outcome(PeerPython.Ran ran, List<String> lines) throws IOException {
    int scenes = 0;
    Set<String> passed = new HashSet<>();
    Set<String> recorded = new HashSet<>();
    for (String line : lines) {
      JsonNode node = JSON.readTree(line);
      String name = Path.of(node.get("file").asText()).getFileName().toString();
      int count = node.path("scenes").asInt();
      scenes += count;
      if (node.has("error")) {
        recorded.add(name);
      } else if (count > 0) {
        passed.add(name);
      }
    }
    return new Outcome(ran, scenes, new Faults.Told(passed, recorded, Set.of()));
  }
}
