package org.worldmill.bench.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.worldmill.schemas.MediaException;

/**
 * Measures films of which the truth is known and writes the errors into docs/accuracy.md and
 * bench/results/truth.json.
 */
public final class SignalTruth {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final List<Trial> TRIALS = List.of(new PhysicsTrial(), new TelemetryTrial());

  /** Scenes from here on were never looked at while anything was tuned. */
  private static final long HELD_OUT = 90_000;

  private static final int CLIPS = 2;

  private SignalTruth() {}

  /** The corpus, the repository, then perhaps {@code --seed N} and {@code --clips N}. */
  public static void main(String[] args) throws IOException, MediaException, InterruptedException {
    Path work = Files.createTempDirectory("bench-truth");
    long seed = option(args, "--seed", HELD_OUT);
    Trial.Options options =
        new Trial.Options(Path.of(args[0]), work, seed, (int) option(args, "--clips", CLIPS));
    Path results = Path.of(args[1]).resolve("bench/results/truth.json");
    ObjectNode json = JSON.createObjectNode();
    double worst = 1;
    for (Trial trial : TRIALS) {
      Scores scores = new Scores();
      String more = trial.run(scores, options);
      scores.writeTo(json.putObject(trial.heading()));
      String text = trial.about() + "\n\n" + scores.table() + "\n" + more;
      System.out.println("## " + trial.heading() + "\n\n" + text);
      worst = Math.min(worst, scores.coverage("gravity"));
      if (seed == HELD_OUT) {
        Section.write(Path.of(args[1]).resolve("docs/accuracy.md"), trial.heading(), text);
      }
    }
    json.put("seed", seed).put("clips", options.clips());
    if (seed == HELD_OUT) {
      JSON.writerWithDefaultPrettyPrinter().writeValue(results.toFile(), json);
    }
    System.out.printf("gravity inside its stated 95 %% interval: %.3f%n", worst);
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
