package org.worldmill.label.light;

import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.worldmill.label.light.FlickerFinder.Finding;
import org.worldmill.label.light.FlickerFinder.Range;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Whether lamps flicker or the exposure swings in a film. A lamp whose frequency is a multiple of
 * the frame rate stands still on film and cannot be seen: 100 Hz at 25 frames a second, 120 Hz at
 * 24, 30 or 60; frequencies are those that the film shows, not the lamp's.
 */
@AutoService(Measure.class)
public final class LightMeasure implements FrameMeasure {

  private static final double ANY = Double.POSITIVE_INFINITY;

  /** By how much of itself the time between pictures may vary for a rate to be one. */
  private static final double UNEVEN = 0.02;

  /** Containers whose clocks tick in milliseconds round by one. */
  private static final double ROUNDED_SECONDS = 0.0011;

  private static final String METHOD =
      "medians (for amplitudes means) of the logarithmic changes of 8 tiles along each of 12 strips of the"
          + " rough picture, every frame (the first 3,600); windowed Fourier sums over their times; claimed"
          + " only if 40 times the power of neighbouring frequencies, even over the strips, alike left and"
          + " right, and no overtone of a slower swing";

  @Override
  public String name() {
    return "light";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "flicker_hz",
            "Hz",
            0,
            ANY,
            "Frequency at which the light flickers on film, at most half the frame rate",
            METHOD),
        SignalSpec.number(
            "flicker_amplitude",
            "1",
            0,
            ANY,
            "Half of what lies between darkest and brightest, as a share of the luma as coded",
            METHOD),
        SignalSpec.number(
            "flicker_bands",
            "1/height",
            -ANY,
            ANY,
            "Bright bands to the picture's height that a rolling shutter makes of it, positive if they"
                + " run down",
            METHOD),
        SignalSpec.number(
            "flicker_mains_hz",
            "Hz",
            0,
            ANY,
            "What swings so: 100 for lamps on mains of 50 Hz, 120 for those of 60",
            "the one of the two that is seen at flicker_hz at this frame rate"),
        SignalSpec.number(
            "exposure_pumping_hz",
            "Hz",
            0,
            ANY,
            "Frequency at which the whole picture's brightness goes up and down, at most 3 Hz",
            METHOD),
        SignalSpec.number(
            "exposure_pumping_amplitude",
            "1",
            0,
            ANY,
            "By how much, as flicker_amplitude",
            METHOD));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.EVERY;
  }

  @Override
  public Pass begin() {
    LightTrace trace = new LightTrace();
    return new Pass() {
      @Override
      public void accept(Frame frame) {
        trace.add(frame.nanos() / 1e9, frame.sketch().luma());
      }

      @Override
      public Map<String, SignalValue> finish() {
        return found(trace);
      }
    };
  }

  private static Map<String, SignalValue> found(LightTrace trace) {
    Map<String, SignalValue> found = new HashMap<>();
    FlickerFinder finder = new FlickerFinder(trace);
    Finding fast = finder.find(Range.FAST);
    put(found, fast, "flicker_hz", "flicker_amplitude");
    found.put(
        "flicker_bands",
        fast.flicker()
            .map(
                flicker ->
                    SignalValue.of(flicker.bands())
                        .withStandardError(flicker.bandsError())
                        .withConfidence(flicker.confidence()))
            .orElse(SignalValue.absent(fast.reason())));
    found.put(
        "flicker_mains_hz",
        fast.flicker().map(f -> lamp(f, trace)).orElse(SignalValue.absent(fast.reason())));
    put(found, finder.find(Range.SLOW), "exposure_pumping_hz", "exposure_pumping_amplitude");
    return found;
  }

  private static void put(
      Map<String, SignalValue> found, Finding finding, String frequency, String amplitude) {
    SignalValue none = SignalValue.absent(finding.reason());
    Optional<Flicker> flicker = finding.flicker();
    found.put(
        frequency,
        flicker
            .map(
                f ->
                    SignalValue.of(f.hz())
                        .withStandardError(f.hzError())
                        .withConfidence(f.confidence()))
            .orElse(none));
    found.put(
        amplitude,
        flicker
            .map(
                f ->
                    SignalValue.of(f.amplitude())
                        .withStandardError(f.amplitudeError())
                        .withConfidence(f.confidence()))
            .orElse(none));
  }

  private static SignalValue lamp(Flicker flicker, LightTrace trace) {
    OptionalDouble rate = rate(trace);
    if (rate.isEmpty()) {
      return SignalValue.absent("the frame rate is not even");
    }
    OptionalDouble lamp = MainsLamp.of(flicker, rate.getAsDouble());
    return lamp.isPresent()
        ? SignalValue.of(lamp.getAsDouble()).withConfidence(flicker.confidence())
        : SignalValue.absent("lamps of neither mains, or of both, look so at this frame rate");
  }

  /** Pictures a second; empty if they are unevenly far apart. */
  private static OptionalDouble rate(LightTrace trace) {
    int last = trace.size() - 1;
    double step = (trace.seconds(last) - trace.seconds(0)) / last;
    for (int i = 0; i < last; i++) {
      double off = Math.abs(trace.seconds(i + 1) - trace.seconds(i) - step);
      if (off > Math.max(UNEVEN * step, ROUNDED_SECONDS)) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(1 / step);
  }
}
