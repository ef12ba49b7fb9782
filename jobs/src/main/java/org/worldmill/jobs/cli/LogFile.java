package org.worldmill.jobs.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The file that takes the logs of Spark and the libraries, chosen before the first of them logs.
 */
final class LogFile {

  private static final String PROPERTY = "worldmill.log";

  private LogFile() {}

  /** Points the logs into the working directory that these arguments name. */
  static void choose(String... args) {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, of(Arrays.asList(args)).toString());
    }
  }

  /** Where the logs of this process go. */
  static String inUse() {
    return System.getProperty(PROPERTY, "Spark's log");
  }

  /** {@code WORKDIR/logs/worldmill.log}, absolute. */
  static Path of(List<String> args) {
    String workdir = "worldmill-data";
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).startsWith("--workdir=")) {
        workdir = args.get(i).substring("--workdir=".length());
      } else if (args.get(i).equals("--workdir") && i + 1 < args.size()) {
        workdir = args.get(i + 1);
      }
    }
    return Path.of(workdir).toAbsolutePath().normalize().resolve("logs/worldmill.log");
  }
}
