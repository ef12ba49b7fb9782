package org.worldmill.label.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Plane;

/**
 * Some neighbouring pictures that are looked at together: aligned with the first of them, taken
 * apart into a ground that lasts and what stands out from it.
 */
final class Stretch {

  /** Below this everywhere the camera is taken to stand, in samples. */
  private static final double STILL_PX = 0.12;

  /** Changes of the camera's speed above this, in samples a picture, are those of a hand. */
  private static final double LEAST_SHAKE_PX = 0.06;

  private static final double LEAST_EXPLAINED = 0.7;

  /**
   * Of so many pictures at most the ground is the median. What swings stays at one place for up to
   * two fifths of the time: of few pictures, by chance most show it there.
   */
  private static final int GROUND_SAMPLES = 25;

  private static final double EDGE_SLACK = 0.3;

  private final List<Plane> planes = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();

  private boolean shaken;

  void add(double time, Plane plane) {
    planes.add(plane);
    seconds.add(time);
  }

  int size() {
    return planes.size();
  }

  double firstSeconds() {
    return seconds.get(0);
  }

  double lastSeconds() {
    return seconds.get(seconds.size() - 1);
  }

  /** What links a stretch to the one before it: a plane, and how the first plane lies to it. */
  record Link(Registration anchor, Turn toFirst, Turn lastTurn) {}

  /**
   * Feeds what stands out to a tracker, and the views of its pictures to whoever asks.
   *
   * @return the link for the stretch that follows; empty if the pictures could not be aligned
   */
  Optional<Link> follow(
      Tracker tracker, Optional<Link> before, Optional<Consumer<Observation>> witness) {
    Registration anchor = new Registration(planes.get(0));
    Turn toFirst = Turn.NONE;
    if (before.isPresent()) {
      Optional<Turn> linked = linked(before.get());
      if (linked.isEmpty()) {
        return Optional.empty();
      }
      toFirst = linked.get();
    }
    Optional<List<Turn>> turns = turns(anchor);
    if (turns.isEmpty()) {
      return Optional.empty();
    }
    boolean still = turns.get().stream().allMatch(Turn.NONE::equals);
    shaken = shake(turns.get()) > LEAST_SHAKE_PX;
    List<byte[]> seen = new ArrayList<>();
    for (int i = 0; i < planes.size(); i++) {
      Turn turn = turns.get().get(i);
      seen.add(
          turn.equals(Turn.NONE) ? planes.get(i).samples() : Ground.warped(planes.get(i), turn));
    }
    Ground ground = new Ground(groundSamples(seen), planes.get(0).width(), planes.get(0).height());
    BlobFinder finder = new BlobFinder(ground, still ? 0 : EDGE_SLACK);
    finder.calibrate(List.of(seen.get(seen.size() / 4), seen.get(3 * seen.size() / 4)));
    for (int i = 0; i < planes.size(); i++) {
      List<Tracker.Place> places = new ArrayList<>();
      for (Blob blob : finder.find(seen.get(i))) {
        places.add(
            new Tracker.Place(
                blob,
                toFirst.x(blob.x(), blob.y()),
                toFirst.y(blob.x(), blob.y()),
                Face.of(seen.get(i), ground.width(), blob)));
      }
      tracker.see(seconds.get(i), places);
    }
    Turn fromFirst = toFirst.inverse();
    witness.ifPresent(asking -> tell(turns.get(), fromFirst, asking));
    Turn last = turns.get().get(turns.get().size() - 1);
    return Optional.of(new Link(anchor, toFirst, last));
  }

  /** Whether the camera was shaken; known once the stretch was followed. */
  boolean shaken() {
    return shaken;
  }

  /** Root mean square change of the camera's speed from picture to picture. */
  private static double shake(List<Turn> turns) {
    double sum = 0;
    for (int i = 2; i < turns.size(); i++) {
      Turn a = turns.get(i - 2);
      Turn b = turns.get(i - 1);
      Turn c = turns.get(i);
      double x = a.tx() - 2 * b.tx() + c.tx();
      double y = a.ty() - 2 * b.ty() + c.ty();
      sum += x * x + y * y;
    }
    return Math.sqrt(sum / Math.max(1, turns.size() - 2));
  }

  private void tell(List<Turn> turns, Turn fromFirst, Consumer<Observation> asking) {
    for (int i = 0; i < turns.size(); i++) {
      asking.accept(turns.get(i).after(fromFirst).view(seconds.get(i), planes.get(i).width()));
    }
  }

  /** How this stretch's first plane lies to the picture seen first of all. */
  private Optional<Turn> linked(Link before) {
    if (!before.anchor().possible()) {
      return Optional.of(before.toFirst());
    }
    Registration.Fit fit = before.anchor().find(planes.get(0), before.lastTurn());
    if (fit.explained() < LEAST_EXPLAINED) {
      return Optional.empty();
    }
    Turn turn = fit.turn();
    boolean still = turn.reach(planes.get(0).width(), planes.get(0).height()) < STILL_PX;
    return Optional.of(still ? before.toFirst() : before.toFirst().after(turn.inverse()));
  }

  /** How each plane lies to the first: all alike if the camera stands; empty if unknown. */
  private Optional<List<Turn>> turns(Registration anchor) {
    List<Turn> turns = new ArrayList<>();
    if (!anchor.possible() || stands(anchor)) {
      planes.forEach(plane -> turns.add(Turn.NONE));
      return Optional.of(turns);
    }
    Turn turn = Turn.NONE;
    int lost = 0;
    for (Plane plane : planes) {
      Registration.Fit fit = anchor.find(plane, turn);
      if (fit.explained() < LEAST_EXPLAINED) {
        lost++;
        if (4 * lost > planes.size()) {
          return Optional.empty();
        }
      } else {
        turn = fit.turn();
      }
      turns.add(turn);
    }
    return Optional.of(turns);
  }

  /** By a few pictures of the stretch. */
  private boolean stands(Registration anchor) {
    int step = Math.max(1, planes.size() / 6);
    for (int i = step; i < planes.size(); i += step) {
      Plane plane = planes.get(i);
      Registration.Fit fit = anchor.find(plane, Turn.NONE);
      if (fit.turn().reach(plane.width(), plane.height()) > STILL_PX * 2) {
        return false;
      }
    }
    return true;
  }

  private static List<byte[]> groundSamples(List<byte[]> seen) {
    int count = Math.min(GROUND_SAMPLES, seen.size());
    List<byte[]> samples = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      samples.add(seen.get((int) ((k + 0.5) * seen.size() / count)));
    }
    return samples;
  }
}
