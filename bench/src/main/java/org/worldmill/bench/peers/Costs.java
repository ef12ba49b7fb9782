package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.bench.WarmWorker;

/** CPU seconds of each program over the good films, and of starting it. */
record Costs(Material material, ObjectNode result) {

  private static final int ROUNDS = 3;

  void measure(Optional<SceneDetect> scenes, Optional<DataJuicer> juicer, OurCommand ours)
      throws IOException {
    decode();
    warm(ours.work());
    if (scenes.isPresent()) {
      scenes(scenes.get());
    }
    if (juicer.isPresent()) {
      juicer(juicer.get());
    }
    cold(ours);
  }

  private void decode() throws IOException {
    ObjectNode node = result.putObject("decode");
    cost(
        node,
        () -> {
          double cpu = 0;
          for (Path film : material.paths()) {
            cpu += material.decode().run(film).cpuSeconds();
          }
          return cpu;
        },
        () -> material.decode().startUpCpuSeconds() * material.films().size());
  }

  private void warm(Path work) throws IOException {
    Path log = Files.createTempFile(work, "warm", ".log");
    JsonNode worker = WarmWorker.run(material.paths(), work, log, ROUNDS);
    ObjectNode node = result.putObject("worldmill_warm");
    List<Double> rounds = new ArrayList<>();
    worker.get("rounds").forEach(round -> rounds.add(round.get("total_cpu_s").asDouble()));
    Repeated repeated = new Repeated(rounds);
    node.put("net_cpu_s", repeated.median());
    write(node.putArray("runs_cpu_s"), repeated);
    JsonNode last = worker.get("rounds").get(ROUNDS - 1);
    node.put("items", last.get("items").asInt());
    node.put("clips", last.get("kept").asInt());
    node.put("refused", last.get("refused").asInt());
    node.put("start_up_cpu_s", worker.get("start_up_cpu_s").asDouble());
    node.put("probe_cpu_s", worker.get("probe_cpu_s").asDouble());
    node.put("warm_up_round_cpu_s", worker.get("warm_up").get("total_cpu_s").asDouble());
    node.put("peak_rss_mib", worker.get("peak_rss_mib").asLong());
    say("worldmill_warm", node);
  }

  private void cold(OurCommand ours) throws IOException {
    Path folder = material.paths().get(0).resolveSibling("");
    ObjectNode node = result.putObject("worldmill_cold");
    List<OurCommand.Outcome> outcomes = new ArrayList<>();
    cost(
        node,
        () -> {
          outcomes.add(ours.run(folder));
          return outcomes.get(outcomes.size() - 1).ran().cpuSeconds();
        },
        () -> ours.run(material.tiny()).ran().cpuSeconds());
    OurCommand.Outcome outcome = outcomes.get(0);
    node.put("films_out", material.films().size() - outcome.refused().size());
    node.put("clips", outcome.said().path("published").asInt());
    node.put("exit", outcome.ran().exitCode());
    say("worldmill_cold", node);
  }

  private void scenes(SceneDetect scenes) throws IOException {
    result.put("scenedetect_versions", scenes.python().versions(SceneDetect.PACKAGES));
    List<Path> tiny = Material.files(material.tiny());
    for (String detector : SceneDetect.DETECTORS) {
      ObjectNode node = result.putObject(detector);
      List<SceneDetect.Outcome> outcomes = new ArrayList<>();
      cost(
          node,
          () -> {
            outcomes.add(scenes.run(detector, material.paths()));
            return outcomes.get(outcomes.size() - 1).ran().cpuSeconds();
          },
          () -> scenes.run(detector, tiny).ran().cpuSeconds());
      SceneDetect.Outcome outcome = outcomes.get(0);
      node.put("films_out", outcome.told().passed().size());
      node.put("clips", outcome.scenes());
      node.put("peak_rss_mib", outcome.ran().peakRssMib());
      node.put("exit", outcome.ran().exitCode());
      say(detector, node);
    }
  }

  private void juicer(DataJuicer juicer) throws IOException {
    result.put("data_juicer_versions", juicer.python().versions(DataJuicer.PACKAGES));
    ObjectNode node = result.putObject("data_juicer");
    List<Path> tiny = Material.files(material.tiny());
    List<DataJuicer.Outcome> outcomes = new ArrayList<>();
    cost(
        node,
        () -> {
          outcomes.add(juicer.run(material.paths()));
          return outcomes.get(outcomes.size() - 1).ran().cpuSeconds();
        },
        () -> juicer.run(tiny).ran().cpuSeconds());
    DataJuicer.Outcome outcome = outcomes.get(0);
    node.put("films_out", outcome.told().passed().size());
    node.put("clips", outcome.clips());
    node.put("peak_rss_mib", outcome.ran().peakRssMib());
    node.put("exit", outcome.ran().exitCode());
    ObjectNode operators = node.putObject("wall_s_by_operator");
    outcome.wallSeconds().forEach(operators::put);
    say("data_juicer", node);
  }

  private static void cost(ObjectNode node, Repeated.Trial whole, Repeated.Trial start)
      throws IOException {
    Repeated starts = Repeated.of(start);
    Repeated runs = Repeated.of(whole);
    node.put("whole_cpu_s", runs.median());
    write(node.putArray("runs_cpu_s"), runs);
    node.put("start_up_cpu_s", starts.median());
    node.put("net_cpu_s", runs.median() - starts.median());
  }

  private static void write(ArrayNode array, Repeated repeated) {
    repeated.all().forEach(array::add);
  }

  private static void say(String name, ObjectNode node) {
    System.err.printf(Locale.ROOT, "%s: %s%n", name, node);
  }
}
