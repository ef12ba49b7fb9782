package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.OpenVolume;
import org.worldmill.label.solid.Topology;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Whether a model is a closed solid, of how many parts, and of what volume. */
@AutoService(Measure.class)
public final class MeshSolid implements MeshMeasure {

  private static final String WELDED = "After welding vertices at exactly the same place, ";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.count(
              "components",
              "Parts of the surface that do not touch each other.",
              "Faces connected by a vertex at exactly the same place, by union and find."),
          SignalSpec.flag(
              "watertight",
              "Whether the surface is closed and its faces all look to the same side.",
              WELDED
                  + "every edge lies between exactly two faces that run along it in opposite"
                  + " directions; faces with two corners at one place are passed over."),
          SignalSpec.count(
              "boundary_edges",
              "Edges at which the surface ends: those of one face alone.",
              WELDED + "edges with one face."),
          SignalSpec.count(
              "nonmanifold_edges",
              "Edges at which more than two faces meet.",
              WELDED + "edges with three faces or more."),
          SignalSpec.count(
              "pinched_vertices",
              "Vertices at which sheets of the surface touch in nothing but that point.",
              WELDED
                  + "fans of faces around a vertex beyond the first; edges of over two faces"
                  + " divide fans."),
          SignalSpec.share(
              "winding_share",
              "Share of the edges between two faces along which both look to the same side.",
              WELDED + "edges of two faces that run along them in opposite directions."),
          SignalSpec.number(
              "genus",
              "1",
              0,
              Double.POSITIVE_INFINITY,
              "Handles of the surface, all parts together: 0 for a ball, 1 for a ring.",
              "Euler characteristic; holes count as filled, pinched vertices as cut apart."),
          SignalSpec.number(
              "volume",
              Lengths.CUBE,
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              "Volume inside the surface; negative if its faces look inwards. Of surfaces with holes"
                  + " an estimate with its standard error.",
              "Sum of signed tetrahedra from the mean of the vertices, which keeps its precision far"
                  + " from the origin; holes are covered by fans, the error follows from the round"
                  + " caps that the rims would allow; absent where it is over half of the volume."),
          SignalSpec.number(
              "volume_spread",
              Lengths.CUBE,
              0,
              Double.POSITIVE_INFINITY,
              "How far the volume depends on where its tetrahedra start from: 0 if it is closed.",
              "Greatest less least volume from the eight corners of the box, holes left open."));

  @Override
  public String name() {
    return "mesh-solid";
  }

  @Override
  public int version() {
    return 2;
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
    Topology surface = body.surface();
    Map<String, SignalValue> found = new TreeMap<>();
    found.put("components", SignalValue.of(surface.components()).withConfidence(1));
    found.put("watertight", SignalValue.of(surface.isWatertight()).withConfidence(1));
    found.put("boundary_edges", SignalValue.of((double) surface.boundaryEdges()).withConfidence(1));
    found.put(
        "nonmanifold_edges", SignalValue.of((double) surface.crowdedEdges()).withConfidence(1));
    found.put(
        "pinched_vertices", SignalValue.of((double) surface.pinchedVertices()).withConfidence(1));
    long twoFaced = surface.edges() - surface.boundaryEdges() - surface.crowdedEdges();
    found.put(
        "winding_share",
        twoFaced == 0
            ? SignalValue.absent("no two faces meet along an edge")
            : SignalValue.of(1 - (double) surface.alikeEdges() / twoFaced).withConfidence(1));
    found.put(
        "genus",
        surface.genus().isPresent() && surface.faceCount() > 0
            ? SignalValue.of((double) surface.genus().getAsLong()).withConfidence(1)
            : SignalValue.absent(sides(surface)));
    volumes(body, found);
    return found;
  }

  private static void volumes(Body body, Map<String, SignalValue> found) {
    Topology surface = body.surface();
    if (surface.isWatertight()) {
      found.put("volume", exact(body.mass().volume(), body.rounding()));
      found.put("volume_spread", exact(0, body.rounding()));
      return;
    }
    Optional<OpenVolume> open = OpenVolume.of(surface);
    if (open.isEmpty()) {
      found.put("volume", SignalValue.absent(sides(surface)));
      found.put("volume_spread", SignalValue.absent(sides(surface)));
      return;
    }
    double volume = open.get().volume();
    double error = open.get().error();
    found.put("volume_spread", exact(open.get().spread(), body.rounding()));
    boolean known = Double.isFinite(volume) && error <= Math.abs(volume) / 2;
    found.put(
        "volume",
        known
            ? SignalValue.of(volume)
                .withStandardError(error)
                .withConfidence(1 - error / Math.abs(volume))
            : SignalValue.absent(
                "the surface is open: its holes are too large to close in thought"));
  }

  private static SignalValue exact(double value, double rounding) {
    return Double.isFinite(value) && Double.isFinite(rounding)
        ? SignalValue.of(value).withStandardError(rounding).withConfidence(1)
        : SignalValue.absent(Lengths.TOO_LARGE);
  }

  private static String sides(Topology surface) {
    return surface.faceCount() == 0
        ? "it has no faces with an area"
        : surface.crowdedEdges() > 0
            ? "edges of more than two faces leave no inside"
            : "faces are turned over against their neighbours";
  }
}
