package org.worldmill.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.jobs.worker.ViewsReply;
import org.worldmill.jobs.worker.ViewsRequest;
import org.worldmill.label.view.Camera;
import org.worldmill.label.view.ViewFolder;
import org.worldmill.schemas.Modality;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code views}: a model from known cameras. */
@Command(
    name = "views",
    description = "draws a 3D model from known cameras: colour, normals, depth, mask, parts")
public final class ViewsCommand extends MillCommand {

  private static final int LEAST_PX = 16;

  @Parameters(paramLabel = "MODEL", description = "a 3D model; the files it names lie beside it")
  private Path model = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder to write to; it is made if it is missing")
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
    Worldmill.exit(new ViewsCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    if (count < 1 || count > ViewFolder.MOST_RING) {
      throw new UsageException("--count lies between 1 and " + ViewFolder.MOST_RING);
    }
    if (size < LEAST_PX || size > Camera.MOST_PX) {
      throw new UsageException("--size lies between " + LEAST_PX + " and " + Camera.MOST_PX);
    }
    if (!Files.isRegularFile(model)) {
      throw new UsageException("there is no file " + model);
    }
    Path file = model.toAbsolutePath().normalize();
    MediaWorkers workers =
        MediaWorkers.shared(FileDossier.settings(options().config().resources()));
    ProbeReply probe =
        workers.probe(new ProbeRequest(file.toString(), file.getFileName().toString()));
    if (probe.modality() != Modality.MODEL3D) {
      throw new UsageException(model + " is " + probe.mediaType() + ", no 3D model");
    }
    Path folder = Files.createDirectories(out.toAbsolutePath().normalize());
    ViewsReply drawn =
        workers.views(
            new ViewsRequest(file.toString(), probe.mediaType(), count, size, folder.toString()));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("folder", folder.toString());
    result.put("views", drawn.views());
    tell(result, () -> out().println(drawn.views().size() + " views are in " + folder));
    return ExitCode.DONE;
  }
}
