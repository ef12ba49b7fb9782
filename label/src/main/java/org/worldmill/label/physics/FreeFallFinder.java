package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;

/**
 * Looks for flights that share one acceleration, and claims free fall only if nothing speaks
 * against it: the flights agree, point down, fit their parabolas within {@value #MOST_RESIDUAL}
 * samples, turn round or are thrown back, and are most of what their things do.
 */
public final class FreeFallFinder {

  static final double MOST_RESIDUAL = 0.63;
  private static final double LEAST_CERTAINTY = 20;
  private static final int LEAST_SAMPLES = 12;
  private static final int LEAST_ALONE = 15;
  private static final double AGREEMENT = 0.12;

  /** Steeper against the picture's downward than 60 degrees is no gravity. */
  private static final double STEEPEST = Math.tan(Math.toRadians(60));

  private static final double LEAST_SHARE = 0.6;
  private static final double MOST_CHANGE = 0.3;
  private static final double LEAST_EXTENT = 8;
  private static final double MISFIT = 3;
  private static final double LEAST_DROP = 2;

  private static final String UNCERTAIN = "the acceleration is too uncertain";
  private static final String DIFFERENT = "the accelerations differ";
  private static final String CHANGING = "the acceleration changes within a flight";

  /** What a view at a slant makes of a fall that is taken for frontal. */
  private static final List<String> SLANTING = List.of(UNCERTAIN, DIFFERENT, CHANGING);

  /** As many flights as tell a slant from any other change. */
  private static final int LEAST_SLANTED = 3;

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
    List<Piece> pieces = pieces(scenery);
    List<Piece> curved = pieces.stream().filter(Piece::curved).toList();
    if (curved.isEmpty()) {
      return Finding.none("nothing moves along a parabola");
    }
    List<Piece> flights = agreeing(curved);
    if (flights.isEmpty()) {
      return Finding.none("no acceleration points down");
    }
    SharedFall shared = new SharedFall(trimmed(flights));
    for (List<Piece> fit = fitting(flights, shared);
        fit.size() < flights.size() && !fit.isEmpty();
        fit = fitting(flights, shared)) {
      flights = fit;
      shared = new SharedFall(trimmed(flights));
    }
    double shake = Calibration.shake(scenery);
    Finding frontal = judged(pieces, flights, shared);
    boolean slanting = frontal.reason().isEmpty() || SLANTING.contains(frontal.reason());
    if (slanting && flights.size() >= LEAST_SLANTED) {
      SlantFit fit = new SlantFit(flights, shared, scenery.width(), scenery.height());
      if (fit.believed()) {
        return slanted(pieces, flights, fit, shake);
      }
    }
    return frontal.reason().isEmpty() ? found(flights, shared, Optional.empty(), shake) : frontal;
  }

  private static Finding found(
      List<Piece> flights, SharedFall shared, Optional<SlantFit> fit, double shake) {
    return new Finding(Optional.of(new Falling(flights, shared, fit, shake).fall()), "");
  }

  /** The same as seen from above or below, where that explains clearly more. */
  private static Finding slanted(
      List<Piece> pieces, List<Piece> flights, SlantFit fit, double shake) {
    Slant slant = fit.slant();
    List<Piece> level = flights.stream().map(piece -> piece.level(slant)).toList();
    List<Piece> all = new ArrayList<>(level);
    pieces.stream()
        .filter(piece -> !flights.contains(piece))
        .forEach(piece -> all.add(piece.level(slant)));
    SharedFall shared = new SharedFall(trimmed(level));
    Finding finding = judged(all, level, shared);
    return finding.reason().isEmpty() ? found(level, shared, Optional.of(fit), shake) : finding;
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

  private static List<Piece> pieces(Scenery scenery) {
    List<Piece> pieces = new ArrayList<>();
    for (int number = 0; number < scenery.tracks().size(); number++) {
      Track track = scenery.tracks().get(number);
      if (track.extent() < LEAST_EXTENT) {
        continue;
      }
      List<Arc> arcs = Arcs.of(Course.of(track));
      for (int i = 0; i < arcs.size(); i++) {
        Arc arc = arcs.get(i);
        Optional<Jump> into = i > 0 ? thrownBack(arcs.get(i - 1), arc) : Optional.empty();
        Optional<Jump> out =
            i + 1 < arcs.size() ? thrownBack(arc, arcs.get(i + 1)) : Optional.empty();
        boolean thrown = into.isPresent() || out.isPresent();
        pieces.add(new Piece(number, arc, inner(arc, into, out), turns(arc), thrown));
      }
    }
    return pieces;
  }

  /** Without the sightings whose exposure may hold the contact. */
  private static Arc inner(Arc arc, Optional<Jump> into, Optional<Jump> out) {
    double step = arc.course().step();
    int from = arc.from();
    int to = arc.to();
    if (into.isPresent() && arc.start() - into.get().seconds() < step / 2 && to - from > 4) {
      from++;
    }
    if (out.isPresent() && out.get().seconds() - arc.end() < step / 2 && to - from > 4) {
      to--;
    }
    return to - from == arc.size() ? arc : Arc.fitted(arc.course(), from, to);
  }

  /** The jump between two arcs, if the movement into it turns into one out of it. */
  private static Optional<Jump> thrownBack(Arc before, Arc after) {
    Jump jump = new Jump(before, after);
    return throwsBack(jump) ? Optional.of(jump) : Optional.empty();
  }

  static boolean throwsBack(Jump jump) {
    double t = jump.seconds();
    double into = jump.before().vx(t) * jump.dvx() + jump.before().vy(t) * jump.dvy();
    double out = jump.after().vx(t) * jump.dvx() + jump.after().vy(t) * jump.dvy();
    double least = 0.15 * jump.speed() * jump.speed();
    return jump.sudden() && jump.certainty() > 8 && into < -least && out > least;
  }

  /** Whether the movement along the acceleration turns round within the arc, well off its ends. */
  private static boolean turns(Arc arc) {
    double a = arc.accel();
    double before = (arc.vx(arc.start()) * arc.ax() + arc.vy(arc.start()) * arc.ay()) / a;
    double after = (arc.vx(arc.end()) * arc.ax() + arc.vy(arc.end()) * arc.ay()) / a;
    double least = 2 * a * Math.max(LEAST_DROP, 8 * arc.deviation());
    return before < 0 && after > 0 && before * before > least && after * after > least;
  }

  /** The largest set of arcs with about one downward acceleration. */
  private static List<Piece> agreeing(List<Piece> curved) {
    List<Piece> best = List.of();
    int most = 0;
    for (Piece middle : curved) {
      Arc arc = middle.arc();
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
    double dx = one.arc().ax() - other.arc().ax();
    double dy = one.arc().ay() - other.arc().ay();
    double errors = Math.hypot(one.error(), other.error());
    double slack = Math.max(4 * errors, AGREEMENT * one.arc().accel());
    return Math.hypot(dx, dy) < Math.min(slack, 0.5 * one.arc().accel());
  }

  static List<Arc> trimmed(List<Piece> flights) {
    return flights.stream().map(Piece::inner).toList();
  }

  /** Whether these flights are free fall: why not, or an empty reason if they are. */
  private static Finding judged(List<Piece> pieces, List<Piece> flights, SharedFall shared) {
    if (shared.samples() < LEAST_SAMPLES) {
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
    long proven = flights.stream().filter(piece -> piece.turns() || piece.thrown()).count();
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
    double accel = flights.get(0).arc().accel();
    double in = flights.stream().mapToInt(piece -> piece.arc().size()).sum();
    double all =
        pieces.stream()
            .filter(piece -> flights.stream().anyMatch(flight -> flight.track() == piece.track()))
            .filter(
                piece ->
                    flights.contains(piece)
                        || (piece.curved() && piece.arc().accel() > 0.25 * accel))
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
