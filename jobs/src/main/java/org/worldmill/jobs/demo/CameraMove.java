package org.worldmill.jobs.demo;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/** A camera that moves over a flat, unmoving picture: sideways, or towards its middle. */
final class CameraMove implements Scene {

  private final BufferedImage subject;
  private final String what;
  private final double seconds;
  private final double panPxPerSecond;
  private final double zoomPerSecond;

  private CameraMove(BufferedImage subject, String what, double seconds, double pan, double zoom) {
    this.subject = subject;
    this.what = what;
    this.seconds = seconds;
    this.panPxPerSecond = pan;
    this.zoomPerSecond = zoom;
  }

  /** To the right at constant speed. */
  static CameraMove pan(BufferedImage subject, String what, double seconds, double pxPerSecond) {
    return new CameraMove(subject, what, seconds, pxPerSecond, 1);
  }

  /** Towards the middle, growing by a constant factor a second. */
  static CameraMove zoom(BufferedImage subject, String what, double seconds, double perSecond) {
    return new CameraMove(subject, what, seconds, 0, perSecond);
  }

  @Override
  public double seconds() {
    return seconds;
  }

  @Override
  public void paint(Graphics2D g, double t) {
    AffineTransform view = new AffineTransform();
    if (zoomPerSecond == 1) {
      view.translate(-20 - panPxPerSecond * t, (Scene.HEIGHT - subject.getHeight()) / 2.0);
    } else {
      double least = (double) Scene.WIDTH / subject.getWidth();
      double scale = least * 1.02 * Math.pow(zoomPerSecond, t);
      view.translate(Scene.WIDTH / 2.0, Scene.HEIGHT / 2.0);
      view.scale(scale, scale);
      view.translate(-subject.getWidth() / 2.0, -subject.getHeight() / 2.0);
    }
    g.drawImage(subject, view, null);
  }

  @Override
  public String description() {
    return (zoomPerSecond == 1 ? "The camera pans to the right over " : "The camera moves in on ")
        + what
        + ".";
  }

  @Override
  public Map<String, Object> physics() {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("kind", "camera motion over a flat scene");
    truth.put("camera", zoomPerSecond == 1 ? "pan" : "dolly");
    truth.put("pan_px_per_s", panPxPerSecond);
    truth.put("zoom_factor_per_s", zoomPerSecond);
    return truth;
  }
}
