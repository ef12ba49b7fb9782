package org.worldmill.curate.content;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * How many faces and people a detector finds in one picture of the middle of a clip. Detectors of
 * their age miss many and see some that are not there; {@code docs/accuracy.md} says how many. Good
 * for finding clips with people, not for promising that there are none.
 */
@AutoService(Measure.class)
public final class FacesMeasure implements FrameMeasure {

  private static final int SIDE = 320;
  private static final int MOST_SAMPLES = 4;

  /** Every so many-th sample is looked at for contrast; a prime, so that columns differ. */
  private static final int STEP = 13;

  private static final int CONTRAST = 24;
  private static final String FACES =
      "LBP cascade of OpenCV (frontal faces, at least 36 samples wide), luma of at most 320 px, one"
          + " sample near the middle; recall and precision in docs/accuracy.md";
  private static final String PEOPLE =
      "histograms of oriented gradients (Dalal and Triggs 2005, OpenCV's weights), and faces outside"
          + " of what they find; same picture; recall and precision in docs/accuracy.md";

  @Override
  public String name() {
    return "faces";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.count("faces_max", "Frontal faces that a detector finds.", FACES),
        SignalSpec.share("face_area_share", "Share of the area that they take.", FACES),
        SignalSpec.count(
            "people_max",
            "People that detectors of whole standing figures and of faces find.",
            PEOPLE));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final Spread<Plane> samples = new Spread<>(MOST_SAMPLES, 1);

      @Override
      public void accept(Frame frame) {
        samples.offer(() -> frame.luma(SIDE));
      }

      @Override
      public Map<String, SignalValue> finish() {
        List<Plane> kept = samples.kept();
        Plane middle = kept.get(kept.size() / 2);
        if (isPlain(middle)) {
          return Map.of(
              "faces_max", SignalValue.of(0),
              "face_area_share", SignalValue.of(0),
              "people_max", SignalValue.of(0));
        }
        List<Box> faces = Finders.faces(middle);
        double area = faces.stream().mapToLong(Box::area).sum();
        return Map.of(
            "faces_max", SignalValue.of(faces.size()),
            "face_area_share", SignalValue.of(Math.min(1, area / middle.samples().length)),
            "people_max", SignalValue.of(people(middle, faces)));
      }
    };
  }

  /** Whether there is too little contrast to show anyone, black pictures above all. */
  private static boolean isPlain(Plane luma) {
    byte[] samples = luma.samples();
    int least = 255;
    int most = 0;
    for (int i = 0; i < samples.length; i += STEP) {
      least = Math.min(least, samples[i] & 0xff);
      most = Math.max(most, samples[i] & 0xff);
    }
    return most - least < CONTRAST;
  }

  /** Figures, and faces that belong to none of them. */
  private static double people(Plane luma, List<Box> faces) {
    List<Box> figures = Finders.people(luma);
    return figures.size()
        + faces.stream()
            .filter(
                face -> figures.stream().noneMatch(figure -> 2 * figure.common(face) > face.area()))
            .count();
  }
}
