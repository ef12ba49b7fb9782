package org.worldmill.jobs.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a worker's process is started: limits, isolation, JVM settings, environment. */
final class WorkerCommand {

  /**
   * The shell sets the limits, moves standard output to descriptor 3 and becomes the worker.
   * RLIMIT_DATA counts private writable memory of heap and libraries alike, but not what is only
   * reserved.
   */
  private static final String SHELL =
      "ulimit -c 0; ulimit -d \"$1\" || exit 125; shift; exec \"$@\" 3>&1 1>&2";

  /**
   * The whole environment: no credentials. The locale makes every file name readable; numeric
   * libraries stay on the one thread that the pool counts.
   */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/bin:/bin",
          "LC_ALL", "C.UTF-8",
          "OMP_NUM_THREADS", "1",
          "OPENBLAS_NUM_THREADS", "1",
          // Some decoders show memory they never wrote when a file is damaged: with every
          // allocation
          // filled, the same file gives the same pixels.
          "MALLOC_PERTURB_", "90");

  private WorkerCommand() {}

  static Process start(WorkerSettings settings, Path scratch) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("/bin/sh", "-c", SHELL, "worldmill-worker", "" + settings.memoryBytes() / 1024));
    command.addAll(Isolation.withoutNetwork());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments(settings, scratch));
    command.addAll(
        List.of("-cp", WorkerClassPath.find(), WorkerMain.class.getName(), scratch.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    return builder.start();
  }

  private static List<String> jvmArguments(WorkerSettings settings, Path scratch) {
    return List.of(
        "-Xmx" + settings.memoryBytes() / 2 / 1024 + "k",
        "-XX:+UseSerialGC",
        // Compiling anew with all optimizations waits until a method has proved hot: a worker of a
        // small run ends before it pays, and one of a large run loses nothing.
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:Tier4InvocationThreshold=40000",
        "-XX:Tier4MinInvocationThreshold=8000",
        "-XX:Tier4CompileThreshold=80000",
        "-XX:Tier4BackEdgeThreshold=600000",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+DisplayVMOutputToStderr",
        "-XX:ErrorFile=" + scratch.resolve("crash.log"),
        "-XX:ReplayDataFile=" + scratch.resolve("replay.log"),
        "-Djava.io.tmpdir=" + scratch,
        "-Djava.awt.headless=true",
        "-Dorg.bytedeco.javacpp.cachedir=" + nativesDir(),
        // The process has a limit of its own; JavaCPP's guess would count the JVM's memory in.
        "-Dorg.bytedeco.javacpp.maxBytes=0",
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
  }

  /** Where native libraries are unpacked once for all workers of all runs. */
  private static Path nativesDir() {
    String chosen = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (chosen != null) {
      return Path.of(chosen);
    }
    Path home = Path.of(System.getProperty("user.home"));
    return Files.isWritable(home)
        ? home.resolve(".javacpp").resolve("cache")
        : Path.of(System.getProperty("java.io.tmpdir"), "worldmill-natives");
  }
}
