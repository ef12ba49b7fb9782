package org.worldmill.jobs.worker;

import java.util.List;
import java.util.Optional;
import org.worldmill.label.caption.ModelTexts;
import org.worldmill.schemas.MediaFacts;

/**
 * Pictures of a model.
 *
 * @param views the pictures, ring first
 * @param tags what the file says of itself
 * @param parts names of its parts
 * @param facing what is known of how it stands
 * @param metresPerUnit length of its unit, where the file states it
 */
public record PairsReply(
    List<PairView> views,
    List<MediaFacts.Tag> tags,
    List<String> parts,
    ModelTexts.Facing facing,
    Optional<Double> metresPerUnit) {

  public PairsReply {
    views = List.copyOf(views);
    tags = List.copyOf(tags);
    parts = List.copyOf(parts);
  }

  /**
   * A picture and its camera.
   *
   * @param name {@code ring-03}, {@code top}, {@code bottom}
   * @param file a PNG
   * @param azimuthDeg from the model's front towards its right
   * @param elevationDeg above the model's horizon
   * @param focalPx focal length, in pixels; the principal point is the middle
   * @param modelToCamera four rows of four numbers
   * @param coverage share of the pixels that show the model
   */
  public record PairView(
      String name,
      String file,
      double azimuthDeg,
      double elevationDeg,
      double focalPx,
      List<Double> modelToCamera,
      double coverage) {

    public PairView {
      modelToCamera = List.copyOf(modelToCamera);
    }
  }
}
