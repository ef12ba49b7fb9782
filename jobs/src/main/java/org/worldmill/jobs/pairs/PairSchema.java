package org.worldmill.jobs.pairs;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.jobs.worker.PairsReply.PairView;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.shard.ReleaseSchema;

/** What is said of each picture beside its texts: which model it shows and from where. */
final class PairSchema {

  private static final String DRAWN = "By the camera that drew it.";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.text("model_id", "The model's clip_id in its release.", "Taken over."),
          SignalSpec.text("model_release", "Dataset and version of that release.", "Taken over."),
          SignalSpec.text("view_name", "Place of the camera: ring-NN, top, bottom.", DRAWN),
          SignalSpec.number(
              "view_azimuth_deg",
              "deg",
              0,
              360,
              "Turn of the camera about the model, from its front towards its right.",
              DRAWN),
          SignalSpec.number(
              "view_elevation_deg",
              "deg",
              -90,
              90,
              "Height of the camera over the model's horizon.",
              DRAWN),
          SignalSpec.number(
              "focal_px",
              "px",
              0,
              Double.POSITIVE_INFINITY,
              "Focal length; the principal point is the picture's middle.",
              DRAWN),
          SignalSpec.series(
              "model_to_camera",
              "",
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              "Four rows of four numbers; camera axes are x right, y down, z forward.",
              DRAWN),
          SignalSpec.number(
              "metres_per_unit",
              "m",
              0,
              Double.POSITIVE_INFINITY,
              "Length of a unit of the model, where its file states it.",
              "Taken over."),
          SignalSpec.share(
              "view_coverage", "Share of the picture that shows the model.", "Pixels counted."));

  private PairSchema() {}

  /** The columns. */
  static ReleaseSchema release() {
    SortedMap<Modality, List<SignalSpec>> signals = new TreeMap<>();
    signals.put(Modality.IMAGE, SIGNALS);
    return new ReleaseSchema(signals);
  }

  /** The values of a picture. */
  static SortedMap<String, SignalValue> values(
      String modelId, String release, PairView view, Optional<Double> metresPerUnit) {
    SortedMap<String, SignalValue> values = new TreeMap<>();
    values.put("model_id", SignalValue.of(modelId));
    values.put("model_release", SignalValue.of(release));
    values.put("view_name", SignalValue.of(view.name()));
    values.put("view_azimuth_deg", SignalValue.of(view.azimuthDeg()));
    values.put("view_elevation_deg", SignalValue.of(view.elevationDeg()));
    values.put("focal_px", SignalValue.of(view.focalPx()));
    values.put("model_to_camera", SignalValue.of(view.modelToCamera()));
    values.put("view_coverage", SignalValue.of(view.coverage()));
    values.put(
        "metres_per_unit",
        metresPerUnit
            .map(metres -> SignalValue.of((double) metres))
            .orElse(SignalValue.absent("the file does not state its unit")));
    return values;
  }
}
