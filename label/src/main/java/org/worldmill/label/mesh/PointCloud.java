package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.worldmill.label.solid.NearestPoints;
import org.worldmill.label.solid.PrincipalAxes;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** How dense a point cloud is, how flat, and which way its largest plane faces. Seeded. */
@AutoService(Measure.class)
public final class PointCloud implements MeshMeasure {

  private static final int MOST = 8_000_000;
  private static final int QUERIES = 4096;
  private static final int NEIGHBOURS = 12;
  private static final int TRIALS = 400;
  private static final long SEED = 19810601;

  /** Neighbourhoods thinner than this share of their width are flat. */
  private static final double FLAT = 0.1;

  /** A plane takes points within so many spacings. */
  private static final double REACH = 2;

  /** Standard error of a median in widths of a normal spread, times the root of the count. */
  private static final double OF_MEDIAN = 1.25;

  private static final String PLANE =
      "Random sample consensus (Fischler and Bolles 1981): 400 planes through three of 4,096 points,"
          + " the one with most points within two spacings, fitted again to these.";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.number(
              "point_spacing",
              Lengths.UNIT,
              0,
              Double.POSITIVE_INFINITY,
              "Distance of a point to its nearest neighbour, the median.",
              "4,096 evenly chosen points against all, by a k-d tree."),
          SignalSpec.number(
              "point_density",
              "1/" + Lengths.SQUARE,
              0,
              Double.POSITIVE_INFINITY,
              "Points a unit of surface.",
              "Twelve neighbours over the disc that reaches to the twelfth, the median."),
          SignalSpec.share(
              "flat_share",
              "Share of the points whose neighbourhood is flat.",
              "Twelve neighbours: least over middle extent of their covariance under 0.1."),
          SignalSpec.share("plane_share", "Share of the points in the largest plane.", PLANE),
          SignalSpec.series(
              "plane_normal",
              "1",
              -1,
              1,
              "Unit normal of the largest plane, x, y, z: in scans often the floor, and so up or"
                  + " down. Its greatest component is positive.",
              PLANE),
          SignalSpec.flag(
              "cloud_normals", "Whether the file gives each point a normal.", "As stored."));

  @Override
  public String name() {
    return "point-cloud";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.MODEL3D);
  }

  @Override
  public Map<String, SignalValue> measure(Model3d model) {
    double[] points = model.mesh().positions();
    int count = model.mesh().vertexCount();
    if (model.mesh().triangleCount() > 0) {
      return Absent.all(SIGNALS, "it has faces");
    } else if (count <= NEIGHBOURS || count > MOST) {
      return Absent.all(SIGNALS, "it has under 13 or over 8,000,000 points");
    }
    NearestPoints tree = new NearestPoints(points);
    double[] spacings = CloudSpacing.distances(tree, points, 1, QUERIES);
    double[] reaches = CloudSpacing.distances(tree, points, NEIGHBOURS, QUERIES);
    Arrays.sort(spacings);
    Arrays.sort(reaches);
    double spacing = spacings[spacings.length / 2];
    double reach = reaches[reaches.length / 2];
    Map<String, SignalValue> found = new TreeMap<>();
    found.put(
        "cloud_normals", SignalValue.of(model.channels().normals().isPresent()).withConfidence(1));
    if (!Double.isFinite(reach * reach) || !(reach > 0)) {
      found.putAll(
          Absent.all(SIGNALS.subList(0, 5), "its points lie in few places, or are too far apart"));
      return found;
    }
    double density = NEIGHBOURS / (Math.PI * reach * reach);
    found.put(
        "point_spacing",
        SignalValue.of(spacing).withStandardError(medianError(spacings)).withConfidence(1));
    found.put(
        "point_density",
        SignalValue.of(density)
            .withStandardError(2 * density * medianError(reaches) / reach)
            .withConfidence(0.8));
    found.put("flat_share", flat(tree, points));
    plane(points, Math.max(spacing, reach / 4), found);
    return found;
  }

  private static double medianError(double[] sorted) {
    double width = (sorted[3 * sorted.length / 4] - sorted[sorted.length / 4]) / 1.35;
    return OF_MEDIAN * width / Math.sqrt(sorted.length);
  }

  private static SignalValue flat(NearestPoints tree, double[] points) {
    int count = points.length / 3;
    int asked = Math.min(QUERIES, count);
    double[] squares = new double[NEIGHBOURS + 1];
    int[] numbers = new int[NEIGHBOURS + 1];
    int flat = 0;
    for (int i = 0; i < asked; i++) {
      Vector at = Vector.at(points, (int) ((long) i * count / asked));
      int found = tree.find(at.x(), at.y(), at.z(), squares, numbers);
      PrincipalAxes axes = PrincipalAxes.of(moments(points, Arrays.copyOf(numbers, found), at));
      flat += axes.least() < FLAT * FLAT * axes.middle() ? 1 : 0;
    }
    return CloudSpacing.share(flat, asked).withConfidence(1);
  }

  /** Second moments of some points about their mean, reckoned from a point among them. */
  private static SymmetricMatrix moments(double[] points, int[] numbers, Vector near) {
    Vector mean = mean(points, numbers, near);
    SymmetricMatrix sum = new SymmetricMatrix(0, 0, 0, 0, 0, 0);
    for (int number : numbers) {
      sum = sum.plus(SymmetricMatrix.square(Vector.at(points, number).minus(near).minus(mean)));
    }
    return sum.times(1.0 / numbers.length);
  }

  private static Vector mean(double[] points, int[] numbers, Vector near) {
    Vector sum = Vector.ZERO;
    for (int number : numbers) {
      sum = sum.plus(Vector.at(points, number).minus(near));
    }
    return sum.times(1.0 / numbers.length);
  }

  private static void plane(double[] points, double spacing, Map<String, SignalValue> found) {
    int count = points.length / 3;
    int sampled = Math.min(QUERIES, count);
    int[] sample = new int[sampled];
    Arrays.setAll(sample, i -> (int) ((long) i * count / sampled));
    SplittableRandom random = new SplittableRandom(SEED);
    int[] best = new int[0];
    for (int trial = 0; trial < TRIALS; trial++) {
      Vector a = Vector.at(points, sample[random.nextInt(sampled)]);
      Vector b = Vector.at(points, sample[random.nextInt(sampled)]);
      Vector c = Vector.at(points, sample[random.nextInt(sampled)]);
      Vector normal = b.minus(a).cross(c.minus(a));
      if (normal.length() > 0) {
        int[] near = near(points, sample, a, normal.unit(), REACH * spacing);
        best = near.length > best.length ? near : best;
      }
    }
    if (best.length < 3) {
      found.putAll(Absent.all(SIGNALS.subList(3, 5), "no three points span a plane"));
      return;
    }
    Vector from = Vector.at(points, best[0]);
    Vector normal = PrincipalAxes.of(moments(points, best, from)).first();
    Vector middle = from.plus(mean(points, best, from));
    int inside = near(points, sample, middle, normal, REACH * spacing).length;
    found.put("plane_share", CloudSpacing.share(inside, sampled).withConfidence(0.9));
    found.put(
        "plane_normal",
        SignalValue.of(List.of(normal.x(), normal.y(), normal.z()))
            .withConfidence((double) inside / sampled));
  }

  private static int[] near(double[] points, int[] sample, Vector at, Vector normal, double reach) {
    return Arrays.stream(sample)
        .filter(i -> Math.abs(Vector.at(points, i).minus(at).dot(normal)) <= reach)
        .toArray();
  }
}
