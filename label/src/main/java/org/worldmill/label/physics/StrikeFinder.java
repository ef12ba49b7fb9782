package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;

/** Looks for the moments at which a velocity jumps against itself: impacts. */
public final class StrikeFinder {

  private static final double LEAST_EXTENT = 8;
  private static final double LEAST_CERTAINTY = 8;

  /** Least jump, in widths a second. */
  private static final double LEAST_JUMP = 0.08;

  /**
   * Most error of the time, in steps between pictures: between two pieces of a smooth way the time
   * of the change is not known to a part of a step.
   */
  private static final double MOST_ERROR = 0.04;

  private static final double TOGETHER_SECONDS = 0.07;
  private static final double TOGETHER_PX = 14;

  /** The same for what is known to fly, whose pieces are no smooth way's. */
  private static final double MOST_ERROR_FLYING = 0.1;

  /** Sightings on either side that must follow picture by picture of what is known to fly. */
  private static final int FLYING = 2;

  /** What strikes at least loses that part of the jump on the way in: all of it, if it stays. */
  private static final double LEAST_INTO = 0.3;

  private static final Slant NO_SLANT = Slant.none(1, 1);

  /**
   * The strikes, in order of time.
   *
   * @param fall free fall that was found, which knows the times of its bounces better
   */
  public List<Strike> find(Scenery scenery, Optional<FreeFall> fall) {
    List<Strike> strikes = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int number = 0; number < scenery.tracks().size(); number++) {
      Track track = scenery.tracks().get(number);
      boolean flies = fall.map(FreeFall::tracks).orElse(List.of()).contains(number);
      if (track.extent() < LEAST_EXTENT) {
        continue;
      }
      Slant slant = fall.filter(f -> flies).map(FreeFall::slant).orElse(NO_SLANT);
      List<Arc> arcs = Arcs.of(slant.level(track, number));
      for (int i = 0; i + 1 < arcs.size(); i++) {
        Jump jump = new Jump(arcs.get(i), arcs.get(i + 1));
        if ((flies ? jump.unbroken(FLYING) : jump.watched())
            && strikes(jump, scenery.width(), flies ? MOST_ERROR_FLYING : MOST_ERROR)) {
          double[] place =
              slant.seen(
                  number,
                  jump.seconds(),
                  jump.before().x(jump.seconds()),
                  jump.before().y(jump.seconds()));
          strikes.add(strike(jump, place, fall, Calibration.shake(scenery)));
          owners.add(number);
        }
      }
    }
    return unambiguous(strikes, owners).stream()
        .sorted(Comparator.comparingDouble(Strike::seconds))
        .toList();
  }

  /** Without those of two things at one place and time: they may as well have been mixed up. */
  private static List<Strike> unambiguous(List<Strike> strikes, List<Integer> owners) {
    List<Strike> clear = new ArrayList<>();
    for (int i = 0; i < strikes.size(); i++) {
      boolean alone = true;
      for (int k = 0; k < strikes.size(); k++) {
        alone &= owners.get(i).equals(owners.get(k)) || apart(strikes.get(i), strikes.get(k));
      }
      if (alone) {
        clear.add(strikes.get(i));
      }
    }
    return clear;
  }

  private static boolean apart(Strike one, Strike other) {
    return Math.abs(one.seconds() - other.seconds()) > TOGETHER_SECONDS
        || Math.hypot(one.x() - other.x(), one.y() - other.y()) > TOGETHER_PX;
  }

  private static boolean strikes(Jump jump, int width, double mostError) {
    double t = jump.seconds();
    double into = jump.before().vx(t) * jump.dvx() + jump.before().vy(t) * jump.dvy();
    return jump.sudden()
        && jump.meets()
        && jump.certainty() > LEAST_CERTAINTY
        && jump.speed() > LEAST_JUMP * width
        && jump.timeError() < mostError * jump.before().course().step()
        && into < -LEAST_INTO * jump.speed() * jump.speed();
  }

  private static Strike strike(Jump jump, double[] place, Optional<FreeFall> fall, double shake) {
    double t = jump.seconds();
    double x = place[0];
    double y = place[1];
    double step = jump.before().course().step();
    for (Bounce bounce : fall.map(FreeFall::bounces).orElse(List.of())) {
      boolean same =
          Math.abs(bounce.seconds() - t) < step && Math.hypot(bounce.x() - x, bounce.y() - y) < 4;
      if (same) {
        return new Strike(bounce.seconds(), bounce.secondsError(), x, y, jump.speed());
      }
    }
    return new Strike(
        t, shake * Calibration.STRIKE_TIME * jump.statedTimeError(), x, y, jump.speed());
  }
}
