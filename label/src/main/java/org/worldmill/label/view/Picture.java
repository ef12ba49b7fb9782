package org.worldmill.label.view;

/**
 * What a camera sees of a model, pixel by pixel, row by row from the top left. Depth, normal, part
 * and mask are those of the ray through the pixel's middle; colour is the mean over 3 x 3 rays.
 * Arrays are shared, never written to.
 */
public final class Picture {

  /** Depth where nothing is seen. */
  public static final float NOTHING = Float.POSITIVE_INFINITY;

  final Camera camera;
  final float[] depth;
  final float[] normals;
  final int[] parts;
  final boolean[] backs;

  /**
   * Red, green, blue 0..255 of what covers each pixel, and last the share of it that is covered.
   */
  final float[] colours;

  private long fragments;
  private long backFragments;
  private long leftOut;

  Picture(Camera camera) {
    this.camera = camera;
    int pixels = camera.widthPx() * camera.heightPx();
    depth = new float[pixels];
    java.util.Arrays.fill(depth, NOTHING);
    normals = new float[3 * pixels];
    parts = new int[pixels];
    backs = new boolean[pixels];
    colours = new float[4 * pixels];
  }

  /** The camera that saw it. */
  public Camera camera() {
    return camera;
  }

  /** Width in pixels. */
  public int widthPx() {
    return camera.widthPx();
  }

  /** Height in pixels. */
  public int heightPx() {
    return camera.heightPx();
  }

  /** Whether the ray through a pixel's middle meets the model. */
  public boolean covered(int pixel) {
    return depth[pixel] != NOTHING;
  }

  /**
   * The camera's z of what is seen, in model units; {@link #NOTHING} where nothing is, and where it
   * is too far for a float.
   */
  @SuppressWarnings("EI_EXPOSE_REP")
  public float[] depth() {
    return depth;
  }

  /**
   * x, y, z of the geometric normal in camera axes, of length 1, always turned towards the camera;
   * 0, 0, 0 where nothing is seen.
   */
  @SuppressWarnings("EI_EXPOSE_REP")
  public float[] normals() {
    return normals;
  }

  /** Number of the part that is seen, from 1; 0 where nothing is. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public int[] parts() {
    return parts;
  }

  /** Whether the face that is seen turns its back to the camera. */
  public boolean back(int pixel) {
    return backs[pixel];
  }

  /** Red, green and blue of a pixel before a background of one grey, packed as 0xRRGGBB. */
  public int rgb(int pixel, double grey) {
    double open = 1 - colours[4 * pixel + 3];
    int rgb = 0;
    for (int band = 0; band < 3; band++) {
      double value = colours[4 * pixel + band] * (1 - open) + grey * open;
      rgb = rgb << 8 | (int) Math.floor(Math.max(0, Math.min(255, value)) + 0.5);
    }
    return rgb;
  }

  /** Faces and points that were left out because drawing all would take too long. */
  public long leftOut() {
    return leftOut;
  }

  /** Samples drawn, hidden ones included. */
  long fragments() {
    return fragments;
  }

  /** Those of them on backs. */
  long backFragments() {
    return backFragments;
  }

  void count(Samples band) {
    fragments += band.fragments();
    backFragments += band.backs();
  }

  void leaveOut(long faces) {
    leftOut = faces;
  }
}
