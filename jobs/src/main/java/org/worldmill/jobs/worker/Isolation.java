package org.worldmill.jobs.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ways to take the network from a child process, as far as this machine's kernel allows it. */
final class Isolation {

  private static final List<List<String>> WAYS =
      List.of(
          List.of("unshare", "--user", "--map-current-user", "--net", "--"),
          List.of("unshare", "--user", "--net", "--"),
          List.of("unshare", "--net", "--"));

  private Isolation() {}

  /** Found out once: starting a process to learn it costs milliseconds. */
  private static final class Found {
    static final List<String> PREFIX =
        WAYS.stream().filter(Isolation::works).findFirst().orElse(List.of());
  }

  /** Words to put before a command; none where it is not possible. */
  static List<String> withoutNetwork() {
    return Found.PREFIX;
  }

  private static boolean works(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
