package org.worldmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How busy the machine is beside a benchmark, as the kernel averages it. */
public final class MachineLoad {

  private MachineLoad() {}

  /** Processes that ran or waited for a core, averaged over the last one, five and 15 minutes. */
  public static String now() throws IOException {
    String[] parts = Files.readString(Path.of("/proc/loadavg")).split(" ");
    return parts[0] + " " + parts[1] + " " + parts[2];
  }
}
