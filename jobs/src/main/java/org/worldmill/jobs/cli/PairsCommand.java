package org.worldmill.jobs.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.pairs.PairMaker;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.label.view.Camera;
import org.worldmill.label.view.ViewFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pairs}: image-text pairs of the 3D models of a release, as a release of their own. */
@Command(
    name = "pairs",
    description = "image-text training pairs: views of a release's 3D models with known texts")
public final class PairsCommand extends MillCommand {

  private static final int LEAST_PX = 16;

  @Parameters(
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "folder or URI of a release (default: the last one published)")
  private Optional<String> release = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder of the new release, which must not be there yet")
  private Path out = Path.of("");

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "cameras in the ring, beside top and bottom (default: ${DEFAULT-VALUE})",
      defaultValue = "8")
  private int count;

  @Option(
      names = "--size",
      paramLabel = "S",
      description = "pixels a side (default: ${DEFAULT-VALUE})",
      defaultValue = "512")
  private int size;

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new PairsCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    if (count < 1 || count > ViewFolder.MOST_RING) {
      throw new UsageException("--count lies between 1 and " + ViewFolder.MOST_RING);
    }
    if (size < LEAST_PX || size > Camera.MOST_PX) {
      throw new UsageException("--size lies between " + LEAST_PX + " and " + Camera.MOST_PX);
    }
    if (Files.exists(out)) {
      throw new UsageException(out + " is there already; a release is written once");
    }
    URI place = LocalReleases.chosenOrLast(release, options());
    MediaWorkers workers =
        MediaWorkers.shared(FileDossier.settings(options().config().resources()));
    PairMaker.Made made =
        PairMaker.make(
            place,
            out.toAbsolutePath().normalize(),
            new PairMaker.Settings(count, size),
            workers,
            HadoopSettings.ofSpark());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("release", out.toAbsolutePath().normalize().toString());
    result.put("models", made.models());
    result.put("pairs", made.pairs());
    result.put("blank", made.blank());
    result.put("unread", made.unread());
    tell(
        result,
        () ->
            out()
                .printf(
                    "%,d pairs of %,d models are in %s (%d blank views and %d models left out)%n",
                    made.pairs(), made.models(), out, made.blank(), made.unread()));
    return ExitCode.DONE;
  }
}
