package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.RestingPoses;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The convex hull of a model, and how it comes to rest on a plane. */
@AutoService(Measure.class)
public final class MeshHull implements MeshMeasure {

  /** Most poses that are listed; the rest are improbable, or those of a round body. */
  private static final int MOST_POSES = 32;

  /** Real drops bounce and roll on, so that probabilities are a guide. */
  private static final double QUASI_STATIC = 0.5;

  private static final String HULL =
      "Quickhull (Barber et al. 1996) over the vertices of faces, with exact decisions on a grid of"
          + " 2^28 cells; points that stand out by under 1e-7 of the longest side are left out, 2e-5"
          + " where it would have over 200,000 triangles.";

  private static final String POSES =
      "Faces of the hull onto which the centre of mass projects; random directions by solid angle,"
          + " tipping over edges until it rests (Goldberg et al. 1999), no bouncing; at most 32, the"
          + " most probable first.";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.number(
              "hull_volume",
              Lengths.CUBE,
              0,
              Double.POSITIVE_INFINITY,
              "Volume of the convex hull.",
              HULL),
          SignalSpec.number(
              "hull_area",
              Lengths.SQUARE,
              0,
              Double.POSITIVE_INFINITY,
              "Surface of the convex hull.",
              HULL),
          SignalSpec.share(
              "convexity", "Share of the convex hull that the body fills.", "volume / hull_volume"),
          SignalSpec.count("resting_poses", "Ways to lie still on a plane.", POSES),
          SignalSpec.series(
              "resting_downs",
              "1",
              -1,
              1,
              "For each resting pose the direction that points down, x, y, z, in model axes.",
              POSES),
          SignalSpec.series(
              "resting_probabilities",
              "1",
              0,
              1,
              "For each resting pose the share of random drops that end in it.",
              POSES),
          SignalSpec.series(
              "resting_tips_rad",
              "rad",
              0,
              Math.PI / 2,
              "For each resting pose the least slope at which the body tips over.",
              POSES));

  @Override
  public String name() {
    return "mesh-hull";
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
    Body body = Body.of(mesh);
    Optional<ConvexHull> hull = body.hull();
    double volume = hull.map(ConvexHull::volume).orElse(0.0);
    if (hull.isEmpty() || !(volume > 0) || !Double.isFinite(volume)) {
      return Absent.all(SIGNALS, "it is flat, nearly");
    }
    double area = hull.get().area();
    double thickness = hull.get().thickness();
    double shell = thickness * Math.sqrt(area) * area;
    Map<String, SignalValue> found =
        new TreeMap<>(Absent.all(SIGNALS.subList(2, SIGNALS.size()), body.whyNotSolid()));
    found.put("hull_volume", value(volume, shell));
    found.put("hull_area", value(area, thickness * area));
    if (body.isSolid()) {
      found.put("convexity", value(Math.min(1, body.mass().volume() / volume), shell / volume));
      found.putAll(poses(RestingPoses.of(hull.get(), body.mass().centre())));
    }
    return found;
  }

  private static Map<String, SignalValue> poses(List<RestingPoses.Pose> poses) {
    List<Double> downs = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    List<Double> tips = new ArrayList<>();
    for (RestingPoses.Pose pose : poses.subList(0, Math.min(MOST_POSES, poses.size()))) {
      downs.addAll(List.of(pose.down().x(), pose.down().y(), pose.down().z()));
      probabilities.add(Math.max(0, Math.min(1, pose.probability())));
      tips.add(pose.tipRad());
    }
    return Map.of(
        "resting_poses", SignalValue.of(poses.size()).withConfidence(1),
        "resting_downs", SignalValue.of(downs).withConfidence(1),
        "resting_probabilities", SignalValue.of(probabilities).withConfidence(QUASI_STATIC),
        "resting_tips_rad", SignalValue.of(tips).withConfidence(1));
  }

  private static SignalValue value(double value, double error) {
    return Double.isFinite(value) && Double.isFinite(error)
        ? SignalValue.of(value).withStandardError(error).withConfidence(1)
        : SignalValue.absent(Lengths.TOO_LARGE);
  }
}
