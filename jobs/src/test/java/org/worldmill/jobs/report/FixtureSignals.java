package org.worldmill.jobs.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.DefaultFilters;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Made-up values that follow from an id, and what the default filters say of them. */
final class FixtureSignals {

  static final List<SignalSpec> SPECS =
      List.of(
          number("duration_s", "s", "Length of the clip."),
          SignalSpec.count("frames", "Decoded pictures in the clip.", "counted"),
          number("short_side_px", "px", "The shorter side as displayed."),
          SignalSpec.share("luma_mean", "Mean brightness, 0 black, 1 white.", "mean"),
          SignalSpec.share("contrast_rms", "Spread of brightness within pictures.", "rms"),
          SignalSpec.share("frozen_share", "Share of pictures equal to the one before.", "count"),
          number("sharpness", "1", "How fine the finest detail is."),
          SignalSpec.share("moving_area_share", "Share of the picture that moves.", "flow"),
          number("motion_score", "widths/s", "Mean speed of motion."),
          SignalSpec.flag("audio_present", "Whether there is a sound track.", "facts"),
          SignalSpec.count("vertex_count", "Stored vertices.", "counted"),
          SignalSpec.count("face_count", "Triangles.", "counted"),
          SignalSpec.flag("watertight", "Whether every edge has two faces.", "edges"),
          SignalSpec.text("phash", "Perceptual hash.", "dct"));

  private FixtureSignals() {}

  private static SignalSpec number(String name, String unit, String meaning) {
    return SignalSpec.number(name, unit, 0, Double.POSITIVE_INFINITY, meaning, "made up");
  }

  /** A number in 0..255 that follows from the id. */
  static int noise(String id, int place) {
    return Integer.parseInt(id.substring(place * 2, place * 2 + 2), 16);
  }

  static SortedMap<String, SignalValue> of(Modality modality, String id) {
    SortedMap<String, SignalValue> signals = new TreeMap<>();
    double one = noise(id, 2) / 255.0;
    double two = noise(id, 3) / 255.0;
    double bell = (one + two + noise(id, 4) / 255.0 + noise(id, 5) / 255.0) / 4;
    if (modality == Modality.MODEL3D) {
      signals.put("vertex_count", SignalValue.of(Math.rint(Math.pow(10, 1 + 4 * bell))));
      signals.put("face_count", SignalValue.of(Math.rint(2 * Math.pow(10, 1 + 4 * bell))));
      signals.put("watertight", SignalValue.of(one > 0.4));
      return signals;
    }
    signals.put("short_side_px", SignalValue.of(Math.rint(40 + 1000 * bell * two)));
    signals.put("luma_mean", SignalValue.of(bell * bell));
    signals.put("contrast_rms", SignalValue.of(0.28 * bell).withStandardError(0.01));
    signals.put("sharpness", SignalValue.of(8 * one * two));
    signals.put("phash", SignalValue.of(id.substring(0, 16)));
    if (modality == Modality.VIDEO) {
      signals.put("duration_s", SignalValue.of(0.5 + 28 * one * one));
      signals.put("frames", SignalValue.of(Math.rint(12 + 700 * one * one)));
      signals.put("frozen_share", SignalValue.of(two > 0.93 ? 1 : two * two / 4));
      signals.put("audio_present", SignalValue.of(one > 0.55));
      signals.put("moving_area_share", SignalValue.of(Math.pow(bell, 3)));
      signals.put(
          "motion_score",
          two < 0.2
              ? SignalValue.absent("one frame only")
              : SignalValue.of(Math.pow(10, 3 * bell - 3)));
    }
    return signals;
  }

  static Optional<Verdict> judge(
      String itemId, Modality modality, SortedMap<String, SignalValue> signals) {
    for (int order = 0; order < DefaultFilters.RULES.size(); order++) {
      FilterRule rule = DefaultFilters.RULES.get(order);
      Optional<Double> value =
          Optional.ofNullable(signals.get(rule.signal())).flatMap(SignalValue::number);
      boolean applies = rule.applies().isEmpty() || rule.applies().contains(modality);
      if (applies && value.filter(found -> isOut(rule, found)).isPresent()) {
        String why = rule.signal() + " " + Html.number(value.get()) + " is out of bounds";
        return Optional.of(
            new Verdict(itemId, rule.name(), order, false, rule.signal(), value, Optional.of(why)));
      }
    }
    return Optional.empty();
  }

  private static boolean isOut(FilterRule rule, double value) {
    return rule.min().filter(min -> value < min).isPresent()
        || rule.max().filter(max -> value > max).isPresent();
  }
}
