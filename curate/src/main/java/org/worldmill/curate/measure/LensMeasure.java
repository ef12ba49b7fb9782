package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * The focal length in pixels of the picture as it is stored. Of stills from EXIF: by the pixels a
 * millimetre of the sensor where they are stated, else by the focal length on 35 mm film with an
 * equal diagonal (CIPA DCG-001). A picture that was cropped since, or zoomed by cropping, has none;
 * one that was resized has. Of films see {@link FilmFocal}.
 */
@AutoService(Measure.class)
public final class LensMeasure implements FactMeasure {

  /** Diagonal of 36 x 24 mm. */
  static final double FILM_DIAGONAL_MM = Math.hypot(36, 24);

  /** Cameras round it to whole millimetres, and not all go by the diagonal of the whole sensor. */
  private static final double EQUIVALENT_ERROR = 0.05;

  /** Sizes of sensors are rounded, and a lens's focal length is that at infinity. */
  private static final double SENSOR_ERROR = 0.02;

  private static final double SAME_SHAPE = 0.01;
  private static final String METHOD =
      "EXIF: focal length by focal plane resolution, else 35 mm equivalent by diagonals"
          + " (CIPA DCG-001); absent if cropped or digitally zoomed. Films: stated horizontal field of"
          + " view (Apple's hfov), else a GoPro's diagonal one where its lens mode is linear (GPMF"
          + " ZFOV, VFOV), else 35 mm equivalent (QuickTime metadata, a DJI flight log's"
          + " focal_len times its digital zoom)";

  @Override
  public String name() {
    return "lens";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "focal_px",
            "px",
            0,
            Double.POSITIVE_INFINITY,
            "Focal length in stored pixels; lens distortion is not known.",
            METHOD),
        SignalSpec.number(
            "field_of_view_x_rad",
            "rad",
            0,
            Math.PI,
            "Angle from the left edge to the right as displayed, for a lens without distortion.",
            METHOD),
        SignalSpec.number(
            "field_of_view_y_rad",
            "rad",
            0,
            Math.PI,
            "Angle from the upper edge to the lower as displayed, for a lens without distortion.",
            METHOD),
        SignalSpec.text(
            "focal_source",
            "What it was found from: sensor, equivalent, horizontal or diagonal.",
            METHOD));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.IMAGE, Modality.VIDEO);
  }

  @Override
  public OfParts ofParts(String signal) {
    return OfParts.SAME;
  }

  /** A focal length in pixels of the picture as it was taken, and how far it may be off. */
  record Focal(double px, double relativeError, String source) {}

  @Override
  public Map<String, SignalValue> measure(ClipFacts clip) {
    Optional<PictureFacts> picture = clip.facts().picture().flatMap(TrackFacts::picture);
    if (clip.span().isPresent()) {
      Optional<Focal> film = picture.flatMap(shown -> FilmFocal.of(clip.facts(), shown));
      return film.isEmpty()
          ? absent("nothing in the film tells of a lens that draws as a pinhole does")
          : found(picture.orElseThrow(), film.get(), film.get().px());
    }
    Optional<Double> width = number(clip.facts(), "width_px").filter(LensMeasure::isSide);
    Optional<Double> height = number(clip.facts(), "height_px").filter(LensMeasure::isSide);
    Optional<Focal> focal =
        width.isPresent() && height.isPresent()
            ? taken(clip.facts(), width.get(), height.get())
            : Optional.empty();
    if (picture.isEmpty() || focal.isEmpty()) {
      return absent("no EXIF that tells a focal length and the size it is for");
    }
    if (number(clip.facts(), "digital_zoom").filter(zoom -> zoom > 1 + SAME_SHAPE).isPresent()) {
      return absent("it was zoomed digitally, and whether the focal length tells is not known");
    }
    double longSide = Math.max(picture.get().widthPx(), picture.get().heightPx());
    double shortSide = Math.min(picture.get().widthPx(), picture.get().heightPx());
    double longTaken = Math.max(width.get(), height.get());
    double shortTaken = Math.min(width.get(), height.get());
    double shape = longSide / shortSide / (longTaken / shortTaken);
    // A side of few pixels cannot keep the shape any better than to a pixel.
    if (Math.abs(shape - 1) > SAME_SHAPE + 1 / shortSide) {
      return absent("it was cropped since it was taken");
    }
    return found(picture.get(), focal.get(), focal.get().px() * longSide / longTaken);
  }

  private static boolean isSide(double px) {
    return px >= 16 && px <= 100_000;
  }

  private static Optional<Focal> taken(MediaFacts facts, double width, double height) {
    Optional<Double> millimetres =
        number(facts, "focal_length_mm").filter(mm -> mm > 0.1 && mm < 10_000);
    Optional<Double> density = number(facts, "px_per_mm");
    if (millimetres.isPresent() && density.isPresent()) {
      double sensor = Math.max(width, height) / density.get();
      if (sensor > 2 && sensor < 70) {
        return Optional.of(new Focal(millimetres.get() * density.get(), SENSOR_ERROR, "sensor"));
      }
    }
    return number(facts, "focal_length_35_mm")
        .filter(film -> film >= 5 && film <= 2000)
        .map(
            film ->
                new Focal(
                    film / FILM_DIAGONAL_MM * Math.hypot(width, height),
                    EQUIVALENT_ERROR,
                    "equivalent"));
  }

  private static Map<String, SignalValue> found(PictureFacts picture, Focal focal, double px) {
    Map<String, SignalValue> found = new HashMap<>();
    double error = px * focal.relativeError();
    found.put("focal_px", SignalValue.of(px).withStandardError(error));
    found.put("field_of_view_x_rad", angle(picture.displayWidthPx(), px, error));
    found.put("field_of_view_y_rad", angle(picture.displayHeightPx(), px, error));
    found.put("focal_source", SignalValue.of(focal.source()));
    return found;
  }

  /** 2 atan(side / 2f), whose derivative by f is -side / (f^2 + side^2 / 4). */
  private static SignalValue angle(double side, double focal, double error) {
    return SignalValue.of(2 * Math.atan(side / (2 * focal)))
        .withStandardError(error * side / (focal * focal + side * side / 4));
  }

  private Map<String, SignalValue> absent(String reason) {
    Map<String, SignalValue> found = new HashMap<>();
    signals().forEach(spec -> found.put(spec.name(), SignalValue.absent(reason)));
    return found;
  }

  private static Optional<Double> number(MediaFacts facts, String name) {
    return CameraSaid.of(facts).number(name);
  }
}
