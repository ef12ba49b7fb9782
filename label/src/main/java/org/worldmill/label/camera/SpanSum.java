package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;

/** Stretches of a span, what they come to on average, and by how much that may be off. */
final class SpanSum {

  /** Naive errors are too small by this: neighbouring points err alike, and so do models. */
  private static final double ERROR_FACTOR = 2.4;

  private static final double ZOOM_FACTOR = 1.5;
  private static final double WAY_FACTOR = 3.4;

  private final double focal;
  private final double focalShare;
  private final double shake;
  private final List<Stretch> known = new ArrayList<>();
  private double seconds;
  private double knownSeconds;
  private double doubtful;
  private double unturned;
  private double grown;
  private int unknown;
  private Rates rates = Rates.NONE;
  private Vec turn = Vec.ZERO;
  private MotionErrors errors = MotionErrors.NONE;

  /** Of a camera with this lens, which trembles by so many widths. */
  SpanSum(FocalSearch.Found lens, double shake) {
    focal = lens.widths();
    focalShare = lens.error() / lens.widths();
    this.shake = shake;
  }

  void add(Stretch stretch) {
    double time = stretch.seconds();
    seconds += time;
    if (stretch.known() == Stretch.Known.UNKNOWN) {
      unknown++;
      return;
    }
    known.add(stretch);
    knownSeconds += time;
    doubtful += stretch.known() == Stretch.Known.AMBIGUOUS ? time : 0;
    unturned += stretch.turnAssumed() ? time : 0;
    grown += Math.log(stretch.enlargement()) * time;
    rates = rates.plus(stretch.rates().times(time));
    turn = turn.plus(stretch.turn().times(time));
    errors = errors.and(stretch.errors());
  }

  /** Mean motion, turns as they are seen. */
  Rates rates() {
    return rates.times(perSecond());
  }

  /** Mean turn about the camera's own axes, in radians a second. */
  Vec turn() {
    return turn.times(perSecond());
  }

  /** By how much a lens had zoomed, on average. */
  double enlargement() {
    return Math.exp(grown * perSecond());
  }

  private double perSecond() {
    return knownSeconds > 0 ? 1 / knownSeconds : 0;
  }

  /** Share of the time that is known at all. */
  double knownShare() {
    return knownSeconds / seconds;
  }

  /** Share of what is known that may be another thing. */
  double doubt() {
    return knownSeconds > 0 ? doubtful / knownSeconds : 1;
  }

  /**
   * A wrong focal length makes all turns wrong by its share. Where a way alone explains what is
   * seen, no turn was looked for, and a trembling hand may have turned the camera by its tremor.
   * What is not known may have turned as the rest does.
   */
  Vec turnError() {
    Vec seen = seenError();
    Vec mean = turn();
    return new Vec(
        Math.hypot(seen.x(), focalShare * mean.x()),
        Math.hypot(seen.y(), focalShare * mean.y()),
        seen.z());
  }

  /** The same without that of the focal length: what is seen as shift holds for any. */
  Vec seenError() {
    Vec stated = errors.turn().times(ERROR_FACTOR / Math.max(knownSeconds, 1e-3));
    Vec blind = blind();
    double now = enlargement();
    return new Vec(
        length(stated.x() / now, tremor() / now, blind.x()),
        length(stated.y() / now, tremor() / now, blind.y()),
        length(stated.z(), tremor() / 3, blind.z()));
  }

  /** The spread of what is known, over as much as is not. */
  private Vec blind() {
    if (unknown == 0 || known.size() < 2) {
      return Vec.ZERO;
    }
    Vec mean = turn();
    double x = 0;
    double y = 0;
    double z = 0;
    for (Stretch stretch : known) {
      Vec off = stretch.turn().minus(mean);
      x += off.x() * off.x();
      y += off.y() * off.y();
      z += off.z() * off.z();
    }
    double chance = (1.0 / unknown + 1.0 / known.size()) / (known.size() - 1);
    double share = 1 - knownShare();
    return new Vec(Math.sqrt(x * chance), Math.sqrt(y * chance), Math.sqrt(z * chance))
        .times(share);
  }

  double zoomError() {
    return ZOOM_FACTOR * errors.zoom() / Math.max(knownSeconds, 1e-3);
  }

  /** A tremor that was not looked for shifts all points as a way aside does. */
  double wayError() {
    double way = rates().way().length();
    double aside = Math.hypot(WAY_FACTOR * errors.way() / Math.max(knownSeconds, 1e-3), tremor());
    return way > 0 ? Math.min(Math.PI / 2, aside / way) : Math.PI / 2;
  }

  private double tremor() {
    return unturned * perSecond() * Math.sqrt(2) * shake / focal / Math.max(knownSeconds, 1e-3);
  }

  private static double length(double a, double b, double c) {
    return Math.sqrt(a * a + b * b + c * c);
  }
}
