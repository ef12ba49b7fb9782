package org.worldmill.jobs.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a worker prints to the end, and keeps the last of it. */
final class StderrTail {

  private static final int KEPT_BYTES = 8192;

  private final Thread reader;
  private final StringBuilder tail = new StringBuilder();

  StderrTail(InputStream stderr, String name) {
    reader = new Thread(() -> drain(stderr), name + "-stderr");
    reader.setDaemon(true);
    reader.start();
  }

  private void drain(InputStream stderr) {
    byte[] buffer = new byte[4096];
    try (stderr) {
      for (int n = stderr.read(buffer); n >= 0; n = stderr.read(buffer)) {
        append(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      append("\n(its standard error broke off: " + e.getMessage() + ")");
    }
  }

  private synchronized void append(String text) {
    tail.append(text);
    if (tail.length() > KEPT_BYTES) {
      tail.delete(0, tail.length() - KEPT_BYTES);
    }
  }

  /** What was printed so far. */
  synchronized String text() {
    return tail.toString();
  }

  /** What was printed by a worker that has ended; waits a moment for the last of it. */
  String atEnd() throws InterruptedException {
    reader.join(2000);
    return text();
  }
}
