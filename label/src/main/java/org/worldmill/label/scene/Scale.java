package org.worldmill.label.scene;

/** Length along gravity that a pixel stands for where bodies are, in metres. */
@FunctionalInterface
public interface Scale {

  /** At {@code t} seconds after the film's start. */
  double at(double t);

  /** Mean over a span of time. */
  default double mean(double fromSeconds, double toSeconds) {
    int steps = 200;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += at(fromSeconds + (toSeconds - fromSeconds) * (i + 0.5) / steps);
    }
    return sum / steps;
  }
}
