package org.worldmill.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One measurement, made three times if it is cheap.
 *
 * @param all CPU seconds, in the order of the runs
 */
record Repeated(List<Double> all) {

  private static final int TIMES = 3;

  /** What takes more CPU seconds than this is run once. */
  static final double CHEAP = 30;

  Repeated {
    all = List.copyOf(all);
  }

  /** Something that can be run and says what it cost. */
  interface Trial {
    double cpuSeconds() throws IOException;
  }

  static Repeated of(Trial trial) throws IOException {
    List<Double> all = new ArrayList<>();
    do {
      all.add(trial.cpuSeconds());
    } while (all.size() < TIMES && all.get(0) <= CHEAP);
    return new Repeated(all);
  }

  double median() {
    List<Double> sorted = all.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
