package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * What near-duplicates of a 3D model are found by: numbers that moving, turning, mirroring, scaling
 * and triangulating it anew leave nearly as they are. Seeded: the same model gives the same
 * numbers, and another order of its faces nearly the same.
 *
 * <p>Two ratios of the principal extents, then quantiles of the distances of surface points to
 * their centre, then of the distances between pairs of surface points (the shape distribution D2 of
 * Osada et al., "Shape distributions", 2002), all in units of the root mean square distance to the
 * centre. Of a point cloud, the points themselves are taken.
 */
@AutoService(Measure.class)
public final class ShapeDescriptor implements MeshMeasure {

  private static final String NAME = "shape_descriptor";
  private static final int POINTS = 4096;
  private static final int PAIRS = 32768;
  private static final int CENTRE_QUANTILES = 14;
  private static final int PAIR_QUANTILES = 24;
  private static final long SEED = 20020814;

  @Override
  public String name() {
    return "shape-descriptor";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.series(
            NAME,
            "1",
            0,
            Double.POSITIVE_INFINITY,
            "40 numbers that turning, mirroring, scaling and triangulating anew hardly change: 2"
                + " ratios of extents, 14 quantiles of distances to the centre, 24 of distances"
                + " between points.",
            "4,096 points spread evenly over the surface, 32,768 pairs, seeded; shape distribution"
                + " D2 (Osada et al. 2002); extents are roots of eigenvalues of the covariance."));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.MODEL3D);
  }

  @Override
  public Map<String, SignalValue> measure(Model3d model) {
    Mesh mesh = model.mesh();
    if (mesh.vertexCount() == 0) {
      return absent("it has no points");
    }
    double[] points = new SurfacePoints(mesh).sample(POINTS, new SplittableRandom(SEED));
    if (points.length == 0) {
      return absent("its faces have no area");
    }
    double radius = centre(points);
    if (!Double.isFinite(radius)) {
      return absent("the coordinates are too large to compute it");
    }
    if (radius == 0) {
      return absent("all its points lie in one place");
    }
    List<Double> found = new ArrayList<>(PrincipalExtents.ratios(points, radius));
    found.addAll(quantiles(toCentre(points), radius, CENTRE_QUANTILES));
    found.addAll(quantiles(betweenPairs(points), radius, PAIR_QUANTILES));
    return Map.of(NAME, SignalValue.of(found));
  }

  private static Map<String, SignalValue> absent(String reason) {
    return Map.of(NAME, SignalValue.absent(reason));
  }

  /** Moves the points' centre to the origin; their root mean square distance to it. */
  private static double centre(double[] points) {
    double[] mean = new double[3];
    int count = points.length / 3;
    for (int i = 0; i < points.length; i++) {
      mean[i % 3] += points[i] / count;
    }
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] -= mean[i % 3];
      sum += points[i] * points[i] / count;
    }
    return Math.sqrt(sum);
  }

  private static double[] toCentre(double[] points) {
    double[] distances = new double[points.length / 3];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = length(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
    }
    return distances;
  }

  private static double[] betweenPairs(double[] points) {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    int count = points.length / 3;
    double[] distances = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      int a = 3 * random.nextInt(count);
      int b = 3 * random.nextInt(count);
      distances[i] =
          length(
              points[a] - points[b], points[a + 1] - points[b + 1], points[a + 2] - points[b + 2]);
    }
    return distances;
  }

  private static double length(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  private static List<Double> quantiles(double[] values, double unit, int count) {
    Arrays.sort(values);
    List<Double> found = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      found.add(values[(int) ((i + 0.5) / count * values.length)] / unit);
    }
    return found;
  }
}
