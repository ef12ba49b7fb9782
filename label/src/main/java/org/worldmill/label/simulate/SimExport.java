package org.worldmill.label.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.repair.RepairStep;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.PrincipalAxes;
import org.worldmill.label.solid.RestingPoses;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.Pose;

/**
 * The files that a simulator is handed: {@code model.mjcf.xml}, {@code scene.mjcf.xml} (the model
 * over a floor), {@code model.urdf}, {@code visual.obj}, {@code visual.glb}, {@code look_NN.obj}
 * and its material for each material of the model, one {@code hull_NN.obj} a collision piece, and
 * {@code simulation.json}, which says what was measured, repaired and assumed.
 */
public final class SimExport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SimExport() {}

  /**
   * Writes all files into a folder that is there.
   *
   * @param steps what was done to the model before
   * @param assumptions what was assumed because nothing states it
   * @return their names, in the order of writing
   */
  public static List<String> write(
      SimBody body, List<RepairStep> steps, List<String> assumptions, Path folder)
      throws IOException {
    List<String> names = new ArrayList<>();
    text(folder, "model.mjcf.xml", MjcfFile.text(body), names);
    text(folder, "scene.mjcf.xml", MjcfFile.scene(body), names);
    text(folder, "model.urdf", UrdfFile.text(body), names);
    try (Writer out = Files.newBufferedWriter(folder.resolve("visual.obj"))) {
      ObjFile.write(body.visual(), out);
    }
    names.add("visual.obj");
    looks(body, folder, names);
    for (int i = 0; i < body.collision().hulls().size(); i++) {
      String name = MjcfFile.hull(i) + ".obj";
      try (Writer out = Files.newBufferedWriter(folder.resolve(name))) {
        ObjFile.write(body.collision().hulls().get(i).mesh(), out);
      }
      names.add(name);
    }
    text(folder, "simulation.json", facts(body, steps, assumptions), names);
    return names;
  }

  private static void looks(SimBody body, Path folder, List<String> names) throws IOException {
    List<GlbFile.Part> parts = new ArrayList<>();
    for (int i = 0; i < body.looks().size(); i++) {
      LookPiece piece = body.looks().get(i);
      String name = MjcfFile.look(i);
      try (Writer out = Files.newBufferedWriter(folder.resolve(name + ".obj"))) {
        ObjFile.write(piece, name, out);
      }
      names.add(name + ".obj");
      text(folder, name + ".mtl", ObjFile.material(piece, name), names);
      parts.add(
          new GlbFile.Part(
              name,
              piece.mesh(),
              Pose.IDENTITY,
              piece.coordinates(),
              Optional.of(piece.material()),
              piece.picture()));
    }
    if (parts.isEmpty()) {
      parts.add(GlbFile.Part.plain(body.name(), body.visual()));
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("visual.glb")))) {
      GlbFile.write(parts, body.name(), folder, out);
    }
    names.add("visual.glb");
    body.looks().stream().flatMap(piece -> piece.picture().stream()).distinct().forEach(names::add);
  }

  private static void text(Path folder, String name, String text, List<String> names)
      throws IOException {
    Files.writeString(folder.resolve(name), text);
    names.add(name);
  }

  private static String facts(SimBody body, List<RepairStep> steps, List<String> assumptions)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", body.name());
    root.put("frame", "metres, kilograms, radians; z up; the model's own origin");
    root.set("assumptions", JSON.valueToTree(assumptions));
    ObjectNode inertial = root.putObject("inertial");
    inertial.put("density_kg_m3", body.densityKgM3());
    inertial.put("mass_kg", body.mass().volume());
    inertial.put("volume_m3", body.mass().volume() / body.densityKgM3());
    numbers(inertial.putArray("centre_of_mass_m"), body.mass().centre());
    SymmetricMatrix i = body.mass().inertia();
    ArrayNode tensor = inertial.putArray("inertia_kg_m2_xx_yy_zz_xy_yz_zx");
    for (double value : new double[] {i.xx(), i.yy(), i.zz(), i.xy(), i.yz(), i.zx()}) {
      tensor.add(value);
    }
    PrincipalAxes axes = body.mass().principal();
    inertial
        .putArray("principal_moments_kg_m2")
        .add(axes.least())
        .add(axes.middle())
        .add(axes.greatest());
    ObjectNode collision = root.putObject("collision");
    collision.put("pieces", body.collision().hulls().size());
    collision.put("volume_excess", body.collision().excess());
    ArrayNode volumes = collision.putArray("volumes_m3");
    body.collision().hulls().stream().mapToDouble(ConvexHull::volume).forEach(volumes::add);
    ObjectNode friction = root.putObject("friction");
    friction.put("source", "default: geometry does not tell it");
    friction.put("sliding", Friction.DEFAULT.sliding());
    friction.put("torsional_m", Friction.DEFAULT.torsional());
    friction.put("rolling_m", Friction.DEFAULT.rolling());
    ArrayNode poses = root.putArray("resting_poses");
    for (RestingPoses.Pose pose : body.poses()) {
      ObjectNode one = poses.addObject();
      numbers(one.putArray("down"), pose.down());
      one.put("probability", pose.probability());
      one.put("height_m", pose.height());
      one.put("tip_rad", pose.tipRad());
    }
    root.set("repair", JSON.valueToTree(steps));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void numbers(ArrayNode array, Vector v) {
    array.add(v.x()).add(v.y()).add(v.z());
  }
}
