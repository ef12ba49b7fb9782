package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A run of the command line on several executors, of which some do not survive. */
final class CrawlRun implements AutoCloseable {

  private static final long PATIENCE_NANOS = 180_000_000_000L;

  private final Process process;
  private final Path errors;
  private final List<ProcessHandle> executors = new ArrayList<>();

  CrawlRun(Map<String, String> environment, Path folder, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(MillProcess.root().resolve("scripts/worldmill").toString());
    line.addAll(arguments);
    errors = folder.resolve("killed.err");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectOutput(folder.resolve("killed.out").toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** Waits until something is so, or the process has ended. */
  void await(BooleanSupplier so) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!so.getAsBoolean() && process.isAlive() && System.nanoTime() < until) {
      Thread.sleep(10);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills one executor, as by kill -9; says when. */
  long killExecutor() {
    ProcessHandle one = process.children().findFirst().orElseThrow();
    executors.addAll(process.children().toList());
    one.destroyForcibly();
    one.onExit().join();
    return System.nanoTime();
  }

  /** Kills the driver and its executors, as by kill -9; says when. */
  long kill() throws Exception {
    executors.addAll(process.children().toList());
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
    for (ProcessHandle executor : executors) {
      executor.onExit().get(1, TimeUnit.MINUTES);
    }
    return System.nanoTime();
  }

  /** How it ended. */
  MillProcess ended() throws IOException {
    return new MillProcess(process.exitValue(), "", Files.readAllLines(errors));
  }

  @Override
  public void close() {
    executors.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
