package org.worldmill.label.physics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** What is said of a {@link Rolling}. */
final class RollingSignals {

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static final String METHOD =
      "phases of the grey along three rings, twice to six times around, from picture to picture;"
          + " against the speed over the radius; for round things of at least 6 of 320 samples with marks";

  static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.number(
              "turning_rad_per_s",
              "rad/s",
              -INFINITE,
              INFINITE,
              "Rate at which the round thing that goes farthest turns, clockwise as seen",
              METHOD),
          SignalSpec.number(
              "roll_ratio",
              "1",
              -INFINITE,
              INFINITE,
              "How fast it turns, by how fast it would if it rolled on a floor below it: 1 rolls, 0"
                  + " slides",
              METHOD),
          SignalSpec.flag(
              "rolls",
              "Whether it rolls; false says that it slides or spins. A highlight on a plain ball does not"
                  + " turn either: its confidence is then low",
              METHOD + "; claimed within 3 standard errors of 1, denied beyond 5 and 0.25"));

  private static final double SURE = 0.9;
  private static final double BY_STANDING_MARKS = 0.6;

  /** Below this what does not turn may be a reflection. */
  private static final double STANDING = 0.15;

  private RollingSignals() {}

  static void put(Map<String, SignalValue> found, RollingFinder.Finding finding) {
    Optional<Rolling> rolling = finding.rolling();
    found.put(
        "turning_rad_per_s",
        rolling
            .map(
                r ->
                    SignalValue.of(r.radiansPerSecond())
                        .withStandardError(r.radiansPerSecondError())
                        .withConfidence(r.likeness()))
            .orElseGet(() -> SignalValue.absent(finding.reason())));
    found.put(
        "roll_ratio",
        rolling
            .map(r -> SignalValue.of(r.ratio()).withStandardError(r.ratioError()))
            .orElseGet(() -> SignalValue.absent(finding.reason())));
    found.put(
        "rolls",
        rolling.map(RollingSignals::rolls).orElseGet(() -> SignalValue.absent(finding.reason())));
  }

  private static SignalValue rolls(Rolling rolling) {
    if (rolling.rolls()) {
      return SignalValue.of(true).withConfidence(SURE);
    }
    if (!rolling.slips()) {
      return SignalValue.absent("its turning is too uncertain");
    }
    boolean standing = Math.abs(rolling.ratio()) < STANDING;
    return SignalValue.of(false).withConfidence(standing ? BY_STANDING_MARKS : SURE);
  }
}
