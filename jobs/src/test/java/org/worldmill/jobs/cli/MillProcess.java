package org.worldmill.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real command line, as a process of its own. It compiles its code once and quickly, unless
 * told otherwise: these processes are too short for more to pay.
 *
 * @param exitCode its exit status
 * @param output standard output
 * @param errors standard error, by line
 */
record MillProcess(int exitCode, String output, List<String> errors) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs {@code scripts/worldmill} with these arguments to its end. */
  static MillProcess run(String... arguments) throws IOException {
    return run(Map.of(), arguments);
  }

  /**
   * The same command line in this process, for what does not depend on the process: nine tenths of
   * the work of a short command is the start of a JVM with Spark.
   */
  static MillProcess within(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      int exitCode = Worldmill.run(new Worldmill(), arguments);
      return new MillProcess(
          exitCode,
          output.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8).lines().toList());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** As above, with these variables added to the environment. */
  static MillProcess run(Map<String, String> environment, String... arguments) throws IOException {
    return run(environment, "no line says this", arguments);
  }

  /**
   * As above, but kills it, as {@code kill -9} does, when a line of standard error has this text.
   */
  static MillProcess run(String killAt, String[] arguments) throws IOException {
    return run(Map.of(), killAt, arguments);
  }

  private static MillProcess run(Map<String, String> environment, String killAt, String[] arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(root().resolve("scripts/worldmill").toString());
    command.addAll(Arrays.asList(arguments));
    Path out = Files.createTempFile("mill", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
      builder.environment().put("WORLDMILL_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
      builder.environment().putAll(environment);
      Process process = builder.start();
      List<String> errors = new ArrayList<>();
      try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          errors.add(line);
          if (line.contains(killAt)) {
            // Its streams are closed with it: there is nothing more to read.
            process.destroyForcibly();
            break;
          }
        }
      }
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("it did not end: " + errors);
      }
      return new MillProcess(process.exitValue(), Files.readString(out), List.copyOf(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(out);
    }
  }

  /** The object on the last line of standard output. */
  JsonNode json() throws IOException {
    return JSON.readTree(output.strip().lines().reduce((a, b) -> b).orElse(""));
  }

  /** The last lines, for the message of a failed assertion. */
  String story() {
    return output + String.join("\n", errors);
  }

  /** The root of the checkout. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("scripts/worldmill"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
