package org.worldmill.bench.shots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How well boundaries were found, summed over films.
 *
 * <p>Hard cuts: a mark within one frame of a cut finds it; each finds one. Transitions: found if a
 * mark lies in or overlaps it, two frames of slack at either end. What is found in neither is
 * wrong; so is each mark after the first two in one transition, so that cutting it to pieces does
 * not pay. Ranges are compared by intersection over union.
 */
final class Score {

  private static final int SLACK = 2;

  private final Map<Truth.Kind, int[]> kinds = new EnumMap<>(Truth.Kind.class);
  private int cutsWanted;
  private int cutsFound;
  private int gradualWanted;
  private int gradualFound;
  private int rangesFound;
  private double overlap;
  private int wrong;
  private int wrongAtFlash;

  /** Counts one film. */
  Score add(Truth truth, Found found) {
    Set<Found.Mark> used = new HashSet<>();
    for (Truth.Joint joint : truth.joints()) {
      int[] count = kinds.computeIfAbsent(joint.kind(), kind -> new int[2]);
      count[0]++;
      boolean hit = joint.kind().isCut() ? cut(joint, found, used) : gradual(joint, found, used);
      count[1] += hit ? 1 : 0;
    }
    for (Found.Mark mark : found.boundaries()) {
      if (!used.contains(mark)) {
        wrong++;
        boolean flash =
            truth.flashes().stream().anyMatch(at -> mark.end() >= at - 1 && mark.first() <= at + 4);
        wrongAtFlash += flash ? 1 : 0;
      }
    }
    return this;
  }

  private boolean cut(Truth.Joint joint, Found found, Set<Found.Mark> used) {
    cutsWanted++;
    Optional<Found.Mark> hit =
        found.boundaries().stream()
            .filter(mark -> !used.contains(mark))
            .filter(
                mark ->
                    Math.abs(mark.first() - joint.first()) <= 1
                        || Math.abs(mark.end() - joint.first()) <= 1)
            .findFirst();
    hit.ifPresent(used::add);
    cutsFound += hit.isPresent() ? 1 : 0;
    return hit.isPresent();
  }

  private boolean gradual(Truth.Joint joint, Found found, Set<Found.Mark> used) {
    gradualWanted++;
    int hits = 0;
    double best = 0;
    for (Found.Mark mark : found.boundaries()) {
      boolean touches = mark.end() >= joint.first() - SLACK && mark.first() <= joint.end() + SLACK;
      if (touches && !used.contains(mark) && hits < 2) {
        used.add(mark);
        hits++;
        double common = Math.min(mark.end(), joint.end()) - Math.max(mark.first(), joint.first());
        double all = Math.max(mark.end(), joint.end()) - Math.min(mark.first(), joint.first());
        best = Math.max(best, mark.isCut() ? 0 : common / all);
      }
    }
    gradualFound += hits > 0 ? 1 : 0;
    rangesFound += best >= 0.5 ? 1 : 0;
    overlap += best;
    return hits > 0;
  }

  /** F1 over all boundaries, cuts and transitions alike. */
  double f1() {
    return f1(cutsFound + gradualFound, wrong, cutsWanted + gradualWanted);
  }

  private double cutF1() {
    return f1(cutsFound, wrong, cutsWanted);
  }

  private static double f1(int right, int wrong, int wanted) {
    return right == 0 ? 0 : 2.0 * right / (right + wrong + wanted);
  }

  /** All of it, as figures. */
  void writeTo(ObjectNode node) {
    node.put("cuts", cutsWanted);
    node.put("cuts_found", cutsFound);
    node.put("wrong", wrong);
    node.put("wrong_at_flashes", wrongAtFlash);
    node.put("cut_precision", cutsFound / Math.max(1.0, cutsFound + wrong));
    node.put("cut_recall", cutsFound / Math.max(1.0, cutsWanted));
    node.put("cut_f1", cutF1());
    node.put("gradual", gradualWanted);
    node.put("gradual_found", gradualFound);
    node.put("gradual_ranges_found", rangesFound);
    node.put("gradual_mean_overlap", overlap / Math.max(1, gradualWanted));
    node.put("all_f1", f1());
    kinds.forEach(
        (kind, count) ->
            node.put(kind.name().toLowerCase(java.util.Locale.ROOT), count[1] + "/" + count[0]));
  }
}
