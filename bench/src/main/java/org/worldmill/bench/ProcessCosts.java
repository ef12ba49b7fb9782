package org.worldmill.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * CPU seconds of this process so far, and what of it went into running Java rather than into the
 * work: threads are told apart by the names that the JVM gives them. A compiler's thread that ends
 * would be missed, so they are to be kept alive ({@code -XX:-UseDynamicNumberOfCompilerThreads}).
 *
 * @param all of every thread, also those that have ended
 * @param compiling of the JIT's threads
 * @param collecting of the threads that collect garbage
 */
record ProcessCosts(double all, double compiling, double collecting) {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final Path THREADS = Path.of("/proc/self/task");

  /** Nothing at all. */
  static final ProcessCosts NONE = new ProcessCosts(0, 0, 0);

  /** CPU seconds of this process so far: every thread, those of GC and JIT included. */
  static double cpuSeconds() {
    return PROCESS.getProcessCpuTime() / 1e9;
  }

  static ProcessCosts now() {
    double compiling = 0;
    double collecting = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        String name = Files.readString(thread.resolve("comm"));
        if (name.contains("CompilerThre")) {
          compiling += seconds(thread);
        } else if (name.startsWith("VM Thread") || name.startsWith("GC Thread")) {
          // The serial collector runs on the VM's own thread.
          collecting += seconds(thread);
        }
      }
    } catch (NoSuchFileException ended) {
      return now();
    } catch (IOException e) {
      throw new UncheckedIOException("the kernel does not tell threads apart", e);
    }
    return new ProcessCosts(cpuSeconds(), compiling, collecting);
  }

  /** The scheduler's own count, in nanoseconds: that in {@code stat} is of hundredths. */
  private static double seconds(Path thread) throws IOException {
    String counts = Files.readString(thread.resolve("schedstat"));
    return Long.parseLong(counts.substring(0, counts.indexOf(' '))) / 1e9;
  }

  ProcessCosts since(ProcessCosts before) {
    return new ProcessCosts(
        all - before.all, compiling - before.compiling, collecting - before.collecting);
  }
}
