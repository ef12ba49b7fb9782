package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.label.repair.RepairPlan;
import org.worldmill.label.repair.Repaired;
import org.worldmill.label.simulate.LookPiece;
import org.worldmill.label.simulate.LookPieces;
import org.worldmill.label.simulate.RobotAssembly;
import org.worldmill.label.simulate.RobotExport;
import org.worldmill.label.simulate.SimBody;
import org.worldmill.label.simulate.SimExport;
import org.worldmill.label.simulate.SimRobot;
import org.worldmill.label.simulate.Standing;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Articulation;
import org.worldmill.schemas.media.Model3d;

/** Repairs a 3D model, takes it apart into convex pieces and writes what a simulator needs. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class SimulateTask implements WorkerTask<SimulateRequest, SimulateReply> {

  /** Of water, and nearly of many plastics and woods. */
  private static final double USUAL_DENSITY_KG_M3 = 1000;

  @Override
  public Class<SimulateRequest> requestType() {
    return SimulateRequest.class;
  }

  @Override
  public SimulateReply run(SimulateRequest request) throws MediaException {
    Model3d model = ModelReader.read(Path.of(request.file()), request.mediaType()).model();
    try {
      return model.articulation().isPresent()
          ? robot(model, model.articulation().get(), request)
          : body(model, request);
    } catch (IOException e) {
      throw new MediaException(
          Code.UNREADABLE, "its files cannot be written: " + e.getMessage(), e);
    }
  }

  private static SimulateReply robot(
      Model3d model, Articulation articulation, SimulateRequest request) throws IOException {
    SimulateRequest.Options options = request.options();
    RobotAssembly.Outcome outcome =
        RobotAssembly.of(
            articulation,
            model.parts().materials(),
            request.name(),
            new SimRobot.Settings(
                options.base(),
                options.densityKgM3().orElse(USUAL_DENSITY_KG_M3),
                options.hulls(),
                options.weldShare()));
    if (outcome.robot().isEmpty()) {
      return SimulateReply.refused(outcome.obstacles(), List.of(), List.of());
    }
    SimRobot robot = outcome.robot().get();
    List<String> files = RobotExport.write(robot, Path.of(request.outDir()));
    SimulateReply.RobotFacts facts =
        new SimulateReply.RobotFacts(
            robot.massKg(), robot.links().size(), robot.freedoms(), robot.pieces());
    return new SimulateReply(
        List.of(), robot.assumptions(), List.of(), Optional.empty(), Optional.of(facts), files);
  }

  private static SimulateReply body(Model3d model, SimulateRequest request) throws IOException {
    SimulateRequest.Options options = request.options();
    Standing standing =
        Standing.of(model.mesh(), model.frame(), options.up(), options.metresPerUnit());
    double density = options.densityKgM3().orElse(USUAL_DENSITY_KG_M3);
    List<String> assumptions = assumptions(standing, options);
    RepairPlan plan =
        new RepairPlan(options.weldShare(), options.holeEdges(), options.mostTriangles());
    Repaired repaired = plan.run(model.mesh(), standing.frame());
    List<String> obstacles = SimBody.obstacles(repaired.mesh(), density);
    if (!obstacles.isEmpty()) {
      return SimulateReply.refused(obstacles, assumptions, repaired.steps());
    }
    SimBody body =
        SimBody.of(request.name(), repaired.mesh(), density, options.hulls())
            .with(looks(model, standing, request, assumptions));
    List<String> files =
        SimExport.write(body, repaired.steps(), assumptions, Path.of(request.outDir()));
    SimulateReply.BodyFacts facts =
        new SimulateReply.BodyFacts(
            body.mass().volume(),
            body.collision().hulls().size(),
            body.collision().excess(),
            body.poses().size());
    return new SimulateReply(
        List.of(), assumptions, repaired.steps(), Optional.of(facts), Optional.empty(), files);
  }

  /** Materials and pictures of a model that needs no decimation, which would lose their places. */
  private static List<LookPiece> looks(
      Model3d model, Standing standing, SimulateRequest request, List<String> assumptions)
      throws IOException {
    if (model.mesh().triangleCount() > request.options().mostTriangles()) {
      if (!model.parts().materials().isEmpty() || model.channels().colours().isPresent()) {
        assumptions.add("looks: it is decimated, so its colours and pictures are left out");
      }
      return List.of();
    }
    PictureFiles files =
        new PictureFiles(Path.of(request.file()), Path.of(request.outDir()), assumptions);
    return LookPieces.of(model, standing.frame(), files.write(LookPieces.pictures(model)));
  }

  private static List<String> assumptions(Standing standing, SimulateRequest.Options options) {
    List<String> all = new ArrayList<>(standing.assumptions());
    if (options.densityKgM3().isEmpty()) {
      all.add("density: no model states it; %s kg/m^3 throughout".formatted(USUAL_DENSITY_KG_M3));
    }
    all.add("friction: geometry does not tell it; the simulator's defaults");
    return all;
  }
}
