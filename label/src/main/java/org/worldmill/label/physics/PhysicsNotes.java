package org.worldmill.label.physics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;
import org.worldmill.schemas.media.Observation;

/** Tells whoever draws it where things went and where they were struck. */
final class PhysicsNotes {

  /** A bounce is a strike, too: where both are found, the bounce says more. */
  private static final double SAME_SECONDS = 0.02;

  private final double width;
  private final Consumer<Observation> witness;

  PhysicsNotes(Scenery scenery, Consumer<Observation> witness) {
    width = scenery.width();
    this.witness = witness;
  }

  void tell(List<Track> tracks, Optional<FreeFall> fall, List<Strike> strikes) {
    tracks.forEach(track -> witness.accept(way(track)));
    List<Bounce> bounces = fall.map(FreeFall::bounces).orElse(List.of());
    for (Bounce bounce : bounces) {
      OptionalDouble kept = OptionalDouble.of(bounce.restitution());
      witness.accept(
          new Observation.Blow(bounce.seconds(), place(bounce.x()), place(bounce.y()), kept));
    }
    for (Strike strike : strikes) {
      boolean known =
          bounces.stream().anyMatch(b -> Math.abs(b.seconds() - strike.seconds()) < SAME_SECONDS);
      if (!known) {
        witness.accept(
            new Observation.Blow(
                strike.seconds(), place(strike.x()), place(strike.y()), OptionalDouble.empty()));
      }
    }
  }

  private Observation.Way way(Track track) {
    return new Observation.Way(
        track.sightings().stream()
            .map(
                s ->
                    new Observation.Sighting(
                        s.seconds(),
                        place(s.x()),
                        place(s.y()),
                        Math.sqrt(s.area() / Math.PI) / width))
            .toList());
  }

  /** From the middle of the first sample to the picture's corner. */
  private double place(double samples) {
    return (samples + 0.5) / width;
  }
}
