package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Which way of a model is up, how long its unit is, and whether that makes sense. */
@AutoService(Measure.class)
public final class ModelScale implements MeshMeasure {

  /** Things that datasets hold are at least this long. */
  private static final double LEAST_M = 0.005;

  /** And at most this long. */
  private static final double MOST_M = 200;

  private static final String UNSTATED = "neither the file nor its format states it";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.text(
              "up_axis",
              "The axis that points up: x, y, z, or one of them with minus.",
              "As the file or its format's standard states it; habits of a format are none."),
          SignalSpec.number(
              "metres_per_unit",
              "m",
              0,
              Double.POSITIVE_INFINITY,
              "Length of one unit of the model.",
              "As the file or its format's standard states it."),
          SignalSpec.number(
              "longest_side_m",
              "m",
              0,
              Double.POSITIVE_INFINITY,
              "Longest side of the model's box in metres.",
              "Longest side times metres_per_unit."),
          SignalSpec.flag(
              "unit_plausible",
              "Whether the stated unit makes the model a thing of 5 mm to 200 m.",
              "longest_side_m; confidence is that of such a rule of thumb."),
          SignalSpec.text(
              "plausible_units",
              "Units in which the model would be a thing of 5 mm to 200 m, joined by spaces.",
              "Of m, cm, mm, in, by the longest side of the box."));

  @Override
  public String name() {
    return "model-scale";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.MODEL3D);
  }

  @Override
  public Map<String, SignalValue> measure(Model3d model) {
    Map<String, SignalValue> found = new TreeMap<>(Absent.all(SIGNALS, UNSTATED));
    double longest = longest(model.mesh());
    model
        .frame()
        .up()
        .ifPresent(
            up ->
                found.put(
                    "up_axis",
                    SignalValue.of(up.name().toLowerCase(Locale.ROOT).replace("minus_", "-"))
                        .withConfidence(1)));
    Optional<Double> unit = model.frame().metresPerUnit();
    if (!Double.isFinite(longest)) {
      found.putAll(Absent.all(SIGNALS.subList(2, SIGNALS.size()), Lengths.TOO_LARGE));
    } else {
      unit.ifPresent(
          metres -> {
            found.put("longest_side_m", SignalValue.of(longest * metres).withConfidence(1));
            found.put(
                "unit_plausible", SignalValue.of(isThing(longest * metres)).withConfidence(0.8));
          });
      String units = units(longest);
      found.put(
          "plausible_units",
          units.isEmpty()
              ? SignalValue.absent("in no usual unit it would be a thing of 5 mm to 200 m")
              : SignalValue.of(units).withConfidence(0.5));
    }
    unit.ifPresent(
        metres -> found.put("metres_per_unit", SignalValue.of(metres).withConfidence(1)));
    return found;
  }

  private static boolean isThing(double metres) {
    return metres >= LEAST_M && metres <= MOST_M;
  }

  private static String units(double longest) {
    List<String> plausible = new ArrayList<>();
    String[] names = {"m", "cm", "mm", "in"};
    double[] metres = {1, 0.01, 0.001, 0.0254};
    for (int i = 0; i < names.length; i++) {
      if (isThing(longest * metres[i])) {
        plausible.add(names[i]);
      }
    }
    return String.join(" ", plausible);
  }

  private static double longest(Mesh mesh) {
    double longest = 0;
    double[] p = mesh.positions();
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < p.length; i += 3) {
        low = Math.min(low, p[i]);
        high = Math.max(high, p[i]);
      }
      longest = Math.max(longest, high - low);
    }
    return longest;
  }
}
