package org.worldmill.label.view;

import java.util.Optional;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.Splats;

/**
 * Draws a model in software: faces from both sides, points as discs, Gaussians as ellipses, what is
 * nearest in front. The same model and camera give the same bits. A picture takes its own size and
 * at most 48 MiB beside it; where faces overlap so much that drawing would take for ever, every so
 * many are left out, and the picture says how many.
 *
 * <p>Safe for use by one thread.
 */
public final class Renderer {

  /** Samples a side of a pixel. */
  static final int SAMPLES = 3;

  private static final int MOST_BAND = 1 << 22;

  /** Samples looked at in a picture at most: a second or two. */
  private static final long MOST_LOOKED = 250_000_000L;

  /** Faces whose boxes are looked at to foresee the work. */
  private static final int FORESEEN = 2_000;

  private final Model3d model;
  private final Extent extent;
  private final Paint paint;
  private final double pointRadius;

  /** Prepares a model: its size and colours. */
  public Renderer(Model3d model) {
    this.model = model;
    extent = new Extent(model.mesh());
    paint = new Paint(model);
    pointRadius = pointRadius();
  }

  /** Discs that nearly touch if the points lay evenly in a plane across the model. */
  private double pointRadius() {
    double widest = 0;
    for (int axis = 0; axis < 3; axis++) {
      widest = Math.max(widest, extent.half(axis) / extent.unit());
    }
    double count = Math.max(1, model.mesh().vertexCount());
    return Math.max(0.002, Math.min(0.06, 0.9 / Math.sqrt(count))) * Math.max(widest, 0.01);
  }

  Extent extent() {
    return extent;
  }

  Paint paint() {
    return paint;
  }

  /** What a camera sees, creases darkened. */
  public Picture draw(Camera camera) {
    Picture picture = draw(camera, SAMPLES);
    Creases.darken(picture);
    return picture;
  }

  /**
   * What a camera sees, with so many samples a side of a pixel: an odd number, so that one of them
   * is the pixel's middle.
   */
  Picture draw(Camera camera, int samples) {
    Picture picture = new Picture(camera);
    Surface surface = new Surface(model, extent, camera.pose());
    int width = camera.widthPx() * samples;
    int bandRows = Math.max(1, Math.min(camera.heightPx(), MOST_BAND / (width * samples)));
    int step = step(surface, camera, samples);
    for (int row = 0; row < camera.heightPx(); row += bandRows) {
      int rows = Math.min(bandRows, camera.heightPx() - row);
      Samples band = new Samples(width, row * samples, rows * samples);
      Brush brush = brush(band, surface, camera, samples);
      for (int id = 0; id < count(); id += step) {
        brush.draw(id);
      }
      picture.count(band);
      new Shading(model, extent, paint, surface, picture, samples).shade(band, row, rows);
    }
    int drawn = count();
    picture.leaveOut(drawn - ((drawn - 1) / step + 1));
    return picture;
  }

  private int count() {
    int faces = model.mesh().triangleCount();
    return faces > 0 ? faces : model.mesh().vertexCount();
  }

  /** Every how many faces are drawn: 1 unless a look at some of them foresees too much work. */
  private int step(Surface surface, Camera camera, int samples) {
    int count = count();
    int stride = Math.max(1, count / FORESEEN);
    int square = samples * samples;
    Samples probe = new Samples(camera.widthPx(), 0, camera.heightPx());
    Brush brush = brush(probe, surface, camera, 1);
    int drawn = 0;
    for (int id = 0; id < count && brush.looked() < MOST_LOOKED / square; id += stride) {
      brush.draw(id);
      drawn++;
    }
    double foreseen = (double) brush.looked() * square * count / Math.max(1, drawn);
    return (int) Math.min(count, Math.floor(foreseen / MOST_LOOKED) + 1);
  }

  /** Draws one face or point at a time. */
  private interface Brush {
    void draw(int id);

    long looked();
  }

  private Brush brush(Samples out, Surface surface, Camera camera, int samples) {
    double fx = camera.fx() * samples;
    double fy = camera.fy() * samples;
    double cx = camera.cx() * samples;
    double cy = camera.cy() * samples;
    return model.mesh().triangleCount() > 0
        ? new FaceBrush(surface, new FaceRaster(out, fx, fy, cx, cy))
        : new PointBrush(surface, new DiscRaster(out, fx, fy, cx, cy));
  }

  private static final class FaceBrush implements Brush {
    private final Surface surface;
    private final FaceRaster raster;
    private final double[] p = new double[9];

    FaceBrush(Surface surface, FaceRaster raster) {
      this.surface = surface;
      this.raster = raster;
    }

    @Override
    public void draw(int face) {
      surface.face(face, p);
      raster.draw(face, p);
    }

    @Override
    public long looked() {
      return raster.looked();
    }
  }

  private final class PointBrush implements Brush {
    private final Surface surface;
    private final DiscRaster raster;
    private final Optional<Splats> splats = model.splats();
    private final double[] p = new double[3];
    private final double[] covariance = new double[6];

    PointBrush(Surface surface, DiscRaster raster) {
      this.surface = surface;
      this.raster = raster;
    }

    @Override
    public void draw(int vertex) {
      surface.vertex(vertex, p, 0);
      if (splats.isEmpty()) {
        raster.disc(vertex, p[0], p[1], p[2], pointRadius);
        return;
      }
      surface.covariance(splats.get(), vertex, covariance);
      double opacity = splats.get().opacities().at(vertex, 0);
      raster.gaussian(vertex, p[0], p[1], p[2], covariance, opacity);
    }

    @Override
    public long looked() {
      return raster.looked();
    }
  }
}
