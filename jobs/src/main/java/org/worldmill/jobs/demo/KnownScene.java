package org.worldmill.jobs.demo;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.worldmill.label.scene.Contact;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.label.scene.SceneTruth;

/** A scene of known truth, as the tests of motion and the benchmark film them: grey, with noise. */
final class KnownScene implements Scene {

  private final org.worldmill.label.scene.Scene scene;
  private final String description;
  private final ScenePainter painter;
  private final GreyPicture picture = new GreyPicture();
  private int shown = -1;

  private KnownScene(SceneKind kind, FilmStyle style, long seed, String description) {
    scene = org.worldmill.label.scene.Scene.of(kind, style, seed);
    this.description = description;
    painter = new ScenePainter(scene);
  }

  /** Before a fixed camera. */
  static KnownScene of(SceneKind kind, double seconds, long seed, String description) {
    return new KnownScene(kind, FilmStyle.PLAIN.withSeconds(seconds), seed, description);
  }

  /** A flat wall that the camera shifts along: without perspective that is no turn. */
  static KnownScene along(double seconds, long seed, String description) {
    FilmStyle style = FilmStyle.PLAIN.withSeconds(seconds).withCamera(FilmStyle.Held.PANNED);
    return new KnownScene(SceneKind.STATIC, style, seed, description);
  }

  @Override
  public double seconds() {
    return scene.style().seconds();
  }

  @Override
  public void paint(Graphics2D g, double t) {
    int number = (int) Math.round(t * scene.style().fps());
    if (number != shown) {
      picture.show(painter.frame(number));
      shown = number;
    }
    picture.paint(g);
  }

  /** It exposes its own pictures. */
  @Override
  public Shutter shutter() {
    return Shutter.INSTANT;
  }

  @Override
  public List<Strike> strikes() {
    List<Strike> strikes = new ArrayList<>();
    double strength = 1;
    for (Contact contact : scene.physics().contacts()) {
      strikes.add(new Strike(contact.seconds(), strength));
      strength *= contact.restitution();
    }
    return strikes;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Map<String, Object> physics() {
    return SceneTruth.of(scene);
  }
}
