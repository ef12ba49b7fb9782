package org.worldmill.label.physics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The signals of {@link PhysicsMeasure}, and their values. */
final class PhysicsSignals {

  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final double LEAST_EXTENT = 0.04;
  private static final int LEAST_SIGHTINGS = 12;

  private static final String STRUCK =
      "jumps of the velocity between two parabolas, against the way in";

  private static final List<SignalSpec> STRIKES_AND_SWINGS =
      List.of(
          series(
              "contact_time_s",
              "s",
              "When something that moved was stopped or thrown back, since the clip's start"),
          series("contact_time_error_s", "s", "Standard errors of these times; parallel to them"),
          number(
              "motion_period_s",
              "s",
              0,
              "Time that the thing that goes farthest takes to swing to and fro",
              "first autocorrelation peak, then a decaying harmonic by least squares, of the angle where"
                  + " places lie on a circle; claimed only if it explains 0.995 of the movement"),
          number(
              "motion_damping_per_s",
              "1/s",
              -INFINITE,
              "Rate at which that swing's amplitude decays",
              "as motion_period_s"));

  static final List<SignalSpec> ALL =
      Stream.of(
              TrackSignals.SIGNALS,
              STRIKES_AND_SWINGS,
              FallSignals.SIGNALS,
              TimeArrow.SIGNALS,
              RollingSignals.SIGNALS)
          .flatMap(List::stream)
          .toList();

  private PhysicsSignals() {}

  private static SignalSpec series(String name, String unit, String meaning) {
    return SignalSpec.series(name, unit, -INFINITE, INFINITE, meaning, STRUCK);
  }

  private static SignalSpec number(
      String name, String unit, double min, String meaning, String method) {
    return SignalSpec.number(name, unit, min, INFINITE, meaning, method);
  }

  static Map<String, SignalValue> absent(String reason) {
    return ALL.stream()
        .collect(Collectors.toMap(SignalSpec::name, spec -> SignalValue.absent(reason)));
  }

  static Map<String, SignalValue> of(Scenery scenery, Optional<Consumer<Observation>> witness) {
    if (scenery.unseen().isPresent()) {
      return absent(scenery.unseen().get());
    }
    Map<String, SignalValue> found = new HashMap<>();
    List<Track> tracks =
        scenery.tracks().stream()
            .filter(track -> track.sightings().size() >= LEAST_SIGHTINGS)
            .filter(track -> track.extent() >= LEAST_EXTENT * scenery.width())
            .sorted(Comparator.comparingDouble(Track::extent).reversed())
            .toList();
    TrackSignals.put(found, tracks, scenery);
    FreeFallFinder.Finding fall = new FreeFallFinder().find(scenery);
    List<Strike> strikes = new StrikeFinder().find(scenery, fall.fall());
    putContacts(found, strikes);
    witness.ifPresent(
        asking -> new PhysicsNotes(scenery, asking).tell(tracks, fall.fall(), strikes));
    PeriodFinder.Finding period = new PeriodFinder().find(scenery);
    putPeriod(found, period);
    new TimeArrow(fall.fall(), period.period()).put(found);
    RollingSignals.put(found, new RollingFinder().find(scenery));
    if (fall.fall().isPresent()) {
      FallSignals.put(found, fall.fall().get(), scenery.pxPerSample());
    } else {
      found.put("free_fall", SignalValue.of(false));
      ALL.forEach(spec -> found.putIfAbsent(spec.name(), SignalValue.absent(fall.reason())));
    }
    return found;
  }

  private static void putContacts(Map<String, SignalValue> found, List<Strike> strikes) {
    if (strikes.isEmpty()) {
      String reason = "no strike is seen";
      found.put("contact_time_s", SignalValue.absent(reason));
      found.put("contact_time_error_s", SignalValue.absent(reason));
      return;
    }
    found.put("contact_time_s", SignalValue.of(strikes.stream().map(Strike::seconds).toList()));
    found.put(
        "contact_time_error_s",
        SignalValue.of(strikes.stream().map(Strike::secondsError).toList()));
  }

  private static void putPeriod(Map<String, SignalValue> found, PeriodFinder.Finding finding) {
    Optional<Period> period = finding.period();
    found.put(
        "motion_period_s",
        period
            .map(
                p ->
                    SignalValue.of(p.seconds())
                        .withStandardError(p.secondsError())
                        .withConfidence(p.explained()))
            .orElseGet(() -> SignalValue.absent(finding.reason())));
    found.put(
        "motion_damping_per_s",
        period
            .map(p -> SignalValue.of(p.damping()).withStandardError(p.dampingError()))
            .orElseGet(() -> SignalValue.absent(finding.reason())));
  }
}
