package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.worldmill.label.camera.Lens;
import org.worldmill.label.camera.PictureTurns;
import org.worldmill.label.camera.PictureTurns.Turned;
import org.worldmill.label.telemetry.RotationAgreement.Axis;
import org.worldmill.label.telemetry.RotationAgreement.Estimate;
import org.worldmill.label.telemetry.RotationAgreement.Turn;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/** The signals of {@link GyroAgreement}, and their values for one clip. */
final class GyroSignals {

  /** From here on gyroscope and picture tell of the same turns. */
  static final double AGREE = 0.9;

  private static final List<String> AXES = GyroSpecs.AXES;
  private static final int FOCAL_ROUNDS = 4;

  /** No lens is as short or as long, in picture widths. */
  private static final double LEAST_FOCAL = 0.2;

  private static final double MOST_FOCAL = 20;

  /** A picture that turns by less than that share of what the gyroscope says was steadied. */
  private static final double STEADIER = 0.3;

  private static final double LEAST_FOLLOWED = 0.6;

  /** So much a picture must gain by being held against the device's own account of steadying. */
  private static final double BETTER = 0.05;

  private static final double MOST_SHUTTER_ERROR = 0.003;

  /**
   * A jackknife does not see what errs the same way all the time (coders: {@link RowDrag}; points
   * that are nearer than the rest; lenses that bend), and errs itself: what is added and multiplied
   * to account for it was found on painted films of other seeds than those in docs/accuracy.md.
   */
  private static final double JACKKNIFE_FACTOR = 2;

  private static final double OWN_OFFSET_SECONDS = 0.00005;
  private static final double OWN_GAIN = 0.0025;
  private static final double OWN_ROLL_GAIN = 0.008;

  /** Half of what a film of 30 pictures a second has time for. */
  private static final double UNKNOWN_READ_OUT_SECONDS = 0.016;

  private static final double OWN_SHUTTER_SECONDS = 0.0007;

  static final List<SignalSpec> ALL = GyroSpecs.all();

  private final PictureTurns pictures;
  private final Telemetry telemetry;
  private final long startNanos;
  private final Map<String, SignalValue> found = new HashMap<>();

  /** Of a clip that starts then, in a film with a gyroscope. */
  GyroSignals(PictureTurns pictures, Telemetry telemetry, long startNanos) {
    this.pictures = pictures;
    this.telemetry = telemetry;
    this.startNanos = startNanos;
  }

  static Map<String, SignalValue> absent(String reason) {
    return ALL.stream()
        .collect(Collectors.toMap(SignalSpec::name, spec -> SignalValue.absent(reason)));
  }

  /** What is found of a clip with so many frames. */
  Map<String, SignalValue> values(long frames) {
    TelemetryStream gyro = telemetry.first(TelemetryKind.ROTATION_RATE).orElseThrow();
    double focal = Lens.UNKNOWN.focalWidths();
    Optional<RotationAgreement> best = agreement(focal, gyro);
    if (best.isEmpty()) {
      return absent("too few turns are seen while the gyroscope turns");
    }
    for (int round = 0; round < FOCAL_ROUNDS && agree(best); round++) {
      double next = focal * best.flatMap(RotationAgreement::lens).map(Estimate::value).orElse(1.0);
      Optional<RotationAgreement> again =
          next > LEAST_FOCAL && next < MOST_FOCAL ? agreement(next, gyro) : Optional.empty();
      if (again.isEmpty()) {
        break;
      }
      focal = next;
      best = again;
    }
    RotationAgreement agreement = best.orElseThrow();
    boolean steadier =
        agreement.axes().stream()
            .filter(Axis::excited)
            .allMatch(axis -> axis.seen() < STEADIER * axis.excitation());
    double followed = (double) pictures.turns(focal).size() / Math.max(1, frames - 1);
    putAxes(agreement);
    putSteadied(agreement, focal, steadier ? followed : 0);
    if (agree(best) && !steadier) {
      putAgreed(agreement, focal, new GyroAngles(gyro));
    }
    String reason = "gyroscope and picture do not agree";
    ALL.forEach(spec -> found.putIfAbsent(spec.name(), SignalValue.absent(reason)));
    return found;
  }

  private static boolean agree(Optional<RotationAgreement> agreement) {
    return agreement.isPresent() && agreement.get().correlation() >= AGREE;
  }

  private Optional<RotationAgreement> agreement(double focal, TelemetryStream gyro) {
    List<Turn> turns = new ArrayList<>();
    for (Turned turned : pictures.turns(focal)) {
      double seconds = seconds(turned);
      turns.add(
          new Turn(
              turned.startNanos(),
              turned.endNanos(),
              turned.turn().x() / seconds,
              turned.turn().y() / seconds,
              turned.turn().z() / seconds));
    }
    return RotationAgreement.of(turns, gyro);
  }

  private static double seconds(Turned turned) {
    return (turned.endNanos() - turned.startNanos()) / 1e9;
  }

  private void putAxes(RotationAgreement agreement) {
    found.put("gyro_picture_correlation", SignalValue.of(bounded(agreement.correlation())));
    for (int i = 0; i < AXES.size(); i++) {
      Axis axis = agreement.axes().get(i);
      found.put(
          "gyro_" + AXES.get(i) + "_correlation",
          axis.excited()
              ? SignalValue.of(bounded(axis.correlation()))
              : SignalValue.absent("the camera hardly turned about this axis"));
      found.put("gyro_" + AXES.get(i) + "_excitation_radps", SignalValue.of(axis.excitation()));
    }
  }

  private static double error(Estimate estimate, double own) {
    double wide = JACKKNIFE_FACTOR * estimate.error();
    return Math.sqrt(wide * wide + own * own);
  }

  private static double bounded(double correlation) {
    return Math.max(-1, Math.min(1, correlation));
  }

  /**
   * {@code still}: share of the steps that show a picture much steadier than the gyroscope says.
   */
  private void putSteadied(RotationAgreement raw, double focal, double still) {
    Optional<RotationAgreement> steadied =
        Steadied.turning(telemetry).flatMap(stream -> agreement(focal, stream));
    found.put(
        "gyro_steadied_correlation",
        steadied
            .map(s -> SignalValue.of(bounded(s.correlation())))
            .orElse(SignalValue.absent("the film does not tell how its picture was steadied")));
    double other = steadied.map(RotationAgreement::correlation).orElse(-1.0);
    SignalValue value;
    if (still >= LEAST_FOLLOWED) {
      value = SignalValue.of(true).withConfidence(Math.min(1, still));
    } else if (raw.correlation() >= AGREE) {
      value = SignalValue.of(false).withConfidence(bounded(raw.correlation()));
    } else if (other >= AGREE && other > raw.correlation() + BETTER) {
      value = SignalValue.of(true).withConfidence(bounded(other));
    } else {
      value = SignalValue.absent("gyroscope and picture disagree, and nothing says why");
    }
    found.put("eis_suspected", value);
  }

  private void putAgreed(RotationAgreement agreement, double focal, GyroAngles angles) {
    double sure = bounded(agreement.correlation());
    List<Turned> turns = pictures.turns(focal);
    Optional<Estimate> shutter = RollingShutter.of(turns, agreement, angles);
    double readOut =
        shutter
            .map(s -> Math.hypot(s.value(), error(s, OWN_SHUTTER_SECONDS)))
            .filter(seconds -> seconds < 2 * UNKNOWN_READ_OUT_SECONDS)
            .orElse(UNKNOWN_READ_OUT_SECONDS);
    RowDrag drag = RowDrag.of(turns, agreement, angles, readOut, pictures.heightPx());
    found.put(
        "gyro_picture_offset_s",
        SignalValue.of(agreement.offset().value())
            .withStandardError(
                error(agreement.offset(), Math.hypot(OWN_OFFSET_SECONDS, drag.offsetSeconds())))
            .withConfidence(sure));
    Axis roll = agreement.axes().get(2);
    SignalValue unturned = SignalValue.absent("the camera hardly turned about this axis");
    found.put(
        "gyro_roll_gain",
        roll.excited()
            ? SignalValue.of(roll.gain().value())
                .withStandardError(error(roll.gain(), OWN_ROLL_GAIN))
            : unturned);
    if (agreement.lens().isPresent()) {
      double own = Math.hypot(OWN_GAIN, drag.gain());
      double error = error(agreement.lens().get(), own) * focal;
      found.put(
          "gyro_focal_widths", SignalValue.of(focal).withStandardError(error).withConfidence(sure));
      putTurns(agreement, turns, angles);
      putShutter(agreement, shutter);
    } else {
      String reason = "the camera hardly panned or tilted";
      ALL.forEach(spec -> found.putIfAbsent(spec.name(), SignalValue.absent(reason)));
    }
  }

  private void putTurns(RotationAgreement agreement, List<Turned> turns, GyroAngles angles) {
    found.put(
        "turn_time_s",
        series(turns, t -> ((t.startNanos() + t.endNanos()) / 2 - startNanos) / 1e9));
    found.put("turn_tilt_radps", series(turns, t -> t.turn().x() / seconds(t)));
    found.put("turn_pan_radps", series(turns, t -> t.turn().y() / seconds(t)));
    found.put("turn_roll_radps", series(turns, t -> t.turn().z() / seconds(t)));
    found.put("turn_error_radps", SignalValue.of(difference(agreement, turns, angles)));
  }

  /** A gyroscope's zero is off by a constant, so differences are taken from their own mean. */
  private static double difference(
      RotationAgreement agreement, List<Turned> turns, GyroAngles angles) {
    double variances = 0;
    int axes = 0;
    for (int axis = 0; axis < AXES.size(); axis++) {
      if (!agreement.axes().get(axis).excited()) {
        continue;
      }
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (Turned turned : turns) {
        long from = turned.startNanos() + agreement.offsetNanos();
        if (angles.covers(from, turned.endNanos() + agreement.offsetNanos())) {
          double seen =
              switch (axis) {
                case 0 -> turned.turn().x();
                case 1 -> turned.turn().y();
                default -> turned.turn().z();
              };
          double told = agreement.told(angles, axis, turned.startNanos(), turned.endNanos());
          double off = seen / seconds(turned) - told;
          sum += off;
          squares += off * off;
          count++;
        }
      }
      variances += squares / count - (sum / count) * (sum / count);
      axes++;
    }
    return Math.sqrt(Math.max(0, variances) / Math.max(1, axes));
  }

  private static SignalValue series(List<Turned> turns, ToDoubleFunction<Turned> value) {
    return SignalValue.of(turns.stream().map(value::applyAsDouble).toList());
  }

  private void putShutter(RotationAgreement agreement, Optional<Estimate> shutter) {
    found.put(
        "rolling_shutter_s",
        shutter
            .filter(s -> error(s, OWN_SHUTTER_SECONDS) < MOST_SHUTTER_ERROR)
            .map(
                s ->
                    SignalValue.of(s.value())
                        .withStandardError(error(s, OWN_SHUTTER_SECONDS))
                        .withConfidence(bounded(agreement.correlation())))
            .orElse(SignalValue.absent("the camera does not turn unevenly enough to show it")));
  }
}
