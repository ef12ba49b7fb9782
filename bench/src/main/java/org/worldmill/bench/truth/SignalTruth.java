package org.worldmill.bench.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.worldmill.schemas.MediaException;

/**
 * Measures films of which the truth is known and writes the errors into docs/accuracy.md and
 * bench/results/truth.json.
 */
public final class SignalTruth {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final List<Trial> TRIALS =
      List.of(
          new PhysicsTrial(),
          new TelemetryTrial(),
          new FlowTrial(),
          new TimeTrial(),
          new CameraTrial(),
          new OwnMotionTrial(),
          new RealCameraTrial(),
          new OnsetTrial(),
          new ImpactTrial(),
          new GyroTrial(),
          new RobotTrial(),
          new RobotPictureTrial(),
          new InvarianceTrial(),
          new LightTrial(),
          new StillTrial());

  /** Scenes from here on were never looked at while anything was tuned. */
  private static final long HELD_OUT = 90_000;

  private static final int CLIPS = 2;

  private SignalTruth() {}

  /**
   * The corpus, the repository, then perhaps {@code --seed N}, {@code --clips N}, {@code --only
   * HEADING} and {@code --tier PART_OF_ITS_NAME}; figures of other trials stay, and all do where
   * the seed is another or not every tier is tried.
   */
  public static void main(String[] args) throws IOException, MediaException, InterruptedException {
    Path work = Files.createTempDirectory("bench-truth");
    long seed = option(args, "--seed", HELD_OUT);
    Trial.Options options =
        new Trial.Options(
            Path.of(args[0]),
            work,
            seed,
            (int) option(args, "--clips", CLIPS),
            text(args, "--tier"));
    boolean whole = options.tiers().isEmpty() && seed == HELD_OUT;
    Path results = Path.of(args[1]).resolve("bench/results/truth.json");
    ObjectNode json =
        Files.exists(results)
            ? (ObjectNode) JSON.readTree(results.toFile())
            : JSON.createObjectNode();
    double worst = 1;
    for (Trial trial : TRIALS) {
      if (!only(args, trial)) {
        continue;
      }
      Scores scores = new Scores();
      String more = trial.run(scores, options);
      ObjectNode figures = json.putObject(trial.heading());
      figures.put("seed", seed).put("clips", options.clips());
      scores.writeTo(figures);
      String text = trial.about() + "\n\n" + scores.table() + "\n" + more;
      System.out.println("## " + trial.heading() + "\n\n" + text);
      worst = Math.min(worst, scores.coverage("gravity"));
      if (whole) {
        Section.write(Path.of(args[1]).resolve("docs/accuracy.md"), trial.heading(), text);
      }
    }
    if (whole) {
      JSON.writerWithDefaultPrettyPrinter().writeValue(results.toFile(), json);
    }
    System.out.printf("gravity inside its stated 95 %% interval: %.3f%n", worst);
  }

  /** Whether {@code --only HEADING} names this trial, or none. */
  private static boolean only(String[] args, Trial trial) {
    int at = Arrays.asList(args).indexOf("--only");
    return at < 0 || trial.heading().equalsIgnoreCase(args[at + 1]);
  }

  private static String text(String[] args, String name) {
    int at = Arrays.asList(args).indexOf(name);
    return at < 0 ? "" : args[at + 1];
  }

  private static long option(String[] args, String name, long otherwise) {
    for (int i = 2; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return Long.parseLong(args[i + 1]);
      }
    }
    return otherwise;
  }
}
