package org.worldmill.bench.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The greatest resident memory of a process below this one, by the kernel's own high-water mark,
 * which is read five times a second for as long as the process lives.
 */
final class ResidentPeak implements AutoCloseable {

  private static final long PERIOD_MILLIS = 200;

  private final AtomicLong peakKib = new AtomicLong();
  private final String mark;
  private final Thread watching;

  /** Of the process whose command line has this word. */
  ResidentPeak(String mark) {
    this.mark = mark;
    watching = new Thread(this::watch, "resident-peak");
    watching.setDaemon(true);
    watching.start();
  }

  private void watch() {
    try {
      while (true) {
        ProcessHandle.current().descendants().forEach(this::look);
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(ProcessHandle process) {
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    try {
      String command =
          new String(Files.readAllBytes(folder.resolve("cmdline")), StandardCharsets.UTF_8);
      if (command.contains("java") && command.contains(mark)) {
        for (String line : Files.readAllLines(folder.resolve("status"))) {
          if (line.startsWith("VmHWM:")) {
            peakKib.accumulateAndGet(Long.parseLong(line.replaceAll("\\D", "")), Math::max);
          }
        }
      }
    } catch (IOException e) {
      // It has ended: what it used was seen before.
    }
  }

  /** The most so far, in MiB. */
  long mib() {
    return peakKib.get() / 1024;
  }

  @Override
  public void close() {
    watching.interrupt();
  }
}
