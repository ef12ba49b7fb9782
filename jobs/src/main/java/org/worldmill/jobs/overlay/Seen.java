package org.worldmill.jobs.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.worldmill.schemas.media.Observation;

/**
 * What measures saw on the way through one clip. Of things that move it keeps the first {@value
 * #MOST_WAYS} it is told of: measures name those first that go farthest.
 */
public final class Seen implements Consumer<Observation> {

  private static final int MOST_WAYS = 12;

  /** A picture's own view may be told a little off its time. */
  private static final double SLACK_SECONDS = 1e-6;

  private final List<Observation.Way> ways = new ArrayList<>();
  private final List<Observation.View> views = new ArrayList<>();
  private final List<Double> breaks = new ArrayList<>();
  private final List<Observation.Blow> blows = new ArrayList<>();
  private final List<Observation.CameraStep> steps = new ArrayList<>();

  @Override
  public void accept(Observation seen) {
    if (seen instanceof Observation.Way way) {
      if (ways.size() < MOST_WAYS) {
        ways.add(way);
      }
    } else if (seen instanceof Observation.View view) {
      views.add(view);
    } else if (seen instanceof Observation.Break lost) {
      breaks.add(lost.seconds());
    } else if (seen instanceof Observation.Blow blow) {
      blows.add(blow);
    } else if (seen instanceof Observation.CameraStep step) {
      steps.add(step);
    }
  }

  List<Observation.Way> ways() {
    return ways;
  }

  List<Observation.Blow> blows() {
    return blows;
  }

  List<Observation.CameraStep> steps() {
    return steps;
  }

  /**
   * How the picture at this time lies to the first: as the last one before it that was looked at.
   */
  Observation.View view(double seconds) {
    int low = 0;
    int high = views.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (views.get(middle).seconds() <= seconds + SLACK_SECONDS) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Observation.View.FIRST : views.get(low - 1);
  }

  /** Since when places can be compared with those of this time. */
  double comparableSince(double seconds) {
    double since = Double.NEGATIVE_INFINITY;
    for (double lost : breaks) {
      since = lost < seconds ? Math.max(since, lost) : since;
    }
    return since;
  }

  /** When most of what there is can be seen at once: where the farthest way ends. */
  double fullestSeconds(double clipSeconds) {
    return ways.stream()
        .findFirst()
        .map(Observation.Way::endSeconds)
        .or(() -> blows.stream().map(Observation.Blow::seconds).max(Comparator.naturalOrder()))
        .orElse(clipSeconds / 2);
  }
}
