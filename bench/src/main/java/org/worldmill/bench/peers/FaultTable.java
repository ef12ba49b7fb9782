package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each program makes of broken files that lie among good ones. */
record FaultTable(Material material, ObjectNode result) {

  void fill(Optional<SceneDetect> scenes, Optional<DataJuicer> juicer, OurCommand ours)
      throws IOException {
    Set<String> all = new HashSet<>(material.given().valid());
    all.addAll(material.given().broken());
    List<Path> files = Material.files(material.mixed());
    OurCommand.Outcome our = ours.run(material.mixed());
    put("worldmill", our.told(all), our.ran().exitCode());
    if (scenes.isPresent()) {
      String detector = SceneDetect.DETECTORS.get(0);
      SceneDetect.Outcome found = scenes.get().run(detector, files);
      put(detector, found.told(), found.ran().exitCode());
    }
    if (juicer.isPresent()) {
      DataJuicer.Outcome kept = juicer.get().run(files);
      put("data_juicer", kept.told(), kept.ran().exitCode());
    }
  }

  private void put(String name, Faults.Told told, int exitCode) {
    ObjectNode node = result.putObject(name);
    Faults.of(material.given(), told, exitCode).writeTo(node);
    node.put("accepted", names(told.passed()));
    node.put("lost", lost(told));
    System.err.println(name + ": " + node);
  }

  private String names(Set<String> passed) {
    return String.join(
        " ", material.given().broken().stream().filter(passed::contains).sorted().toList());
  }

  private String lost(Faults.Told told) {
    return String.join(
        " ",
        material.given().valid().stream()
            .filter(n -> !told.passed().contains(n))
            .sorted()
            .toList());
  }
}
