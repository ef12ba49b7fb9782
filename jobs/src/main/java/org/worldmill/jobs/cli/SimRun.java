package org.worldmill.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.jobs.worker.SimulateReply;
import org.worldmill.jobs.worker.SimulateRequest;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;

/** Makes models ready for simulators, one after the other, and tells of each. */
final class SimRun {

  /** Names every model of a folder or a release, and why those are not ready that are not. */
  private static final String LIST = "models.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final SimSources sources;
  private final MediaWorkers workers;
  private final SimulateRequest.Options options;
  private final PrintStream err;

  SimRun(
      SimSources sources, MediaWorkers workers, SimulateRequest.Options options, PrintStream err) {
    this.sources = sources;
    this.workers = workers;
    this.options = options;
    this.err = err;
  }

  /** Writes into a folder; what is told of a model that is not ready has {@code refused}. */
  List<Map<String, Object>> into(Path target) throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (SimSources.Source source : sources.all()) {
      Map<String, Object> told = new LinkedHashMap<>();
      source.id().ifPresent(id -> told.put("id", id));
      told.put("model", source.name());
      try {
        simulate(source, target, told);
      } catch (MediaException e) {
        refuse(source, e.code() + ": " + e.getMessage(), told);
      }
      all.add(told);
    }
    if (!sources.isSingle()) {
      Files.createDirectories(target);
      Files.writeString(target.resolve(LIST), JSON.writeValueAsString(all) + "\n");
    }
    return all;
  }

  private void simulate(SimSources.Source source, Path target, Map<String, Object> told)
      throws IOException, MediaException {
    String file = source.fetch().file().toString();
    ProbeReply probe = workers.probe(new ProbeRequest(file, source.name()));
    if (probe.modality() != Modality.MODEL3D) {
      refuse(source, "it is no 3D model but " + probe.mediaType(), told);
      return;
    }
    Path folder = target.resolve(source.place());
    Files.createDirectories(folder);
    SimulateReply reply =
        workers.simulate(
            new SimulateRequest(
                file, probe.mediaType(), source.name(), options, folder.toString()));
    told.put("folder", source.place());
    told.put("assumptions", reply.assumptions());
    told.put("repair", reply.steps());
    if (!reply.obstacles().isEmpty()) {
      refuse(source, String.join("; ", reply.obstacles()), told);
      if (!sources.isSingle()) {
        Files.delete(folder);
      }
      return;
    }
    reply.body().ifPresent(body -> told.put("body", body));
    reply.robot().ifPresent(robot -> told.put("robot", robot));
    told.put("files", reply.files());
    reply.body().ifPresent(body -> print(source, body, folder));
    reply.robot().ifPresent(robot -> print(source, robot, folder));
    reply.assumptions().forEach(line -> err.println("  assumed " + line));
  }

  private void refuse(SimSources.Source source, String why, Map<String, Object> told) {
    told.put("refused", why);
    err.println(source.name() + ": not ready: " + why);
  }

  private void print(SimSources.Source source, SimulateReply.BodyFacts body, Path folder) {
    err.printf(
        Locale.ROOT,
        "%s: %.4g kg, %d pieces (%+.1f %% volume), %d resting poses -> %s%n",
        source.name(),
        body.massKg(),
        body.pieces(),
        100 * body.volumeExcess(),
        body.restingPoses(),
        folder);
  }

  private void print(SimSources.Source source, SimulateReply.RobotFacts robot, Path folder) {
    err.printf(
        Locale.ROOT,
        "%s: a robot of %.4g kg, %d links, %d degrees of freedom, %d pieces -> %s%n",
        source.name(),
        robot.massKg(),
        robot.links(),
        robot.freedoms(),
        robot.pieces(),
        folder);
  }
}
