package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkFiles;

/** A folder for one piece of work on the executor's own disk; gone when it is closed. */
final class TaskFolder implements AutoCloseable {

  private final Path path;

  private TaskFolder(Path path) {
    this.path = path;
  }

  /** A new one, below the folder that Spark deletes when the executor ends. */
  static TaskFolder create() throws IOException {
    Path root = Path.of(SparkFiles.getRootDirectory()).toAbsolutePath();
    return new TaskFolder(Files.createTempDirectory(root, "task-"));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    deleteTree(path);
  }

  /** Deletes a folder and all in it; does nothing if it is not there. */
  static void deleteTree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
