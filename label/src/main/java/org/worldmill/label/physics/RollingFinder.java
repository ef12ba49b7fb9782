package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.label.track.Face;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Sighting;
import org.worldmill.label.track.Track;

/**
 * Compares how fast the marks on a round thing turn with how fast it moves along. Without marks, of
 * small things and of what turns too far from picture to picture nothing is said.
 */
public final class RollingFinder {

  private static final int LEAST_PAIRS = 10;
  private static final double LEAST_SHARE = 0.6;
  private static final double LEAST_LIKENESS = 0.75;
  private static final double LEAST_CONTRAST = 4;
  private static final double LEAST_EXTENT = 0.1;

  /** Steeper ways have their floor at the side. */
  private static final double LEAST_ACROSS = 0.7;

  /** Beyond that, from picture to picture, marks are taken for others. */
  private static final double MOST_RADIANS = 1;

  /** How far it must go, in radii. */
  private static final double LEAST_TRAVEL = 1.5;

  private static final double MOST_SCATTER = 0.35;

  /** Standard error of a radius, in samples. */
  private static final double RADIUS_ERROR = 0.4;

  /** What was found. */
  public record Finding(Optional<Rolling> rolling, String reason) {}

  /** Two sightings: rate of turning, and the rate at which it would roll. */
  private record Pair(double rate, double rolled, double seconds, double likeness) {}

  /** Looks at the round thing that goes farthest. */
  public Finding find(Scenery scenery) {
    Optional<Track> farthest =
        scenery.tracks().stream()
            .filter(track -> faces(track) > LEAST_PAIRS)
            .filter(track -> track.extent() >= LEAST_EXTENT * scenery.width())
            .max(Comparator.comparingDouble(Track::extent));
    if (farthest.isEmpty()) {
      return none("nothing round and large enough to have marks moves along");
    }
    List<Pair> pairs = new ArrayList<>();
    int seen = pairs(scenery, farthest.get(), pairs);
    if (pairs.size() < LEAST_PAIRS || pairs.size() < LEAST_SHARE * seen) {
      return none("no marks are seen on it, or it turns too fast for them");
    }
    return judged(pairs, radius(farthest.get()));
  }

  private static Finding none(String reason) {
    return new Finding(Optional.empty(), reason);
  }

  private static long faces(Track track) {
    return track.sightings().stream().filter(s -> s.face().isPresent()).count();
  }

  private static double radius(Track track) {
    double[] radii =
        track.sightings().stream()
            .flatMap(s -> s.face().stream())
            .mapToDouble(Face::radius)
            .sorted()
            .toArray();
    return radii[radii.length / 2];
  }

  /**
   * Adds pairs of neighbouring sightings with like marks; returns how many neighbours there are.
   */
  private static int pairs(Scenery scenery, Track track, List<Pair> pairs) {
    Map<Double, Kinematics.Moment> moments = new HashMap<>();
    Kinematics.of(scenery, track).forEach(moment -> moments.put(moment.seconds(), moment));
    double radius = radius(track);
    int seen = 0;
    List<Sighting> sightings = track.sightings();
    for (int i = 0; i + 1 < sightings.size(); i++) {
      Sighting one = sightings.get(i);
      Sighting two = sightings.get(i + 1);
      Kinematics.Moment from = moments.get(one.seconds());
      Kinematics.Moment to = moments.get(two.seconds());
      boolean known = one.face().isPresent() && two.face().isPresent();
      if (!known || from == null || to == null) {
        continue;
      }
      double vx = (from.vx() + to.vx()) / 2;
      double speed = (from.speed() + to.speed()) / 2;
      seen++;
      Face.Turned turned = two.face().get().turnedFrom(one.face().get());
      double seconds = two.seconds() - one.seconds();
      if (turned.likeness() >= LEAST_LIKENESS
          && one.face().get().contrast() >= LEAST_CONTRAST
          && Math.abs(turned.radians()) < MOST_RADIANS
          && Math.abs(vx) >= LEAST_ACROSS * speed) {
        double rolled = Math.signum(vx) * speed / radius;
        pairs.add(new Pair(turned.radians() / seconds, rolled, seconds, turned.likeness()));
      }
    }
    return seen;
  }

  private static Finding judged(List<Pair> pairs, double radius) {
    double product = 0;
    double square = 0;
    double travel = 0;
    double rate = 0;
    double likeness = 0;
    for (Pair pair : pairs) {
      product += pair.rate() * pair.rolled();
      square += pair.rolled() * pair.rolled();
      travel += Math.abs(pair.rolled()) * pair.seconds();
      rate += pair.rate() / pairs.size();
      likeness += pair.likeness() / pairs.size();
    }
    if (travel < LEAST_TRAVEL) {
      return none("it hardly moves along");
    }
    double ratio = product / square;
    double scatter = 0;
    double spread = 0;
    for (Pair pair : pairs) {
      double left = pair.rate() - ratio * pair.rolled();
      scatter += left * left;
      spread += Math.pow(pair.rate() - rate, 2);
    }
    double faster = Math.max(1, Math.abs(ratio));
    if (scatter > MOST_SCATTER * MOST_SCATTER * square * faster * faster) {
      return none("it does not turn evenly with its travel");
    }
    double fitted = Math.sqrt(scatter / (pairs.size() - 1) / square);
    double error = Math.hypot(fitted, ratio * RADIUS_ERROR / radius);
    double rateError = Math.sqrt(spread / (pairs.size() - 1) / pairs.size());
    return new Finding(Optional.of(new Rolling(ratio, error, rate, rateError, likeness)), "");
  }
}
