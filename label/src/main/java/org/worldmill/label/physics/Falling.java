package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes of flights that were fitted what is said of them. */
final class Falling {

  private static final double SLANT = 6;

  /**
   * Least part of the fastest jump that a drift is in a frontal view: soft contacts give way by
   * less.
   */
  private static final double LEAST_DRIFT = 0.008;

  private final List<Piece> flights;
  private final SharedFall shared;
  private final Optional<SlantFit> fit;
  private final Slant slant;
  private final double shake;

  /**
   * Of flights, levelled by a slant if there is one.
   *
   * @param shake by how much the errors of bounces are larger than those seen by a camera that
   *     stands
   */
  Falling(List<Piece> flights, SharedFall shared, Optional<SlantFit> fit, double shake) {
    this.flights = flights;
    this.shared = shared;
    this.shake = shake;
    this.fit = fit;
    slant = fit.map(SlantFit::slant).orElseGet(() -> Slant.none(1, 1));
  }

  FreeFall fall() {
    long proven = flights.stream().filter(piece -> piece.turns() || piece.thrown()).count();
    double quality = Math.max(0, 1 - shared.residual() / FreeFallFinder.MOST_RESIDUAL);
    double confidence = 0.5 + 0.3 * Math.min(1, (proven - 1) / 2.0) + 0.2 * quality;
    double length = fit.map(f -> f.meanLength(slant)).orElse(1.0);
    double along = shared.statedError();
    double across = shared.statedError();
    if (fit.isPresent()) {
      double more = Calibration.SLANT * shared.accel();
      along = Math.max(along, more * fit.get().shareError());
      across = Math.max(across, more * fit.get().directionError());
    }
    double least = Calibration.GRAVITY_SHARE * shared.accel();
    return new FreeFall(
        shared.ax() / length,
        shared.ay() / length,
        Math.hypot(least, Calibration.GRAVITY * along) / length,
        Calibration.DIRECTION * across / length,
        flights.stream().map(Piece::arc).map(Falling::flown).toList(),
        shared.samples(),
        shared.residual(),
        confidence,
        flights.stream().map(Piece::track).distinct().sorted().toList(),
        slant,
        bounces());
  }

  private static FreeFall.Flown flown(Arc arc) {
    return new FreeFall.Flown(arc.start(), arc.end());
  }

  private List<Bounce> bounces() {
    // Where flights' accelerations differ and no slant explains it, each keeps its own.
    List<Arc> falling =
        shared.disagreement() > SLANT ? FreeFallFinder.trimmed(flights) : shared.falling();
    List<Bounce> bounces = new ArrayList<>();
    Map<Integer, List<Jump>> jumps = new TreeMap<>();
    for (int i = 0; i + 1 < falling.size(); i++) {
      boolean neighbours =
          flights.get(i).track() == flights.get(i + 1).track()
              && flights.get(i + 1).arc().from() == flights.get(i).arc().to();
      Jump jump = new Jump(falling.get(i), falling.get(i + 1));
      if (neighbours && jump.sudden() && Pieces.throwsBack(jump) && jump.meets()) {
        jumps.computeIfAbsent(flights.get(i).track(), unused -> new ArrayList<>()).add(jump);
      }
    }
    jumps.forEach(
        (track, ofTrack) -> {
          Rebound.Drift drift = drift(track, ofTrack);
          ofTrack.forEach(jump -> bounces.add(seen(Rebound.of(jump, shared, drift), track)));
        });
    bounces.sort(Comparator.comparingDouble(Bounce::seconds));
    return bounces;
  }

  /**
   * What recedes before a camera that looks down or up drifts along gravity, also in the levelled
   * view, and what moves along a floor that is not level does: so do the places where it bounces.
   * Of one or two bounces it follows from the slant, for the focal lengths that are usual.
   */
  private Rebound.Drift drift(int track, List<Jump> jumps) {
    FloorLine line =
        new FloorLine(jumps, shared.ax() / shared.accel(), shared.ay() / shared.accel());
    boolean told =
        fit.isPresent()
            ? line.contacts() >= 2
            : line.contacts() >= 3
                && line.slope() * line.slope() > square(LEAST_DRIFT * fastest(jumps));
    if (told && line.straight()) {
      return new Rebound.Drift(line.slope(), line.slopeError());
    }
    return fit.map(f -> f.drift(track)).orElse(Rebound.Drift.NONE);
  }

  private static double fastest(List<Jump> jumps) {
    return jumps.stream().mapToDouble(Jump::speed).max().orElse(0);
  }

  private static double square(double value) {
    return value * value;
  }

  private Bounce seen(Bounce level, int track) {
    double[] place = slant.seen(track, level.seconds(), level.x(), level.y());
    double timeShake = fit.isPresent() ? Calibration.SLANT_TIME * shake : shake;
    return level.at(place[0], place[1], shake, timeShake);
  }
}
