package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.track.Scenery;

/**
 * Looks for flights that share one acceleration, and claims free fall only if nothing speaks
 * against it: the flights agree, point down, fit their parabolas within {@value #MOST_RESIDUAL}
 * samples, turn round or are thrown back, and are most of what their things do.
 */
public final class FreeFallFinder {

  static final double MOST_RESIDUAL = 0.63;
  private static final double LEAST_CERTAINTY = 20;
  private static final int LEAST_SAMPLES = 12;

  /** A flight of five and one of four pictures, where a contact between them is seen. */
  private static final int FEWEST_SAMPLES = 9;

  /** What so few must lie within of their parabolas, in samples: about what places are off. */
  private static final double FEW_RESIDUAL = 0.12;

  private static final int LEAST_ALONE = 15;
  private static final double AGREEMENT = 0.12;

  /** Steeper against the picture's downward than 60 degrees is no gravity. */
  private static final double STEEPEST = Math.tan(Math.toRadians(60));

  private static final double LEAST_SHARE = 0.6;
  private static final double MOST_CHANGE = 0.3;
  private static final double MISFIT = 3;

  private static final String UNCERTAIN = "the acceleration is too uncertain";
  private static final String DIFFERENT = "the accelerations differ";
  private static final String CHANGING = "the acceleration changes within a flight";

  /** What a view at a slant makes of a fall that is taken for frontal. */
  private static final List<String> SLANTING = List.of(UNCERTAIN, DIFFERENT, CHANGING);

  /** As many flights as tell a slant from any other change. */
  private static final int LEAST_SLANTED = 3;

  /** How often flights are gathered anew in the levelled view. */
  private static final int SLANT_ROUNDS = 3;

  /**
   * What was found.
   *
   * @param fall the free fall; empty if none is claimed
   * @param reason why none is claimed; empty if one is
   */
  public record Finding(Optional<FreeFall> fall, String reason) {

    static Finding none(String reason) {
      return new Finding(Optional.empty(), reason);
    }
  }

  /** Looks for free fall. */
  public Finding find(Scenery scenery) {
    List<Piece> pieces = Pieces.of(scenery);
    if (pieces.stream().noneMatch(Piece::curved)) {
      return Finding.none("nothing moves along a parabola");
    }
    List<Piece> agreeing = agreeing(pieces);
    if (agreeing.isEmpty()) {
      return Finding.none("no acceleration points down");
    }
    List<Piece> flights = weeded(agreeing);
    SharedFall shared = new SharedFall(trimmed(flights));
    double shake = Calibration.shake(scenery);
    Finding frontal = judged(pieces, flights, shared);
    if (SLANTING.contains(frontal.reason())) {
      // Seen at a slant, those may have been weeded out that fall where others do not.
      Optional<Finding> whole = slanted(pieces, agreeing, scenery);
      if (whole.isPresent() && whole.get().fall().isPresent()) {
        return whole.get();
      }
    }
    if (frontal.reason().isEmpty() || SLANTING.contains(frontal.reason())) {
      Optional<Finding> slanted = slanted(pieces, flights, scenery);
      if (slanted.isPresent()) {
        return slanted.get();
      }
    }
    return frontal.reason().isEmpty() ? found(flights, shared, Optional.empty(), shake) : frontal;
  }

  private static Finding found(
      List<Piece> flights, SharedFall shared, Optional<SlantFit> fit, double shake) {
    return new Finding(Optional.of(new Falling(flights, shared, fit, shake).fall()), "");
  }

  /**
   * The same as seen from above or below; empty if that does not explain clearly more. In the
   * levelled view flights agree that did not in the picture: then all is done again with them.
   */
  private static Optional<Finding> slanted(List<Piece> pieces, List<Piece> start, Scenery scenery) {
    List<Piece> flights = start;
    for (int round = 0; ; round++) {
      if (flights.size() < LEAST_SLANTED) {
        return Optional.empty();
      }
      SharedFall picture = new SharedFall(trimmed(flights));
      SlantFit fit = new SlantFit(flights, picture, scenery.width(), scenery.height());
      if (!fit.believed()) {
        return Optional.empty();
      }
      Slant slant = fit.slant();
      List<Piece> all = pieces.stream().map(piece -> piece.level(slant)).toList();
      List<Piece> again = which(pieces, all, weeded(agreeing(all)));
      if (round == SLANT_ROUNDS || again.equals(flights)) {
        List<Piece> level = which(all, pieces, flights);
        SharedFall shared = new SharedFall(trimmed(level));
        Finding finding = judged(all, level, shared);
        return Optional.of(
            finding.reason().isEmpty()
                ? found(level, shared, Optional.of(fit), Calibration.shake(scenery))
                : finding);
      }
      flights = again;
    }
  }

  /** Of pieces those whose twins, at the same places of another list, are chosen. */
  private static List<Piece> which(List<Piece> pieces, List<Piece> twins, List<Piece> chosen) {
    List<Piece> found = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (chosen.contains(twins.get(i))) {
        found.add(pieces.get(i));
      }
    }
    return found;
  }

  /** Those that are left once none leaves the shared parabolas by far more than most do. */
  private static List<Piece> weeded(List<Piece> agreeing) {
    List<Piece> flights = agreeing;
    while (!flights.isEmpty()) {
      List<Piece> fit = fitting(flights, new SharedFall(trimmed(flights)));
      if (fit.size() == flights.size()) {
        break;
      }
      flights = fit;
    }
    return flights;
  }

  /** Those that follow the shared acceleration about as well as most do. */
  private static List<Piece> fitting(List<Piece> flights, SharedFall shared) {
    if (flights.size() < 3) {
      return flights;
    }
    List<Arc> falling = shared.falling();
    double[] deviations =
        falling.stream()
            .mapToDouble(arc -> Math.sqrt(arc.squares() / Math.max(1, 2 * arc.size() - 4)))
            .toArray();
    double[] sorted = deviations.clone();
    java.util.Arrays.sort(sorted);
    double limit = Math.max(0.1, MISFIT * sorted[sorted.length / 2]);
    List<Piece> fit = new ArrayList<>();
    for (int i = 0; i < flights.size(); i++) {
      if (deviations[i] <= limit) {
        fit.add(flights.get(i));
      }
    }
    return fit;
  }

  /** The largest set of arcs with about one downward acceleration. */
  private static List<Piece> agreeing(List<Piece> pieces) {
    List<Piece> curved = pieces.stream().filter(Piece::curved).toList();
    List<Piece> best = List.of();
    int most = 0;
    for (Piece middle : curved) {
      Arc arc = middle.inner();
      if (arc.size() < 5 || arc.ay() <= 0 || Math.abs(arc.ax()) > STEEPEST * arc.ay()) {
        continue;
      }
      List<Piece> near = curved.stream().filter(other -> alike(middle, other)).toList();
      int samples = near.stream().mapToInt(piece -> piece.arc().size()).sum();
      if (samples > most) {
        most = samples;
        best = near;
      }
    }
    return best;
  }

  private static boolean alike(Piece one, Piece other) {
    double dx = one.inner().ax() - other.inner().ax();
    double dy = one.inner().ay() - other.inner().ay();
    double errors = Math.hypot(one.error(), other.error());
    double slack = Math.max(4 * errors, AGREEMENT * one.inner().accel());
    return Math.hypot(dx, dy) < Math.min(slack, 0.5 * one.inner().accel());
  }

  static List<Arc> trimmed(List<Piece> flights) {
    return flights.stream().map(Piece::inner).toList();
  }

  /** Whether these flights are free fall: why not, or an empty reason if they are. */
  private static Finding judged(List<Piece> pieces, List<Piece> flights, SharedFall shared) {
    long proven = flights.stream().filter(piece -> piece.turns() || piece.thrown()).count();
    boolean few =
        shared.samples() >= FEWEST_SAMPLES && proven >= 2 && shared.residual() < FEW_RESIDUAL;
    if (shared.samples() < LEAST_SAMPLES && !few) {
      return Finding.none("the flights are too short");
    }
    if (shared.residual() >= MOST_RESIDUAL) {
      return Finding.none("the ways are no parabolas");
    }
    if (shared.accel() < LEAST_CERTAINTY * shared.error()) {
      return Finding.none(UNCERTAIN);
    }
    if (shared.ay() <= 0 || Math.abs(shared.ax()) > STEEPEST * shared.ay()) {
      return Finding.none("no acceleration points down");
    }
    if (share(pieces, flights) < LEAST_SHARE) {
      return Finding.none(DIFFERENT);
    }
    boolean alone = shared.samples() >= LEAST_ALONE && flights.stream().anyMatch(Piece::exact);
    if (proven < 2 && !alone) {
      return Finding.none("too little of a flight is seen");
    }
    double change = change(shared);
    if (change > MOST_CHANGE) {
      return Finding.none(CHANGING);
    }
    return Finding.none("");
  }

  /** What the flights are of all curved pieces of their things. */
  private static double share(List<Piece> pieces, List<Piece> flights) {
    double accel = flights.get(0).inner().accel();
    double in = flights.stream().mapToInt(piece -> piece.arc().size()).sum();
    double all =
        pieces.stream()
            .filter(piece -> flights.stream().anyMatch(flight -> flight.track() == piece.track()))
            .filter(
                piece ->
                    flights.contains(piece)
                        || (piece.curved() && piece.inner().accel() > 0.25 * accel))
            .mapToInt(piece -> piece.arc().size())
            .sum();
    return in / all;
  }

  /**
   * By how much of itself the acceleration changes from the beginning of a flight to its end, less
   * twice the error of that; root mean square over the flights.
   */
  private static double change(SharedFall shared) {
    double sum = 0;
    double weights = 0;
    double a = shared.accel();
    for (Arc arc : shared.falling()) {
      if (arc.size() < 7) {
        continue;
      }
      Cubic cubic = new Cubic(arc);
      double along = (cubic.jx() * shared.ax() + cubic.jy() * shared.ay()) / a;
      double across = (cubic.jy() * shared.ax() - cubic.jx() * shared.ay()) / a;
      double error = cubic.error() * Math.sqrt(shared.variance());
      double size = Math.max(0, Math.hypot(along, across) - 2.5 * error) * arc.seconds() / a;
      sum += arc.size() * size * size;
      weights += arc.size();
    }
    return weights == 0 ? 0 : Math.sqrt(sum / weights);
  }
}
