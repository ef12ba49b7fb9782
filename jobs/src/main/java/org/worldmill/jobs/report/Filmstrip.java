package org.worldmill.jobs.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.Verdict;

/**
 * A film's clips in order.
 *
 * @param name its file
 * @param clips at least one
 */
record Filmstrip(String name, List<Clip> clips) {

  Filmstrip {
    clips = List.copyOf(clips);
  }

  /**
   * A clip.
   *
   * @param itemId its item
   * @param index its place in the film, from 0
   * @param shot its shot, from 0
   * @param from its start in seconds, by the film's own clock
   * @param to its end
   * @param drop why it was dropped
   * @param change greatest change of every half second; empty if not known
   * @param values of the signals that are drawn
   */
  record Clip(
      String itemId,
      int index,
      int shot,
      double from,
      double to,
      Optional<Verdict> drop,
      List<Double> change,
      Map<String, Double> values) {

    Clip {
      change = List.copyOf(change);
      values = Map.copyOf(values);
    }
  }

  /** When it starts, by its own clock. */
  double start() {
    return clips.get(0).from();
  }

  double seconds() {
    return clips.get(clips.size() - 1).to() - start();
  }

  long shots() {
    return clips.stream().map(Clip::shot).distinct().count();
  }

  long kept() {
    return clips.stream().filter(clip -> clip.drop().isEmpty()).count();
  }

  /** Whether a clip is the first of its shot. */
  boolean beginsShot(int place) {
    return place == 0 || clips.get(place).shot() != clips.get(place - 1).shot();
  }
}
