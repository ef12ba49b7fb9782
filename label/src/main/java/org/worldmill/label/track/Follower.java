package org.worldmill.label.track;

import java.util.Optional;
import java.util.function.Consumer;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Plane;

/**
 * Follows whatever moves on its own through a clip, on luma of at most {@value #SIDE} samples at up
 * to 62 pictures a second. Memory does not grow with the clip. Where the gate is closed, pictures
 * are not looked at closely.
 */
public final class Follower {

  /** Longer side of the planes. */
  public static final int SIDE = 320;

  private static final long LEAST_STEP_NANOS = 15_500_000;
  private static final double STRETCH_SECONDS = 1.7;
  private static final int LEAST_PICTURES = 8;
  private static final double LONGEST_GAP_SECONDS = 0.4;

  private final Gate gate;
  private Optional<Tracker> tracker = Optional.empty();
  private Optional<Stretch.Link> link = Optional.empty();
  private Stretch stretch = new Stretch();
  private Optional<Consumer<Observation>> witness = Optional.empty();
  private int width;
  private int height;
  private int sourceWidth;
  private long firstNanos;
  private long lastNanos;
  private long offered;
  private long watched;
  private boolean lost;
  private boolean shaken;

  /** With a gate. */
  public Follower(Gate gate) {
    this.gate = gate;
  }

  /** Tells how each picture's view lies to the first, and where that is lost. */
  public void watch(Consumer<Observation> asking) {
    witness = Optional.of(asking);
  }

  /** Takes the next picture. */
  public void accept(Frame frame) {
    if (offered > 0 && frame.nanos() - lastNanos < LEAST_STEP_NANOS) {
      return;
    }
    firstNanos = offered == 0 ? frame.nanos() : firstNanos;
    offered++;
    lastNanos = frame.nanos();
    double seconds = (frame.nanos() - firstNanos) / 1e9;
    if (!gate.opens(frame, seconds)) {
      endStretch();
      return;
    }
    Plane plane = frame.luma(SIDE);
    if (Math.min(plane.width(), plane.height()) < 48) {
      return;
    }
    if (tracker.isEmpty()) {
      width = plane.width();
      height = plane.height();
      sourceWidth = frame.widthPx();
      tracker = Optional.of(new Tracker(width));
    }
    if (plane.width() != width || plane.height() != height) {
      return;
    }
    boolean full =
        stretch.size() > 0
            && (seconds - stretch.firstSeconds() > STRETCH_SECONDS
                || seconds - stretch.lastSeconds() > LONGEST_GAP_SECONDS);
    if (full) {
      endStretch();
    }
    watched++;
    stretch.add(seconds, plane);
  }

  private void endStretch() {
    if (stretch.size() >= LEAST_PICTURES && tracker.isPresent()) {
      Optional<Stretch.Link> next = stretch.follow(tracker.get(), link, witness);
      shaken |= stretch.shaken();
      if (next.isEmpty()) {
        // What follows is in other coordinates: nothing may be joined across.
        lost = true;
        link = Optional.empty();
        tracker.get().breakOff();
        double broken = stretch.lastSeconds();
        witness.ifPresent(asking -> asking.accept(new Observation.Break(broken)));
      } else {
        link = next;
      }
    }
    stretch = new Stretch();
  }

  /** What was followed. */
  public Scenery finish() {
    endStretch();
    if (tracker.isEmpty()) {
      return new Scenery(1, 1, 1, java.util.List.of(), 0, Optional.of(gate.reason()));
    }
    java.util.List<Track> tracks = Joins.marked(tracker.get().finish());
    Optional<String> unseen =
        tracks.isEmpty() && lost
            ? Optional.of("the camera's movement could not be taken out")
            : Optional.empty();
    double share = (double) watched / Math.max(1, offered);
    return new Scenery(width, height, sourceWidth, tracks, share, shaken, unseen);
  }
}
