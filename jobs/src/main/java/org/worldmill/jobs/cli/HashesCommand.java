package org.worldmill.jobs.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.worldmill.curate.duplicate.HashList;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.schemas.MediaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hashes}: the hash list of an evaluation set, to be named under {@code
 * curate.decontaminate}. Files are taken in the order of their paths; one that cannot be looked at
 * is told of and left out.
 */
@Command(
    name = "hashes",
    description = "writes the hash list of an evaluation set, to keep it out of what is published")
public final class HashesCommand extends MillCommand {

  @Parameters(paramLabel = "INPUT", description = "a media file, or a folder of them")
  private Path input = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "the list to write; name it under curate.decontaminate")
  private Path target = Path.of("");

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new HashesCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    List<Path> files = files();
    FileSignatures signatures = new FileSignatures(options().config());
    List<Signature> found = new ArrayList<>();
    int refused = 0;
    for (Path file : files) {
      try {
        found.addAll(signatures.of(file));
      } catch (MediaException e) {
        refused++;
        err().println("left out " + file + ": " + e.code() + ": " + e.getMessage());
      }
    }
    if (found.isEmpty()) {
      throw new UsageException("nothing in " + input + " can be hashed");
    }
    write(found);
    int hashed = files.size() - refused;
    tell(
        Map.of(
            "files", hashed, "refused", refused, "items", found.size(), "list", target.toString()),
        () -> out().printf("%d items of %d files in %s%n", found.size(), hashed, target));
    return ExitCode.DONE;
  }

  private List<Path> files() throws IOException, UsageException {
    if (!Files.exists(input)) {
      throw new UsageException("there is no file or folder '" + input + "'");
    }
    try (Stream<Path> walk = Files.walk(input)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> file.toAbsolutePath().normalize())
          .sorted()
          .toList();
    }
  }

  private void write(List<Signature> signatures) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, "hashes", ".part");
    try {
      try (Writer out = Files.newBufferedWriter(part)) {
        HashList.write(signatures, out);
      }
      Files.move(part, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
