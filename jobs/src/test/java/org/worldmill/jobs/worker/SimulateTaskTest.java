package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.label.simulate.SimRobot;
import org.worldmill.schemas.media.ModelFrame.Axis;

class SimulateTaskTest {

  private static final SimulateRequest.Options OPTIONS =
      new SimulateRequest.Options(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          8,
          1e-6,
          0,
          1000,
          SimRobot.Base.FIXED);

  @TempDir private Path folder;

  /** A cube of 200 units, z up, without these of its twelve faces. */
  private Path cube(int without) throws Exception {
    String corners =
        List.of("0 0 0", "1 0 0", "1 1 0", "0 1 0", "0 0 1", "1 0 1", "1 1 1", "0 1 1").stream()
            .map(c -> "v " + c.replace("1", "200"))
            .collect(Collectors.joining("\n"));
    String faces =
        List.of(
                "1 3 2", "1 4 3", "5 6 7", "5 7 8", "1 2 6", "1 6 5", "2 3 7", "2 7 6", "3 4 8",
                "3 8 7", "4 1 5", "4 5 8")
            .stream()
            .skip(without)
            .map(f -> "f " + f)
            .collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve("cube.obj"), corners + "\n" + faces + "\n");
  }

  private SimulateReply run(Path file, SimulateRequest.Options options) throws Exception {
    return new SimulateTask()
        .run(new SimulateRequest(file.toString(), "model/obj", "cube", options, folder.toString()));
  }

  @Test
  void aCubeBecomesABodyWithItsAssumptionsTold() throws Exception {
    SimulateReply reply = run(cube(0), OPTIONS);

    assertThat(reply.obstacles()).isEmpty();
    assertThat(reply.body().orElseThrow().massKg()).isBetween(7.999999, 8.000001);
    assertThat(reply.body().orElseThrow().pieces()).isEqualTo(1);
    assertThat(reply.body().orElseThrow().restingPoses()).isEqualTo(6);
    assertThat(reply.assumptions())
        .anyMatch(text -> text.contains("millimetres are taken"))
        .anyMatch(text -> text.contains("density: no model states it"));
    assertThat(Wire.JSON.convertValue(Wire.JSON.valueToTree(reply), SimulateReply.class))
        .isEqualTo(reply);
    assertThat(reply.files())
        .contains("simulation.json")
        .allMatch(n -> Files.exists(folder.resolve(n)));
  }

  @Test
  void whatTheUserStatesIsNotAssumed() throws Exception {
    SimulateReply reply =
        run(
            cube(0),
            new SimulateRequest.Options(
                Optional.of(500.0),
                Optional.of(0.01),
                Optional.of(Axis.Y),
                8,
                1e-6,
                0,
                1000,
                SimRobot.Base.FIXED));

    assertThat(reply.assumptions()).hasSize(1).allMatch(text -> text.startsWith("friction"));
    assertThat(reply.body().orElseThrow().massKg()).isBetween(3999.999, 4000.001);
  }

  @Test
  void anOpenSurfaceIsRefusedUnlessItsHoleIsFilled() throws Exception {
    SimulateReply refused = run(cube(2), OPTIONS);
    assertThat(refused.obstacles().get(0)).contains("the surface is not closed: 4 edges");
    assertThat(refused.files()).isEmpty();

    SimulateReply filled =
        run(
            cube(2),
            new SimulateRequest.Options(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                8,
                1e-6,
                4,
                1000,
                SimRobot.Base.FIXED));
    assertThat(filled.obstacles()).isEmpty();
    assertThat(filled.steps())
        .anySatisfy(
            step -> {
              assertThat(step.name()).isEqualTo("fill_holes");
              assertThat(step.counts()).containsEntry("holes_filled", 1L);
            });
  }
}
