package org.worldmill.label.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Follows things from picture to picture by where they are expected: along a parabola through their
 * last sightings. Best matches first; what is hidden is expected for {@value #PATIENCE_SECONDS} s;
 * two things in one blob are both taken for hidden.
 */
final class Tracker {

  static final double PATIENCE_SECONDS = 0.25;
  private static final int REMEMBERED = 5;
  private static final int LEAST_SIGHTINGS = 6;
  private static final double NEAR_PX = 3;
  private static final int MOST_LIVE = 60;

  private final double firstReach;
  private final List<Follow> live = new ArrayList<>();
  private final List<Track> done = new ArrayList<>();

  /** In planes of this width. */
  Tracker(int width) {
    firstReach = 2.6 * width;
  }

  /** A blob, where the camera's first picture has its centre, and what its marks are. */
  record Place(Blob blob, double x, double y, Optional<Face> face) {}

  private record Match(Follow follow, Place place, double cost) {}

  /** Takes what stands out at a time. */
  void see(double seconds, List<Place> places) {
    live.removeIf(follow -> follow.ended(seconds, done));
    List<Match> matches = new ArrayList<>();
    for (Place place : places) {
      if (heldByTwo(place, seconds)) {
        continue;
      }
      for (Follow follow : live) {
        double cost = follow.cost(place, seconds, firstReach);
        if (cost < 1) {
          matches.add(new Match(follow, place, cost));
        }
      }
    }
    matches.sort(Comparator.comparingDouble(Match::cost));
    List<Place> taken = new ArrayList<>();
    List<Follow> fed = new ArrayList<>();
    for (Match match : matches) {
      if (!taken.contains(match.place()) && !fed.contains(match.follow())) {
        taken.add(match.place());
        fed.add(match.follow());
        match.follow().add(seconds, match.place());
      }
    }
    for (Place place : places) {
      if (!taken.contains(place) && live.size() < MOST_LIVE && !heldByTwo(place, seconds)) {
        Follow begun = new Follow();
        begun.add(seconds, place);
        live.add(begun);
      }
    }
  }

  /** Whether two or more things are expected within one blob that is too large for one of them. */
  private boolean heldByTwo(Place place, double seconds) {
    double areas = 0;
    double most = 0;
    int inside = 0;
    Blob blob = place.blob();
    double reachX = (blob.right() - blob.left()) / 2.0 + 2;
    double reachY = (blob.bottom() - blob.top()) / 2.0 + 2;
    for (Follow follow : live) {
      if (follow.count() >= 4
          && follow.mayReach(place, seconds, firstReach)
          && Math.abs(follow.x(seconds) - place.x()) < reachX
          && Math.abs(follow.y(seconds) - place.y()) < reachY) {
        inside++;
        areas += follow.area();
        most = Math.max(most, follow.area());
      }
    }
    return inside >= 2 && blob.area() > 1.25 * most && blob.area() < 1.5 * areas;
  }

  /** Ends all tracks: what follows has other coordinates. */
  void breakOff() {
    live.forEach(follow -> follow.end(done));
    live.clear();
  }

  /** All tracks long enough to say something, by their beginnings. */
  List<Track> finish() {
    breakOff();
    done.sort(Comparator.comparingDouble(track -> track.sightings().get(0).seconds()));
    return List.copyOf(done);
  }

  /** One thing being followed. */
  private static final class Follow {

    private final List<Sighting> sightings = new ArrayList<>();
    private double area;
    private double expectedAt = Double.NaN;
    private double expectedX;
    private double expectedY;
    private double speed;

    int count() {
      return sightings.size();
    }

    double area() {
      return area;
    }

    void add(double seconds, Place place) {
      Blob blob = place.blob();
      boolean cut = sightings.size() > 4 && (blob.area() < 0.6 * area || blob.area() > 1.7 * area);
      boolean whole = blob.whole() && !cut;
      sightings.add(new Sighting(seconds, place.x(), place.y(), blob.area(), whole, place.face()));
      area = sightings.size() == 1 ? blob.area() : 0.8 * area + 0.2 * blob.area();
      expectedAt = Double.NaN;
    }

    private Sighting last() {
      return sightings.get(sightings.size() - 1);
    }

    double x(double seconds) {
      expect(seconds);
      return expectedX;
    }

    double y(double seconds) {
      expect(seconds);
      return expectedY;
    }

    /** By a parabola through the last sightings, a line through two. */
    private void expect(double seconds) {
      if (expectedAt == seconds) {
        return;
      }
      expectedAt = seconds;
      int n = Math.min(REMEMBERED, sightings.size());
      List<Sighting> recent = sightings.subList(sightings.size() - n, sightings.size());
      double now = last().seconds();
      int order = n >= 4 ? 2 : n >= 2 ? 1 : 0;
      double[] px = fitted(recent, now, order, true);
      double[] py = fitted(recent, now, order, false);
      double since = Math.min(seconds - now, PATIENCE_SECONDS);
      expectedX = px[0] + px[1] * since + px[2] * since * since;
      expectedY = py[0] + py[1] * since + py[2] * since * since;
      double vx = px[1] + 2 * px[2] * since;
      double vy = py[1] + 2 * py[2] * since;
      speed = Math.sqrt(vx * vx + vy * vy);
    }

    private static double[] fitted(List<Sighting> recent, double now, int order, boolean sideways) {
      double[][] rows = new double[order + 1][order + 2];
      for (Sighting s : recent) {
        double t = s.seconds() - now;
        double[] powers = {1, t, t * t};
        for (int r = 0; r <= order; r++) {
          for (int c = 0; c <= order; c++) {
            rows[r][c] += powers[r] * powers[c];
          }
          rows[r][order + 1] += powers[r] * (sideways ? s.x() : s.y());
        }
      }
      double[] found = LinearSystem.solved(rows);
      if (found.length == 0) {
        Sighting last = recent.get(recent.size() - 1);
        return new double[] {sideways ? last.x() : last.y(), 0, 0};
      }
      return java.util.Arrays.copyOf(found, 3);
    }

    /** Whether the thing can be there at all: known at little cost. */
    boolean mayReach(Place place, double seconds, double firstReach) {
      double since = seconds - last().seconds();
      double speed = sightings.size() < 3 ? firstReach : 4 * recentSpeed();
      double reach = 2 * NEAR_PX + Math.sqrt(area) + speed * since;
      return Math.abs(place.x() - last().x()) < reach && Math.abs(place.y() - last().y()) < reach;
    }

    /** Below 1 if the blob may be this thing; less is better. */
    double cost(Place place, double seconds, double firstReach) {
      double since = seconds - last().seconds();
      if (since <= 0 || !mayReach(place, seconds, firstReach)) {
        return 1;
      }
      expect(seconds);
      double dx = place.x() - expectedX;
      double dy = place.y() - expectedY;
      double reach =
          sightings.size() < 3
              ? NEAR_PX + firstReach * since
              : NEAR_PX + Math.sqrt(area / Math.PI) / 2 + 2.2 * speed * since;
      double unlike = Math.abs(Math.log(place.blob().area() / area));
      double off = Math.sqrt(dx * dx + dy * dy) / reach;
      if (sightings.size() >= 3) {
        // What is thrown back is not where it was expected, but no farther than it was fast.
        double fromLast = Math.hypot(place.x() - last().x(), place.y() - last().y());
        off = Math.min(off, 0.25 + 0.6 * fromLast / (NEAR_PX + 1.4 * recentSpeed() * since));
      }
      return off + (unlike > 1.4 ? 1 : 0.35 * unlike);
    }

    /** The fastest of the last steps, in samples a second. */
    private double recentSpeed() {
      double most = 0;
      for (int i = Math.max(1, sightings.size() - 3); i < sightings.size(); i++) {
        Sighting from = sightings.get(i - 1);
        Sighting to = sightings.get(i);
        double way = Math.hypot(to.x() - from.x(), to.y() - from.y());
        most = Math.max(most, way / (to.seconds() - from.seconds()));
      }
      return most;
    }

    boolean ended(double seconds, List<Track> done) {
      if (seconds - last().seconds() <= PATIENCE_SECONDS) {
        return false;
      }
      end(done);
      return true;
    }

    void end(List<Track> done) {
      if (sightings.size() >= LEAST_SIGHTINGS) {
        done.add(new Track(sightings));
      }
    }
  }
}
