package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Python that has a peer, named by an environment variable.
 *
 * @param executable the Python
 * @param work a folder for its files
 */
record PeerPython(String executable, Path work) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Neither the peers nor what they load may fetch anything. */
  private static final Map<String, String> OFFLINE =
      Map.of("HF_HUB_OFFLINE", "1", "UV_OFFLINE", "1", "PIP_NO_INDEX", "1");

  /**
   * A command that ran, with all processes that came of it.
   *
   * @param cpuSeconds user and system time of all
   * @param peakRssMib greatest resident memory of one of them
   * @param log what it said
   */
  record Ran(int exitCode, double cpuSeconds, long peakRssMib, Path log) {}

  /** Empty, and said, if the variable names none. */
  static Optional<PeerPython> named(String variable, String peer, Path work) throws IOException {
    String executable = System.getenv(variable);
    if (executable == null || executable.isEmpty()) {
      System.err.println(variable + " names no Python with " + peer + ": it is left out");
      return Optional.empty();
    }
    return Optional.of(new PeerPython(executable, Files.createDirectories(work)));
  }

  /** Runs {@code python ARGUMENTS...}. */
  Ran run(List<String> arguments, Map<String, String> environment) throws IOException {
    Path figures = Files.createTempFile(work, "figures", ".json");
    Path log = Files.createTempFile(work, "said", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(executable, resource("tree.py"), figures.toString(), log.toString()));
    command.add(executable);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(OFFLINE);
    builder.environment().put("HF_HOME", work.resolve("hf").toString());
    builder.environment().putAll(environment);
    try {
      if (builder.start().waitFor() != 0) {
        throw new IOException("could not be run: " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it ran", e);
    }
    JsonNode node = JSON.readTree(figures.toFile());
    return new Ran(
        node.get("exit").asInt(),
        node.get("cpu_s").asDouble(),
        node.get("peak_rss_mib").asLong(),
        log);
  }

  /** The versions of what runs, as {@code name version, name version}. */
  String versions(List<String> packages) throws IOException {
    String code =
        "import sys, platform; from importlib.metadata import version;"
            + " print(', '.join([f'{p} {version(p)}' for p in sys.argv[1:]]"
            + " + ['Python ' + platform.python_version()]))";
    List<String> arguments = new ArrayList<>(List.of("-c", code));
    arguments.addAll(packages);
    Ran ran = run(arguments, Map.of());
    String said = Files.readString(ran.log()).strip();
    if (ran.exitCode() != 0) {
      throw new IOException(executable + " lacks one of " + packages + ":\n" + said);
    }
    return said;
  }

  /** A script of this package as a file. */
  String resource(String name) throws IOException {
    Path file = work.resolve(name);
    try (InputStream in = PeerPython.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      Files.write(file, in.readAllBytes());
    }
    return file.toString();
  }
}
