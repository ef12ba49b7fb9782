package org.worldmill.bench.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.bench.TimedProcess;

/**
 * Another program that fetches a list of addresses into files. It is given all addresses, reads no
 * robots.txt, looks into no page, hashes nothing and keeps no account: much less than a crawl.
 */
enum Fetcher {
  /** {@code curl --parallel}, as many transfers at once as we have lanes in a task. */
  CURL("curl"),
  /** {@code wget}, one after the other, a host's over one connection. */
  WGET("wget");

  private static final int AT_ONCE = 64;

  private final String program;

  Fetcher(String program) {
    this.program = program;
  }

  String program() {
    return program;
  }

  /** Its version, if it is installed. */
  Optional<String> version() throws IOException {
    try {
      Process process = new ProcessBuilder(program, "--version").start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.lines().findFirst().filter(line -> !line.isBlank());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Fetches all of them.
   *
   * @param folder where files go; must exist
   * @throws IOException if a file is missing afterwards
   */
  TimedProcess run(List<String> addresses, Path folder, Path log) throws IOException {
    Path list = Files.createTempFile(folder.toAbsolutePath().getParent(), program, ".list");
    Files.write(list, this == CURL ? config(addresses, folder) : addresses);
    TimedProcess ran = TimedProcess.run(command(list, folder), log);
    long files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).count();
    }
    if (files != addresses.size()) {
      throw new IOException(
          program + " left " + files + " files of " + addresses.size() + ": see " + log);
    }
    return ran;
  }

  private static List<String> config(List<String> addresses, Path folder) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      lines.add("url = \"" + addresses.get(i) + "\"");
      lines.add("output = \"" + folder.resolve(Integer.toString(i)) + "\"");
    }
    return lines;
  }

  private List<String> command(Path list, Path folder) {
    return switch (this) {
      case CURL ->
          List.of(
              program,
              "--parallel",
              "--parallel-max",
              Integer.toString(AT_ONCE),
              "--silent",
              "--show-error",
              "--fail",
              "--config",
              list.toString());
      case WGET ->
          List.of(
              program,
              "--no-verbose",
              "--force-directories",
              "--directory-prefix",
              folder.toString(),
              "--input-file",
              list.toString());
    };
  }
}
