package org.worldmill.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A whole process that ran, with the CPU time the kernel counted for it and all children it waited
 * for.
 *
 * @param exitCode its exit status
 * @param cpuSeconds user and system time
 * @param wallSeconds elapsed time
 * @param output standard output
 */
public record TimedProcess(int exitCode, double cpuSeconds, double wallSeconds, String output) {

  /** Runs a command to its end; its standard error goes to {@code log}. */
  public static TimedProcess run(List<String> command, Path log) throws IOException {
    Path times = Files.createTempFile("bench", ".times");
    Path out = Files.createTempFile("bench", ".out");
    try {
      String quoted = command.stream().map(TimedProcess::quote).collect(Collectors.joining(" "));
      String script =
          String.format(
              Locale.ROOT,
              "TIMEFORMAT='%%3U %%3S %%3R'; { time %s >%s 2>>%s; } 2>%s",
              quoted,
              quote(out.toString()),
              quote(log.toString()),
              quote(times.toString()));
      int exit = new ProcessBuilder("bash", "-c", script).start().waitFor();
      List<String> lines = Files.readAllLines(times, StandardCharsets.UTF_8);
      String[] parts = lines.get(lines.size() - 1).split(" ");
      return new TimedProcess(
          exit,
          Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]),
          Double.parseDouble(parts[2]),
          Files.readString(out));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it ran", e);
    } finally {
      Files.deleteIfExists(times);
      Files.deleteIfExists(out);
    }
  }

  private static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
