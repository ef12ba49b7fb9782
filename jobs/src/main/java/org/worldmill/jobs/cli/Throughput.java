package org.worldmill.jobs.cli;

import java.util.Locale;

/**
 * How far a long piece of work has come, and the words for it. Immutable.
 *
 * @param done units finished
 * @param total units in all; 0 if not known
 * @param bytes bytes worked through
 * @param mediaSeconds seconds of video or sound worked through
 * @param elapsedNanos time since it began
 */
record Throughput(long done, long total, long bytes, double mediaSeconds, long elapsedNanos) {

  private static final double NANOS = 1e9;
  private static final double MIB = 1 << 20;

  /** Share done in 0..1; 0 if the total is not known. */
  double share() {
    return total == 0 ? 0 : Math.min(1, (double) done / total);
  }

  /** Rates that say something: media seconds a second, else MiB a second, else units a second. */
  String rate() {
    double seconds = Math.max(elapsedNanos / NANOS, 1e-3);
    if (mediaSeconds > 0) {
      return String.format(Locale.ROOT, "%.1fx real time", mediaSeconds / seconds);
    }
    if (bytes > 0) {
      return String.format(Locale.ROOT, "%.1f MiB/s", bytes / MIB / seconds);
    }
    return String.format(Locale.ROOT, "%.1f/s", done / seconds);
  }

  /** Time left at the present rate, such as {@code 1:05 left}; empty where nobody can know. */
  String remaining() {
    if (done == 0 || total == 0 || done >= total) {
      return "";
    }
    long seconds = Math.round(elapsedNanos / NANOS / done * (total - done));
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d left", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d h left", seconds / 3600, seconds / 60 % 60);
  }
}
