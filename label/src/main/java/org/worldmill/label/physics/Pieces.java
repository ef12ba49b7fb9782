package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;

/** Divides all ways into pieces, and sees where things turn round or are thrown back. */
final class Pieces {

  private static final double LEAST_EXTENT = 8;
  private static final double LEAST_DROP = 2;

  private Pieces() {}

  /** Of all tracks that go far enough, in their order. */
  static List<Piece> of(Scenery scenery) {
    List<Piece> pieces = new ArrayList<>();
    for (int number = 0; number < scenery.tracks().size(); number++) {
      Track track = scenery.tracks().get(number);
      if (track.extent() < LEAST_EXTENT) {
        continue;
      }
      List<Arc> arcs = Arcs.of(Course.of(track));
      List<Arc> clean = arcs.stream().map(Ends::trimmed).toList();
      for (int i = 0; i < arcs.size(); i++) {
        Arc arc = clean.get(i);
        Optional<Jump> into = i > 0 ? thrownBack(clean.get(i - 1), arc) : Optional.empty();
        Optional<Jump> out =
            i + 1 < arcs.size() ? thrownBack(arc, clean.get(i + 1)) : Optional.empty();
        boolean thrown = into.isPresent() || out.isPresent();
        pieces.add(new Piece(number, arcs.get(i), inner(arc, into, out), turns(arc), thrown));
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
}
