package org.worldmill.label.scene;

/**
 * How a scene is filmed.
 *
 * @param widthPx width of the picture
 * @param heightPx height of the picture
 * @param fps pictures a second
 * @param seconds length of the film
 * @param exposure share of the time between two pictures during which light falls in, 0..1
 * @param noise standard deviation of the sensor's noise, in 8-bit steps
 * @param contrast how far bodies stand out, 1 for well
 * @param camera how the camera is held
 */
public record FilmStyle(
    int widthPx,
    int heightPx,
    int fps,
    double seconds,
    double exposure,
    double noise,
    double contrast,
    Held camera) {

  /** How a camera is held. */
  public enum Held {
    /** On a tripod. */
    STILL,
    /** Turned at a constant rate. */
    PANNED,
    /** In a hand. */
    HANDHELD
  }

  /** A tripod, good light. */
  public static final FilmStyle PLAIN = new FilmStyle(640, 360, 30, 3, 0.25, 1.5, 1, Held.STILL);

  public FilmStyle {
    if (widthPx < 64 || heightPx < 64 || fps < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          widthPx + "x" + heightPx + ", " + fps + " fps, " + seconds);
    }
    if (!(exposure >= 0 && exposure <= 1)) {
      throw new IllegalArgumentException("exposed for " + exposure + " of the time");
    }
  }

  /** The same with another picture rate. */
  public FilmStyle withFps(int value) {
    return new FilmStyle(widthPx, heightPx, value, seconds, exposure, noise, contrast, camera);
  }

  /** The same with another length. */
  public FilmStyle withSeconds(double value) {
    return new FilmStyle(widthPx, heightPx, fps, value, exposure, noise, contrast, camera);
  }

  /** The same with another exposure. */
  public FilmStyle withExposure(double value) {
    return new FilmStyle(widthPx, heightPx, fps, seconds, value, noise, contrast, camera);
  }

  /** The same with other noise. */
  public FilmStyle withNoise(double value) {
    return new FilmStyle(widthPx, heightPx, fps, seconds, exposure, value, contrast, camera);
  }

  /** The same with another contrast. */
  public FilmStyle withContrast(double value) {
    return new FilmStyle(widthPx, heightPx, fps, seconds, exposure, noise, value, camera);
  }

  /** The same with a camera held otherwise. */
  public FilmStyle withCamera(Held value) {
    return new FilmStyle(widthPx, heightPx, fps, seconds, exposure, noise, contrast, value);
  }

  /** The same at another size. */
  public FilmStyle withSize(int width, int height) {
    return new FilmStyle(width, height, fps, seconds, exposure, noise, contrast, camera);
  }

  /** How many pictures the film has. */
  public int frames() {
    return (int) Math.round(seconds * fps);
  }

  /** When the exposure of a picture is half over, seconds after the film's start. */
  public double middle(int frame) {
    return (double) frame / fps;
  }
}
