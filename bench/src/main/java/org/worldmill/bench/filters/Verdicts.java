package org.worldmill.bench.filters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Counts what was said against what is true. */
final class Verdicts {

  private int right;
  private int missed;
  private int wrong;
  private int rightlyNot;
  private int silent;

  void add(boolean said, boolean isTrue) {
    if (said) {
      right += isTrue ? 1 : 0;
      wrong += isTrue ? 0 : 1;
    } else {
      missed += isTrue ? 1 : 0;
      rightlyNot += isTrue ? 0 : 1;
    }
  }

  /** The signal was absent. */
  void addSilent() {
    silent++;
  }

  double precision() {
    return right + wrong == 0 ? 1 : (double) right / (right + wrong);
  }

  double recall() {
    return right + missed == 0 ? 1 : (double) right / (right + missed);
  }

  void into(ObjectNode json) {
    json.put("right", right).put("missed", missed).put("wrong", wrong);
    json.put("rightly_not", rightlyNot).put("silent", silent);
    json.put("precision", precision()).put("recall", recall());
  }

  /** The end of a row of a table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%.3f | %.3f | %d | %d | %d | %d | %d |",
        precision(),
        recall(),
        right,
        missed,
        wrong,
        rightlyNot,
        silent);
  }
}
