package org.worldmill.label.scene;

import java.util.List;

/**
 * Something that can be filmed, and what is true of it: a function of kind, style and seed.
 *
 * @param kind what happens
 * @param seed what tells it from others of its kind and style
 * @param style how it is filmed
 * @param camera how the camera moves
 * @param bodies what moves before the ground
 * @param physics what is true of them
 */
public record Scene(
    SceneKind kind, long seed, FilmStyle style, Camera camera, List<Body> bodies, Physics physics) {

  private static final List<Backdrop.Texture> GROUNDS =
      List.of(Backdrop.Texture.PLASTER, Backdrop.Texture.BRICKS, Backdrop.Texture.GRAVEL);

  public Scene {
    bodies = List.copyOf(bodies);
  }

  /** The scene of a kind, a style and a seed. */
  public static Scene of(SceneKind kind, FilmStyle style, long seed) {
    return new SceneMaker(kind, style, seed).make();
  }

  /** The same film shown from its end to its beginning. */
  public Scene backwards() {
    double end = style.middle(style.frames() - 1);
    List<Body> turned =
        bodies.stream()
            .map(
                body ->
                    new Body(
                        Motion.backwards(body.motion(), end),
                        body.radiusPx(),
                        body.luma(),
                        body.shading(),
                        body.marks().map(marks -> marks.backwards(end))))
            .toList();
    return new Scene(kind, seed, style, t -> camera.at(end - t), turned, physics.backwards(end));
  }

  /** Where a body's centre is seen in a picture, in its pixels. */
  public Point seen(int body, int frame) {
    double t = style.middle(frame);
    return camera.at(t).seen(bodies.get(body).motion().at(t), style.widthPx(), style.heightPx());
  }

  /** The ground's look. */
  Backdrop.Texture texture() {
    if (kind == SceneKind.CARTOON || kind == SceneKind.SCREEN) {
      return Backdrop.Texture.FLAT;
    }
    return GROUNDS.get(Math.floorMod(seed, GROUNDS.size()));
  }
}
