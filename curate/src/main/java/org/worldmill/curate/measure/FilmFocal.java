package org.worldmill.curate.measure;

import java.util.Optional;
import java.util.Set;
import org.worldmill.curate.measure.LensMeasure.Focal;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.media.StatedLens;

/**
 * The focal length of a film, from what its container says: the horizontal field of view that Apple
 * states for spatial films, the diagonal one of a GoPro in one of the modes that draw straight
 * lines straight, or the focal length on 35 mm film, which drones note in their flight logs too.
 * The last holds for photographs of that camera; films are cut out of the sensor to another shape
 * and to be steadied, so it is known to a tenth.
 */
public final class FilmFocal {

  private static final double HORIZONTAL_ERROR = 0.01;
  private static final double DIAGONAL_ERROR = 0.03;
  private static final double EQUIVALENT_ERROR = 0.1;
  private static final double LEAST_35_MM = 5;
  private static final double MOST_35_MM = 2000;

  /** What a GoPro calls its linear modes. */
  private static final Set<String> LINEAR = Set.of("L", "N");

  private FilmFocal() {}

  /** The same for measures that look at the film's pictures. */
  public static Optional<StatedLens> lens(MediaFacts facts) {
    Optional<PictureFacts> picture = facts.picture().flatMap(TrackFacts::picture);
    return picture
        .flatMap(shown -> of(facts, shown))
        .map(
            focal ->
                new StatedLens(
                    focal.px() / picture.orElseThrow().displayWidthPx(),
                    focal.relativeError(),
                    focal.source()));
  }

  /** Empty if nothing is said, or another projection than a pinhole's. */
  static Optional<Focal> of(MediaFacts facts, PictureFacts picture) {
    CameraSaid said = CameraSaid.of(facts);
    if (said.text("projection").filter(name -> !name.equals("rectilinear")).isPresent()) {
      return Optional.empty();
    }
    double diagonal = Math.hypot(picture.widthPx(), picture.heightPx());
    boolean linear = said.text("lens_mode").filter(LINEAR::contains).isPresent();
    return said.number("horizontal_deg")
        .flatMap(angle -> seen(picture.widthPx(), angle, HORIZONTAL_ERROR, "horizontal"))
        .or(
            () ->
                said.number("diagonal_deg")
                    .filter(angle -> linear)
                    .flatMap(angle -> seen(diagonal, angle, DIAGONAL_ERROR, "diagonal")))
        .or(
            () ->
                said.number("focal_length_35_mm")
                    .filter(film -> film >= LEAST_35_MM && film <= MOST_35_MM)
                    .map(film -> film / LensMeasure.FILM_DIAGONAL_MM * diagonal)
                    .map(px -> new Focal(px, EQUIVALENT_ERROR, "equivalent")));
  }

  /** Of a length that is seen under an angle. */
  private static Optional<Focal> seen(double px, double degrees, double error, String source) {
    return degrees > 1 && degrees < 179
        ? Optional.of(new Focal(px / 2 / Math.tan(Math.toRadians(degrees / 2)), error, source))
        : Optional.empty();
  }
}
