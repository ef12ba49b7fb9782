package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.worldmill.jobs.duplicate.Search;
import org.worldmill.jobs.duplicate.SearchTrial;

/**
 * One search in a process of its own: how long it takes, what it takes, and which of the planted
 * pairs it finds. Prints one JSON object.
 *
 * <p>Arguments: an empty folder; items in the index before; new items.
 */
public final class SearchRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SearchRun() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    long old = Long.parseLong(args[1]);
    long fresh = Long.parseLong(args[2]);
    try (SearchTrial trial = SearchTrial.open(Path.of(args[0]), new SyntheticImages())) {
      if (old > 0) {
        trial.add(0, old);
      }
      // What opening the session and the first items left is no part of what is measured.
      System.gc();
      LiveHeap heap = LiveHeap.watch();
      double cpu = cpuSeconds();
      long started = System.nanoTime();
      Search search = trial.add(old, old + fresh);
      ObjectNode result = JSON.createObjectNode();
      result.put("old", old);
      result.put("new", fresh);
      result.put("cpu_s", cpuSeconds() - cpu);
      result.put("wall_s", (System.nanoTime() - started) / 1e9);
      cpu = cpuSeconds();
      result.put("groups", trial.groups());
      result.put("groups_cpu_s", cpuSeconds() - cpu);
      result.put("candidates_per_item", (double) search.compared() / fresh);
      result.put("matched", search.matched());
      result.put("crowded_keys", search.crowdedKeys());
      System.gc();
      result.put("peak_live_heap_mib", heap.peakMib());
      result.put("whole_heap_collections", heap.collections());
      result.put("heap_limit_mib", Runtime.getRuntime().maxMemory() >> 20);
      result.put("peak_rss_mib", peakMib());
      recall(trial, old, old + fresh, result);
      System.out.println(JSON.writeValueAsString(result));
    }
  }

  private static void recall(SearchTrial trial, long from, long to, ObjectNode result) {
    AtomicLong found = new AtomicLong();
    AtomicLong others = new AtomicLong();
    trial.pairs(
        (a, b) -> {
          long later = Math.max(SyntheticImages.number(a), SyntheticImages.number(b));
          long earlier = Math.min(SyntheticImages.number(a), SyntheticImages.number(b));
          if (later >= from) {
            boolean meant =
                SyntheticImages.planted(later) && earlier == SyntheticImages.origin(later);
            (meant ? found : others).incrementAndGet();
          }
        });
    long planted = 0;
    for (long i = from; i < to; i++) {
      planted += SyntheticImages.planted(i) ? 1 : 0;
    }
    result.put("planted", planted);
    result.put("recall", planted == 0 ? 1 : found.doubleValue() / planted);
    result.put("others_matched", others.get());
  }

  private static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
        ? os.getProcessCpuTime() / 1e9
        : 0;
  }

  /** The kernel's own mark of the most memory that this process has held. */
  private static long peakMib() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
