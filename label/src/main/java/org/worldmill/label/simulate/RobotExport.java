package org.worldmill.label.simulate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.schemas.media.Mesh;

/**
 * The files that a simulator is handed of a robot: {@code model.mjcf.xml}, {@code scene.mjcf.xml}
 * (the robot over a floor), {@code model.urdf} where that format can hold it, one OBJ a mesh,
 * {@code visual.glb} (all that is seen, in the pose as described) and {@code simulation.json},
 * which says what was stated, computed, assumed and left out.
 */
public final class RobotExport {

  private RobotExport() {}

  /**
   * Writes all files into a folder that is there.
   *
   * @return their names, in the order of writing
   */
  public static List<String> write(SimRobot robot, Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    RobotFiles files = new RobotFiles(robot);
    text(folder, "model.mjcf.xml", RobotMjcf.text(robot, files), names);
    text(folder, "scene.mjcf.xml", RobotMjcf.scene(robot), names);
    Optional<String> obstacle = RobotUrdf.obstacle(robot);
    if (obstacle.isEmpty()) {
      text(folder, "model.urdf", RobotUrdf.text(robot, files), names);
    }
    for (Map.Entry<String, Mesh> mesh : files.meshes().entrySet()) {
      String name = mesh.getKey() + ".obj";
      try (Writer out = Files.newBufferedWriter(folder.resolve(name))) {
        ObjFile.write(mesh.getValue(), out);
      }
      names.add(name);
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("visual.glb")))) {
      GlbFile.write(seen(robot), robot.name(), folder, out);
    }
    names.add("visual.glb");
    text(folder, "simulation.json", RobotFacts.text(robot, obstacle), names);
    return names;
  }

  /** What is seen of each link where it stands; simple bodies as their hulls. */
  private static List<GlbFile.Part> seen(SimRobot robot) {
    List<GlbFile.Part> parts = new ArrayList<>();
    for (SimLink link : robot.links()) {
      for (SimShape shape : link.visuals()) {
        shape
            .mesh()
            .or(() -> Solids.hull(shape.kind(), shape.sizes()).map(ConvexHull::mesh))
            .ifPresent(
                mesh ->
                    parts.add(
                        new GlbFile.Part(
                            link.name(),
                            mesh,
                            Turns.compose(link.world(), shape.pose()),
                            Optional.empty(),
                            shape.material(),
                            Optional.empty())));
      }
    }
    return parts;
  }

  private static void text(Path folder, String name, String text, List<String> names)
      throws IOException {
    Files.writeString(folder.resolve(name), text);
    names.add(name);
  }
}
