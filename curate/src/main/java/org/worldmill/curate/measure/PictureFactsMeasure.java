package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** What the container says of the picture, as displayed: after rotation. */
@AutoService(Measure.class)
public final class PictureFactsMeasure implements FactMeasure {

  private static final String CONTAINER = "stated by container or codec";

  @Override
  public String name() {
    return "picture-facts";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.count("width_px", "Width as displayed, in stored pixels.", CONTAINER),
        SignalSpec.count("height_px", "Height as displayed, in stored pixels.", CONTAINER),
        SignalSpec.count("short_side_px", "The smaller of width and height.", CONTAINER),
        SignalSpec.number(
            "aspect_ratio",
            "1",
            1,
            Double.POSITIVE_INFINITY,
            "Longer to shorter side as displayed, with the shape of a pixel taken in.",
            CONTAINER),
        SignalSpec.count("bit_depth", "Bits a colour component.", CONTAINER),
        SignalSpec.number(
            "rotation", "deg", 0, 270, "Clockwise turn needed for display.", CONTAINER));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Map<String, SignalValue> measure(ClipFacts clip) {
    Map<String, SignalValue> found = new HashMap<>();
    Optional<PictureFacts> picture = clip.facts().picture().flatMap(TrackFacts::picture);
    if (picture.isEmpty()) {
      SignalValue absent = SignalValue.absent("the container states no picture track");
      signals().forEach(spec -> found.put(spec.name(), absent));
      return found;
    }
    int width = picture.get().displayWidthPx();
    int height = picture.get().displayHeightPx();
    found.put("width_px", SignalValue.of(width));
    found.put("height_px", SignalValue.of(height));
    found.put("short_side_px", SignalValue.of(Math.min(width, height)));
    found.put("aspect_ratio", SignalValue.of(aspectRatio(picture.get())));
    found.put("bit_depth", SignalValue.of(picture.get().bitDepth()));
    found.put("rotation", SignalValue.of(picture.get().rotationDegrees()));
    return found;
  }

  @Override
  public OfParts ofParts(String signal) {
    return OfParts.SAME;
  }

  /** A pixel's shape that is not stated (FFmpeg says 0) is a square. */
  private static double aspectRatio(PictureFacts picture) {
    Rational sample = picture.sampleAspect();
    double pixel = sample.num() > 0 ? sample.toDouble() : 1;
    double ratio = picture.widthPx() * pixel / picture.heightPx();
    return Math.max(ratio, 1 / ratio);
  }
}
