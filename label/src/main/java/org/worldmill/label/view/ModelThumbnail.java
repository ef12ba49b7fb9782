package org.worldmill.label.view;

import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.Model3d;

/** The small picture of a model: from the front, a little from the right and above. */
public final class ModelThumbnail {

  private static final int SIDE_PX = 320;
  private static final double AZIMUTH_DEG = 32;
  private static final double ELEVATION_DEG = 22;

  private ModelThumbnail() {}

  /** A JPEG of 320 x 320 pixels. */
  public static EncodedImage render(Model3d model, Upright upright) {
    Renderer renderer = new Renderer(model);
    View view =
        new Sphere(renderer, upright, SIDE_PX).single("thumbnail", AZIMUTH_DEG, ELEVATION_DEG);
    return Pixels.jpeg(Pixels.graded(renderer.draw(view.camera())));
  }
}
