package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.worldmill.label.solid.PrincipalAxes;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Symmetry;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Mirror planes and axes of rotation of a surface, about its principal axes. Seeded. */
@AutoService(Measure.class)
public final class MeshSymmetry implements MeshMeasure {

  private static final int POINTS = 4096;
  private static final long SEED = 19940501;

  /** Extents closer than this leave the axes between them open. */
  private static final double SURE_GAP = 0.02;

  private static final String METHOD =
      "4,096 points spread over the surface, moved, against the tangent planes of their nearest"
          + " ones; candidates are the principal axes of the surface through its centre, the model's"
          + " own axes where two extents are alike.";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.series(
              "symmetry_axes",
              "1",
              -1,
              1,
              "The three axes that were tried, x, y, z each, widest extent first.",
              METHOD),
          SignalSpec.series(
              "mirror_residuals",
              "1",
              0,
              Double.POSITIVE_INFINITY,
              "For each axis how far the shape is from its mirror image across it, in root mean"
                  + " square radii.",
              METHOD),
          SignalSpec.count(
              "mirror_planes",
              "How many of the three mirror planes leave the shape as it is.",
              "Residuals under 0.02."),
          SignalSpec.series(
              "rotation_orders",
              "1",
              0,
              12,
              "For each axis into how many equal parts a full turn divides the shape: 1 if it does"
                  + " not, 0 if every turn leaves it as it is.",
              METHOD + " Orders 2 to 12, residuals under 0.02."));

  @Override
  public String name() {
    return "mesh-symmetry";
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
    Mesh mesh = model.mesh();
    if (mesh.triangleCount() == 0) {
      return Absent.all(SIGNALS, Lengths.POINT_CLOUD);
    }
    double[] normals = new double[3 * POINTS];
    double[] points = new SurfacePoints(mesh).sample(POINTS, new SplittableRandom(SEED), normals);
    if (points.length == 0) {
      return Absent.all(SIGNALS, "its faces have no area");
    }
    SymmetricMatrix moments = centred(points);
    if (!moments.isFinite() || moments.trace() <= 0) {
      return Absent.all(SIGNALS, Lengths.TOO_LARGE);
    }
    PrincipalAxes axes = PrincipalAxes.of(moments);
    Symmetry symmetry = new Symmetry(points, normals);
    List<Vector> tried = tried(axes);
    List<Double> directions = new ArrayList<>();
    List<Double> residuals = new ArrayList<>();
    List<Double> orders = new ArrayList<>();
    for (Vector axis : tried) {
      directions.addAll(List.of(axis.x(), axis.y(), axis.z()));
      residuals.add(symmetry.mirrored(axis));
      orders.add((double) symmetry.order(axis));
    }
    double confidence = isOpen(axes) ? 0.5 : 1;
    long planes = residuals.stream().filter(r -> r < Symmetry.SYMMETRIC).count();
    return Map.of(
        "symmetry_axes", SignalValue.of(directions).withConfidence(confidence),
        "mirror_residuals", SignalValue.of(residuals).withConfidence(confidence),
        "mirror_planes", SignalValue.of((double) planes).withConfidence(confidence),
        "rotation_orders", SignalValue.of(orders).withConfidence(confidence));
  }

  /** Whether two extents are so much alike that the axes between them mean nothing. */
  private static boolean isOpen(PrincipalAxes axes) {
    return axes.gap() < SURE_GAP;
  }

  private static List<Vector> tried(PrincipalAxes axes) {
    boolean low = axes.middle() - axes.least() < SURE_GAP * axes.greatest();
    boolean high = axes.greatest() - axes.middle() < SURE_GAP * axes.greatest();
    if (low && high) {
      return List.of(Vector.axis(0), Vector.axis(1), Vector.axis(2));
    }
    if (low || high) {
      Vector sure = low ? axes.third() : axes.first();
      Vector across = across(sure);
      Vector last = sure.cross(across);
      return low ? List.of(sure, across, last) : List.of(across, last, sure);
    }
    return List.of(axes.third(), axes.second(), axes.first());
  }

  /** Of the model's own axes the one that stands best across this direction. */
  private static Vector across(Vector sure) {
    int best = 0;
    for (int axis = 1; axis < 3; axis++) {
      if (Math.abs(sure.component(axis)) < Math.abs(sure.component(best)) - 1e-6) {
        best = axis;
      }
    }
    Vector own = Vector.axis(best);
    return own.minus(sure.times(own.dot(sure))).unit();
  }

  /** Moves the points' centre to the origin; their second moments there. */
  private static SymmetricMatrix centred(double[] points) {
    double[] mean = new double[3];
    int count = points.length / 3;
    for (int i = 0; i < points.length; i++) {
      mean[i % 3] += points[i] / count;
    }
    SymmetricMatrix sum = new SymmetricMatrix(0, 0, 0, 0, 0, 0);
    for (int i = 0; i < points.length; i++) {
      points[i] -= mean[i % 3];
    }
    for (int i = 0; i < count; i++) {
      sum = sum.plus(SymmetricMatrix.square(Vector.at(points, i)));
    }
    return sum.times(1.0 / count);
  }
}
