package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * What a film's container or a still's metadata says of the camera that took it, as it says it:
 * none of it is checked against the picture, and what is not said is absent. A focal length that
 * follows from it is among the signals of {@link LensMeasure}.
 */
@AutoService(Measure.class)
public final class CameraFactsMeasure implements FactMeasure {

  private static final String GOPRO = "GoPro's settings: box GPMF of the user data, ";
  private static final String SPHERE =
      "films: Spherical Video 1 and 2 (boxes uuid and sv3d, by Google), Matroska's Projection;"
          + " stills: GPano (Photo Sphere XMP Metadata, by Google)";
  private static final String STEREO =
      "boxes st3d (Google) and vexu (Apple), Matroska's StereoMode";
  private static final String DEPTH =
      "films: ISO/IEC 14496-12, track references vdep and vplx, auxiliary tracks by URN (auxi); auxiliary"
          + " tracks of Android (box axte or edvd, auxiliary.tracks.map); stills: GDepth (Depthmap"
          + " Metadata) and items of a Container (Dynamic Depth 1.0) in XMP";
  private static final String RANGE = "XMP GDepth:Near and GDepth:Far, where GDepth:Units is told";
  private static final String GIMBAL = "XMP of DJI's drones, as its gimbal tells";

  private static final double WHOLE_TURN = 2 * Math.PI;

  @Override
  public String name() {
    return "camera-facts";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.text(
            "lens_name", "What the camera calls its lens.", "QuickTime metadata camera.lens_model"),
        SignalSpec.text(
            "lens_mode",
            "What the camera calls its field of view: W wide, L linear, N narrow, S superview ...",
            GOPRO + "VFOV"),
        SignalSpec.number(
            "field_of_view_diagonal_rad",
            "rad",
            0,
            WHOLE_TURN,
            "Angle from corner to corner, through a fisheye too.",
            GOPRO + "ZFOV"),
        SignalSpec.flag(
            "steadied_in_camera", "Whether the camera says that it steadied it.", GOPRO + "EISE"),
        SignalSpec.text(
            "projection",
            "How the world lies on the picture: rectilinear, equirectangular, cubemap, fisheye ...",
            SPHERE),
        angle("sphere_x_rad", 0, WHOLE_TURN, "Angle around that an equirectangular picture holds."),
        angle("sphere_y_rad", 0, Math.PI, "Angle up and down that such a picture holds."),
        angle("projection_yaw_rad", -Math.PI, Math.PI, "Turn of the picture on its sphere."),
        angle("projection_pitch_rad", -Math.PI / 2, Math.PI / 2, "Its tilt, upwards."),
        angle("projection_roll_rad", -Math.PI, Math.PI, "Its roll."),
        SignalSpec.text("stereo_layout", "How two eyes' views lie on the picture.", STEREO),
        SignalSpec.number("stereo_baseline_m", "m", 0, 100, "Distance of the two lenses.", STEREO),
        SignalSpec.text("depth_source", "Where depth lies that goes with the pictures.", DEPTH),
        metres("depth_near_m", 0, 100_000, "Least distance that this depth can tell.", RANGE),
        metres("depth_far_m", 0, 100_000, "Greatest distance that this depth can tell.", RANGE),
        attitude("yaw", "Where the camera looked, from north to the east."),
        attitude("pitch", "How far upwards it looked."),
        attitude("roll", "How far it was rolled, clockwise."),
        metres("height_m", -1000, 100_000, "Height above where the flight began.", GIMBAL));
  }

  private static SignalSpec metres(
      String name, double min, double max, String meaning, String method) {
    return SignalSpec.number(name, "m", min, max, meaning, method);
  }

  private static SignalSpec attitude(String axis, String meaning) {
    return SignalSpec.number(
        "attitude_" + axis + "_rad", "rad", -Math.PI, Math.PI, meaning, GIMBAL);
  }

  private static SignalSpec angle(String name, double min, double max, String meaning) {
    return SignalSpec.number(name, "rad", min, max, meaning, SPHERE);
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.IMAGE, Modality.VIDEO);
  }

  @Override
  public OfParts ofParts(String signal) {
    return OfParts.SAME;
  }

  @Override
  public Map<String, SignalValue> measure(ClipFacts clip) {
    CameraSaid said = CameraSaid.of(clip.facts());
    Map<String, SignalValue> found = new HashMap<>();
    said.text("lens_model").ifPresent(name -> found.put("lens_name", SignalValue.of(name)));
    said.text("lens_mode").ifPresent(name -> found.put("lens_mode", SignalValue.of(name)));
    said.text("steadied")
        .filter(answer -> answer.equals("Y") || answer.equals("N"))
        .ifPresent(answer -> found.put("steadied_in_camera", SignalValue.of(answer.equals("Y"))));
    said.text("projection").ifPresent(name -> found.put("projection", SignalValue.of(name)));
    said.text("stereo_layout").ifPresent(name -> found.put("stereo_layout", SignalValue.of(name)));
    said.text("depth").ifPresent(source -> found.put("depth_source", SignalValue.of(source)));
    putAngle(found, "field_of_view_diagonal_rad", said.number("diagonal_deg"));
    for (String of : List.of("projection_", "attitude_")) {
      putAngle(found, of + "yaw_rad", heading(said.number(of + "yaw_deg")));
      putAngle(found, of + "pitch_rad", said.number(of + "pitch_deg"));
      putAngle(found, of + "roll_rad", said.number(of + "roll_deg"));
    }
    for (String length : List.of("stereo_baseline_m", "depth_near_m", "depth_far_m", "height_m")) {
      said.number(length).ifPresent(metres -> found.put(length, SignalValue.of(metres)));
    }
    around(said)
        .ifPresent(
            degrees -> {
              putAngle(found, "sphere_x_rad", share(said, "x").map(share -> share * degrees));
              putAngle(found, "sphere_y_rad", share(said, "y").map(share -> share * 180));
            });
    SignalValue silence = SignalValue.absent("the file says nothing of it");
    for (SignalSpec spec : signals()) {
      found.put(spec.name(), checked(spec, found.getOrDefault(spec.name(), silence)));
    }
    return found;
  }

  /** Degrees around that a whole picture of this projection holds. */
  private static Optional<Double> around(CameraSaid said) {
    return said.text("projection")
        .flatMap(
            name ->
                switch (name) {
                  case "equirectangular", "tiled-equirectangular" -> Optional.of(360.0);
                  case "half-equirectangular" -> Optional.of(180.0);
                  default -> Optional.empty();
                });
  }

  private static Optional<Double> share(CameraSaid said, String axis) {
    return said.number("projection_" + axis + "_share").or(() -> Optional.of(1.0));
  }

  private static void putAngle(
      Map<String, SignalValue> found, String name, Optional<Double> degrees) {
    degrees.ifPresent(angle -> found.put(name, SignalValue.of(Math.toRadians(angle))));
  }

  /** Of headings, some are told from 0 on and some from -180 on. */
  private static Optional<Double> heading(Optional<Double> degrees) {
    return degrees.map(angle -> angle > 180 && angle <= 360 ? angle - 360 : angle);
  }

  private static SignalValue checked(SignalSpec spec, SignalValue value) {
    boolean outside =
        value.number().filter(number -> number < spec.min() || number > spec.max()).isPresent();
    return outside ? SignalValue.absent("what the file says of it cannot be") : value;
  }
}
