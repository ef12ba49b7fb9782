package org.worldmill.ingest.mesh.splat;

import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.Splats;
import org.worldmill.schemas.media.VertexChannels;
import org.worldmill.schemas.media.VertexValues;

/** Collects Gaussians, in the terms of {@link Splats}. */
public final class SplatBuilder {

  /** Degree-0 spherical harmonic: 1 / (2 sqrt(pi)). */
  private static final double HARMONIC = 0.28209479177387814;

  /** Most Gaussians: 72 bytes each. */
  private static final int MAX_SPLATS = 10_000_000;

  private final double[] positions;
  private final float[] logScales;
  private final float[] opacities;
  private final float[] rotations;
  private final float[] colours;
  private final int degree;

  /**
   * Room for so many.
   *
   * @param count already checked against the bytes that hold them
   * @param degree degree of the spherical harmonics that the file holds
   */
  public SplatBuilder(long count, int degree) throws MediaException {
    if (count < 1) {
      throw new MediaException(
          Code.NO_CONTENT, "it holds no Gaussian; export the scene with its splats");
    }
    if (count > MAX_SPLATS) {
      throw MeshLimits.tooLarge("Gaussians", count, MAX_SPLATS);
    }
    int room = (int) count;
    this.positions = new double[3 * room];
    this.logScales = new float[3 * room];
    this.opacities = new float[room];
    this.rotations = new float[4 * room];
    this.colours = new float[4 * room];
    this.degree = degree;
  }

  /** How many there is room for. */
  public int count() {
    return opacities.length;
  }

  /** The mean of a Gaussian. */
  public void place(int splat, double x, double y, double z) throws MediaException {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new MediaException(
          Code.CORRUPT,
          "Gaussian %d has a place that is no finite number (%s, %s, %s); export the scene again"
              .formatted(splat, x, y, z));
    }
    positions[3 * splat] = x;
    positions[3 * splat + 1] = y;
    positions[3 * splat + 2] = z;
  }

  /** Its standard deviations, as natural logarithms. */
  public void logScales(int splat, double x, double y, double z) {
    logScales[3 * splat] = (float) x;
    logScales[3 * splat + 1] = (float) y;
    logScales[3 * splat + 2] = (float) z;
  }

  /** Its standard deviations themselves. */
  public void scales(int splat, double x, double y, double z) {
    logScales(splat, Math.log(x), Math.log(y), Math.log(z));
  }

  /** Its turn; made a unit quaternion, and none at all if it is zero. */
  public void rotation(int splat, double x, double y, double z, double w) {
    double norm = Math.sqrt(x * x + y * y + z * z + w * w);
    boolean none = !(norm > 0) || !Double.isFinite(norm);
    rotations[4 * splat] = none ? 0 : (float) (x / norm);
    rotations[4 * splat + 1] = none ? 0 : (float) (y / norm);
    rotations[4 * splat + 2] = none ? 0 : (float) (z / norm);
    rotations[4 * splat + 3] = none ? 1 : (float) (w / norm);
  }

  /** Its turn, the real part following from the others. */
  public void rotation(int splat, double x, double y, double z) {
    rotation(splat, x, y, z, Math.sqrt(Math.max(0, 1 - x * x - y * y - z * z)));
  }

  /** Its opacity, from 0 to 1. */
  public void opacity(int splat, double opacity) {
    opacities[splat] = (float) opacity;
    colours[4 * splat + 3] = (float) opacity;
  }

  /** Its opacity as stored in training: the inverse of the logistic function. */
  public void logitOpacity(int splat, double logit) {
    opacity(splat, 1 / (1 + Math.exp(-logit)));
  }

  /** Its colour, from 0 to 1. */
  public void colour(int splat, double red, double green, double blue) {
    colours[4 * splat] = clamped(red);
    colours[4 * splat + 1] = clamped(green);
    colours[4 * splat + 2] = clamped(blue);
  }

  /** Its colour as degree-0 coefficients. */
  public void harmonics(int splat, double red, double green, double blue) {
    colour(splat, 0.5 + HARMONIC * red, 0.5 + HARMONIC * green, 0.5 + HARMONIC * blue);
  }

  private static float clamped(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }

  /** The scene; the builder gives its arrays away. */
  public Model3d build() {
    VertexChannels channels =
        new VertexChannels(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new VertexValues(4, colours)),
            new TreeMap<>());
    return Model3d.of(new Mesh(positions, new int[0]))
        .with(channels)
        .with(
            new Splats(
                new VertexValues(3, logScales),
                new VertexValues(1, opacities),
                new VertexValues(4, rotations),
                degree));
  }
}
