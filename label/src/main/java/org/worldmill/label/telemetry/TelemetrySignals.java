package org.worldmill.label.telemetry;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.TelemetryClip;
import org.worldmill.schemas.media.TelemetryMeasure;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * What sensors said of a clip, at the times of its frames and in figures. Of several streams of one
 * kind the first is gone by. A film without telemetry has none of these signals, and says so.
 */
@AutoService(Measure.class)
public final class TelemetrySignals implements TelemetryMeasure {

  private static final List<SignalSpec> SIGNALS = TelemetrySpecs.all();
  private static final double GRAVITY = 9.80665;
  private static final double TOLERANCE = 0.02;

  @Override
  public String name() {
    return "telemetry";
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Map<String, SignalValue> measure(TelemetryClip clip) {
    Telemetry telemetry = clip.telemetry();
    Map<String, SignalValue> found = new TreeMap<>();
    if (telemetry.streams().isEmpty()) {
      SignalValue none =
          SignalValue.absent(
              telemetry.faults().isEmpty()
                  ? "the film has no telemetry that is known"
                  : "its telemetry cannot be read: " + telemetry.faults().get(0));
      SIGNALS.forEach(spec -> found.put(spec.name(), none));
      return found;
    }
    addSource(telemetry, found);
    TelemetrySpecs.GROUPS.forEach(group -> addSeries(group, clip, found));
    addFigures("accel", TelemetryKind.ACCELERATION, clip, found);
    addFigures("gyro", TelemetryKind.ROTATION_RATE, clip, found);
    addFigures("gps", TelemetryKind.POSITION, clip, found);
    found.remove("gps_saturated_share");
    addMotion(clip, found);
    addCamera(clip, found);
    return found;
  }

  private static void addSource(Telemetry telemetry, Map<String, SignalValue> found) {
    List<TelemetryStream> streams = telemetry.streams();
    TelemetryStream densest =
        streams.stream().max(Comparator.comparingInt(TelemetryStream::size)).orElseThrow();
    found.put("telemetry_source", joined(streams, "", stream -> stream.origin().source()));
    found.put(
        "telemetry_device",
        joined(streams, "the file names none", stream -> stream.origin().device()));
    TelemetryClock clock = densest.origin().clock();
    found.put("telemetry_clock", SignalValue.of(clock.name().toLowerCase(Locale.ROOT)));
    found.put(
        "telemetry_clock_spread_s",
        clock == TelemetryClock.COUNTED
            ? SignalValue.of(densest.origin().clockSpreadNanos() / 1e9)
            : SignalValue.absent("its clock was not fitted"));
    found.put(
        "telemetry_missing",
        SignalValue.of(streams.stream().mapToDouble(s -> s.origin().missing()).sum()));
    found.put("telemetry_faults", SignalValue.of(telemetry.faults().size()));
  }

  private static SignalValue joined(
      List<TelemetryStream> streams,
      String otherwise,
      java.util.function.Function<TelemetryStream, String> text) {
    String all =
        streams.stream()
            .map(text)
            .filter(word -> !word.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? SignalValue.absent(otherwise) : SignalValue.of(all);
  }

  private static void addSeries(
      TelemetrySpecs.Group group, TelemetryClip clip, Map<String, SignalValue> found) {
    Optional<Resampled> series =
        clip.telemetry().first(group.kind()).map(stream -> Resampled.at(stream, clip.frameNanos()));
    List<Integer> observed = series.map(Resampled::observed).orElse(List.of());
    SignalValue none =
        SignalValue.absent(
            series.isEmpty()
                ? "the film's telemetry has no such stream"
                : "the stream has no samples around any frame of the clip");
    found.put(
        group.time(),
        observed.isEmpty()
            ? none
            : SignalValue.of(
                observed.stream()
                    .map(i -> (clip.frameNanos().get(i) - clip.startNanos()) / 1e9)
                    .toList()));
    for (int i = 0; i < group.columns().size(); i++) {
      int component = i;
      found.put(
          group.columns().get(i),
          observed.isEmpty()
              ? none
              : SignalValue.of(series.map(s -> s.component(component)).orElseThrow()));
    }
    if (group.kind() == TelemetryKind.POSITION) {
      addCompanions(observed, clip, found);
    }
  }

  private static void addCompanions(
      List<Integer> observed, TelemetryClip clip, Map<String, SignalValue> found) {
    for (TelemetrySpecs.Companion companion : TelemetrySpecs.WITH_GPS) {
      Optional<Resampled> series =
          clip.telemetry()
              .first(companion.kind())
              .map(stream -> Resampled.at(stream, clip.frameNanos()))
              .filter(s -> !observed.isEmpty() && s.observed().equals(observed));
      found.put(
          companion.name(),
          series
              .map(s -> SignalValue.of(s.component(0)))
              .orElse(SignalValue.absent("the device does not tell it at all of gps_time_s")));
    }
  }

  private static void addFigures(
      String name, TelemetryKind kind, TelemetryClip clip, Map<String, SignalValue> found) {
    Optional<StreamFigures> figures = figures(kind, clip);
    String none = "there are too few such samples in the clip";
    found.put(name + "_rate_hz", number(figures, StreamFigures::rateHz, none));
    found.put(
        name + "_jitter_s",
        number(figures, StreamFigures::jitterSeconds, "the samples have no times of their own"));
    found.put(
        name + "_dropouts",
        number(
            figures,
            f -> f.samples() < 3 ? OptionalDouble.empty() : OptionalDouble.of(f.gaps()),
            none));
    found.put(
        name + "_saturated_share",
        number(figures, StreamFigures::saturatedShare, "its full scale is not known"));
    Optional<Integer> observed =
        clip.telemetry()
            .first(kind)
            .map(stream -> Resampled.at(stream, clip.frameNanos()).observed().size());
    found.put(
        name + "_observed_share",
        observed.isPresent() && !clip.frameNanos().isEmpty()
            ? SignalValue.of((double) observed.get() / clip.frameNanos().size())
            : SignalValue.absent("the film's telemetry has no such stream"));
  }

  private static Optional<StreamFigures> figures(TelemetryKind kind, TelemetryClip clip) {
    return clip.telemetry()
        .first(kind)
        .map(stream -> new StreamFigures(stream, clip.startNanos(), clip.endNanos()));
  }

  private static SignalValue number(
      Optional<StreamFigures> figures,
      java.util.function.Function<StreamFigures, OptionalDouble> figure,
      String otherwise) {
    if (figures.isEmpty()) {
      return SignalValue.absent("the film's telemetry has no such stream");
    }
    OptionalDouble value = figure.apply(figures.get());
    return value.isPresent() ? SignalValue.of(value.getAsDouble()) : SignalValue.absent(otherwise);
  }

  private static void addMotion(TelemetryClip clip, Map<String, SignalValue> found) {
    String none = "there is no such sample in the clip";
    Optional<StreamFigures> force = figures(TelemetryKind.ACCELERATION, clip);
    Optional<StreamFigures> turning = figures(TelemetryKind.ROTATION_RATE, clip);
    found.put("accel_mean_mps2", number(force, StreamFigures::meanLength, none));
    found.put("gyro_rms_radps", number(turning, StreamFigures::rmsLength, none));
    found.put("gyro_peak_radps", number(turning, StreamFigures::greatestLength, none));
    Optional<TelemetryStream> accel = clip.telemetry().first(TelemetryKind.ACCELERATION);
    Optional<TelemetryStream> gyro = clip.telemetry().first(TelemetryKind.ROTATION_RATE);
    OptionalDouble rest =
        accel.isPresent() && gyro.isPresent()
            ? AtRest.meanForce(accel.get(), gyro.get(), clip.startNanos(), clip.endNanos())
            : OptionalDouble.empty();
    SignalValue never = SignalValue.absent("the device is not seen at rest in the clip");
    found.put("accel_at_rest_mps2", rest.isPresent() ? SignalValue.of(rest.getAsDouble()) : never);
    found.put(
        "accel_plausible",
        rest.isPresent()
            ? SignalValue.of(Math.abs(rest.getAsDouble() - GRAVITY) <= TOLERANCE * GRAVITY)
            : never);
  }

  private static void addCamera(TelemetryClip clip, Map<String, SignalValue> found) {
    Map<String, TelemetryKind> kinds =
        Map.of(
            "exposure_s", TelemetryKind.EXPOSURE,
            "exposure_iso", TelemetryKind.ISO,
            "sensor_read_out_s", TelemetryKind.READ_OUT,
            "sensor_temperature_k", TelemetryKind.TEMPERATURE);
    kinds.forEach(
        (name, kind) ->
            found.put(
                name,
                number(
                    figures(kind, clip),
                    StreamFigures::meanLength,
                    "there is no such sample in the clip")));
  }
}
