package org.worldmill.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one thread's CPU time goes, by name. Times are exclusive: what runs inside another entry
 * counts for itself alone. Asking the kernel costs some 0.3 us an entry, which is part of the
 * figures.
 */
final class CpuLedger {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final SortedMap<String, Long> nanos = new TreeMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private long since;

  /** Begins work under this name. */
  void enter(String name) {
    settle();
    open.push(name);
  }

  /** Ends the latest work begun. */
  void exit() {
    settle();
    open.pop();
  }

  private void settle() {
    long now = THREADS.getCurrentThreadCpuTime();
    if (!open.isEmpty()) {
      nanos.merge(open.element(), now - since, Long::sum);
    }
    since = now;
  }

  /** CPU seconds by name. */
  SortedMap<String, Double> seconds() {
    SortedMap<String, Double> seconds = new TreeMap<>();
    nanos.forEach((name, value) -> seconds.put(name, value / 1e9));
    return seconds;
  }
}
