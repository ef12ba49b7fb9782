package org.worldmill.label.simulate;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;

/**
 * What a robot's meshes and materials are called: {@code visual_NN.obj}, {@code hull_NN.obj} and
 * {@code material_NN}, in the order in which links use them; what is shared is written once.
 */
final class RobotFiles {

  private final IdentityHashMap<Mesh, String> visuals = new IdentityHashMap<>();
  private final IdentityHashMap<Mesh, String> hulls = new IdentityHashMap<>();
  private final Map<List<Object>, Mesh> solids = new LinkedHashMap<>();
  private final Map<String, Mesh> files = new LinkedHashMap<>();
  private final Map<Material, String> materials = new LinkedHashMap<>();

  RobotFiles(SimRobot robot) {
    for (SimLink link : robot.links()) {
      for (SimShape shape : link.visuals()) {
        shape.mesh().ifPresent(mesh -> name(mesh, visuals, "visual_%02d"));
        shape
            .material()
            .ifPresent(
                m ->
                    materials.computeIfAbsent(m, k -> "material_%02d".formatted(materials.size())));
      }
      for (SimShape shape : link.collisions()) {
        shape.mesh().ifPresent(mesh -> name(mesh, hulls, "hull_%02d"));
      }
    }
  }

  private String name(Mesh mesh, IdentityHashMap<Mesh, String> names, String pattern) {
    return names.computeIfAbsent(
        mesh,
        m -> {
          String name = pattern.formatted(names.size());
          files.put(name, m);
          return name;
        });
  }

  /** The name of what is seen as a mesh. */
  String visual(Mesh mesh) {
    return visuals.getOrDefault(mesh, "");
  }

  /** The name of what collides as a mesh. */
  String hull(Mesh mesh) {
    return hulls.getOrDefault(mesh, "");
  }

  /** The name of a simple body's hull, for formats that do not know its kind. */
  Optional<String> solid(SimShape shape) {
    List<Object> key = List.of(shape.kind(), shape.sizes());
    Mesh known = solids.get(key);
    if (known == null) {
      Optional<Mesh> hull = Solids.hull(shape.kind(), shape.sizes()).map(ConvexHull::mesh);
      hull.ifPresent(mesh -> solids.put(key, mesh));
      return hull.map(mesh -> name(mesh, hulls, "hull_%02d"));
    }
    return Optional.of(hull(known));
  }

  String material(Material material) {
    return materials.getOrDefault(material, "");
  }

  /** All materials in use, with their names. */
  Map<Material, String> materials() {
    return materials;
  }

  /** All meshes by their names, without the ending. */
  Map<String, Mesh> meshes() {
    return files;
  }

  /** Whether a mesh of this name is touched rather than seen. */
  static boolean isHull(String name) {
    return name.startsWith("hull_");
  }
}
