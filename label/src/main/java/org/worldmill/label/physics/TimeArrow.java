package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Energy as a check, and what it tells of the direction of time. Free flight looks the same both
 * ways; what bounces loses energy, and what swings by itself does, so a film in which they gain it
 * runs backwards, or something unseen drives them.
 */
public final class TimeArrow {

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static final String METHOD =
      "kinetic energy before and after each bounce, in the picture's plane; decay of a swing";

  static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.series(
              "bounce_energy_kept",
              "1",
              -INFINITE,
              INFINITE,
              "Share of its kinetic energy that a thing keeps over each bounce; parallel to"
                  + " bounce_time_s",
              METHOD),
          SignalSpec.series(
              "bounce_energy_kept_error",
              "1",
              -INFINITE,
              INFINITE,
              "Standard errors of these; parallel to bounce_time_s",
              METHOD),
          SignalSpec.flag(
              "energy_gained",
              "Whether something gains energy at a bounce or as it swings, which nothing does by itself",
              METHOD + "; true if a gain is over 4 standard errors"),
          SignalSpec.flag(
              "backwards",
              "Whether the clip runs backwards, by what its bounces and swings do to energy",
              METHOD
                  + "; claimed if at least two bounces gain speed off a floor and none loses any, each by"
                  + " 3 standard errors, or a swing grows by 5 of them; denied likewise by one that"
                  + " loses"));

  private static final double GAIN = 4;
  private static final double BOUNCED = 3;
  private static final double SWUNG = 5;
  private static final int LEAST_GAINS = 2;

  private static final double BY_BOUNCES = 0.95;

  /** A swing that grows may be driven. */
  private static final double BY_SWING = 0.7;

  private final List<Bounce> bounces;
  private final Optional<Period> period;

  /** Of what was found in a clip. */
  public TimeArrow(Optional<FreeFall> fall, Optional<Period> period) {
    bounces = fall.map(FreeFall::bounces).orElse(List.of());
    this.period = period;
  }

  void put(Map<String, SignalValue> found) {
    String none = "no bounce is seen";
    found.put(
        "bounce_energy_kept",
        bounces.isEmpty()
            ? SignalValue.absent(none)
            : SignalValue.of(bounces.stream().map(Bounce::energyKept).toList()));
    found.put(
        "bounce_energy_kept_error",
        bounces.isEmpty()
            ? SignalValue.absent(none)
            : SignalValue.of(bounces.stream().map(Bounce::energyKeptError).toList()));
    found.put("energy_gained", energyGained());
    found.put("backwards", backwards());
  }

  /** Whether something gains energy: absent where nothing could. */
  public SignalValue energyGained() {
    if (bounces.isEmpty() && period.isEmpty()) {
      return SignalValue.absent("nothing bounces or swings");
    }
    boolean bounced =
        bounces.stream().anyMatch(b -> b.energyKept() - 1 > GAIN * b.energyKeptError());
    boolean swung = period.stream().anyMatch(p -> p.damping() < -GAIN * p.dampingError());
    return SignalValue.of(bounced || swung);
  }

  /** Whether the clip runs backwards: absent where neither can be told. */
  public SignalValue backwards() {
    List<Double> changes =
        bounces.stream()
            .filter(Bounce::upwards)
            .map(b -> (b.restitution() - 1) / b.restitutionError())
            .toList();
    long gains = changes.stream().filter(z -> z > BOUNCED).count();
    long losses = changes.stream().filter(z -> z < -BOUNCED).count();
    List<SignalValue> told = new ArrayList<>();
    if (gains > 0 && losses > 0) {
      return SignalValue.absent("some bounces gain speed and some lose it");
    }
    if (losses > 0 || gains >= LEAST_GAINS) {
      told.add(SignalValue.of(gains > 0).withConfidence(BY_BOUNCES));
    }
    double growth = period.map(p -> -p.damping() / p.dampingError()).orElse(0.0);
    if (Math.abs(growth) > SWUNG) {
      told.add(SignalValue.of(growth > 0).withConfidence(BY_SWING));
    }
    if (told.isEmpty()) {
      return SignalValue.absent(
          gains > 0
              ? "one bounce that gains speed may be a blow"
              : "nothing is seen to lose energy or to gain it, and free flight is the same both ways");
    }
    boolean agree = told.stream().map(SignalValue::number).distinct().count() == 1;
    return agree ? told.get(0) : SignalValue.absent("bounces and swings disagree");
  }
}
