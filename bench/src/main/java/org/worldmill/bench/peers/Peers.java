package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.bench.MachineLoad;

/**
 * Whole curation, warm and cold, beside PySceneDetect's detectors and Data-Juicer's chain of
 * operators, in CPU seconds over the same films; then what each makes of broken files. {@code
 * scripts/bench} holds all of it to one core. A peer whose variable ({@value SceneDetect#VARIABLE},
 * {@value DataJuicer#VARIABLE}) names no Python is left out.
 *
 * <p>Arguments: the corpus's folder of videos, with {@code malformed} beside it; the project's
 * folder.
 */
public final class Peers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Peers() {}

  /** Runs it and prints the ratios last. */
  public static void main(String[] args) throws IOException {
    Path corpus = Path.of(args[0]).toAbsolutePath().normalize();
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    Path work = Files.createTempDirectory("bench-peers");
    try {
      Material material = Material.of(corpus, work);
      Optional<SceneDetect> scenes =
          PeerPython.named(SceneDetect.VARIABLE, "PySceneDetect", work.resolve("scenes"))
              .map(SceneDetect::new);
      Optional<DataJuicer> juicer =
          PeerPython.named(DataJuicer.VARIABLE, "Data-Juicer", work.resolve("juicer"))
              .map(DataJuicer::new);
      OurCommand ours = new OurCommand(home, Files.createDirectories(work.resolve("ours")));
      ObjectNode result = JSON.createObjectNode();
      result.put("load_before", MachineLoad.now());
      material.writeTo(result);
      new FaultTable(material, result.putObject("faults")).fill(scenes, juicer, ours);
      new Costs(material, result).measure(scenes, juicer, ours);
      result.put("load_after", MachineLoad.now());
      List<String> lines = PeersReport.lines(result);
      result.put("last_line", lines.get(lines.size() - 1));
      Path target = home.resolve("bench/results/peers.json");
      Files.createDirectories(target.getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
      lines.forEach(System.out::println);
    } finally {
      delete(work);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
