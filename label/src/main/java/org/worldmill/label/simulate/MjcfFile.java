package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.solid.RestingPoses;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;

/** A body as an MJCF model, free to move, with a key frame for each of its resting poses. */
final class MjcfFile {

  /** Key frames for so many poses. */
  private static final int MOST_KEYS = 16;

  private MjcfFile() {}

  static String text(SimBody body) {
    XmlText xml = new XmlText();
    xml.open("mujoco", "model", body.name());
    xml.leaf("compiler", "angle", "radian", "autolimits", "true");
    xml.open("asset");
    if (body.looks().isEmpty()) {
      xml.leaf("mesh", "name", "visual", "file", "visual.obj", "inertia", "shell");
    }
    for (int i = 0; i < body.looks().size(); i++) {
      look(body.looks().get(i), look(i), xml);
    }
    for (int i = 0; i < body.collision().hulls().size(); i++) {
      xml.leaf("mesh", "name", hull(i), "file", hull(i) + ".obj", "inertia", "convex");
    }
    xml.close("asset");
    xml.open("worldbody");
    xml.open("body", "name", body.name());
    xml.leaf("freejoint");
    SymmetricMatrix i = body.mass().inertia();
    xml.comment("inertia at an assumed even density of " + body.densityKgM3() + " kg/m^3");
    xml.leaf(
        "inertial",
        "pos",
        Numbers.text(body.mass().centre()),
        "mass",
        Numbers.text(body.mass().volume()),
        "fullinertia",
        Numbers.text(i.xx(), i.yy(), i.zz(), i.xy(), i.zx(), i.yz()));
    if (body.looks().isEmpty()) {
      seen(xml, "visual");
    }
    for (int k = 0; k < body.looks().size(); k++) {
      seen(xml, look(k), "material", look(k));
    }
    xml.comment("friction is a default: geometry does not tell it");
    Friction f = Friction.DEFAULT;
    for (int k = 0; k < body.collision().hulls().size(); k++) {
      xml.leaf(
          "geom",
          "name",
          hull(k),
          "type",
          "mesh",
          "mesh",
          hull(k),
          "group",
          "3",
          "mass",
          "0",
          "friction",
          Numbers.text(f.sliding(), f.torsional(), f.rolling()));
    }
    xml.close("body").close("worldbody");
    keys(body, xml);
    return xml.close("mujoco").toString();
  }

  private static void look(LookPiece piece, String name, XmlText xml) {
    List<String> words = new ArrayList<>(List.of("name", name));
    if (piece.picture().isPresent()) {
      xml.leaf("texture", "name", name, "type", "2d", "file", piece.picture().get());
      words.addAll(List.of("texture", name));
    }
    words.addAll(List.of("rgba", RobotMjcf.colour(piece.material())));
    xml.leaf("material", words.toArray(String[]::new));
    xml.leaf("mesh", "name", name, "file", name + ".obj", "inertia", "shell");
  }

  private static void seen(XmlText xml, String mesh, String... more) {
    List<String> words = new ArrayList<>(List.of("name", mesh, "type", "mesh", "mesh", mesh));
    words.addAll(List.of(more));
    words.addAll(List.of("contype", "0", "conaffinity", "0", "group", "2", "mass", "0"));
    xml.leaf("geom", words.toArray(String[]::new));
  }

  static String look(int number) {
    return "look_%02d".formatted(number);
  }

  /** A floor under the model. */
  static String scene(SimBody body) {
    return new XmlText()
        .open("mujoco", "model", body.name() + " on a floor")
        .leaf("include", "file", "model.mjcf.xml")
        .open("worldbody")
        .leaf("light", "pos", "0 0 5", "dir", "0 0 -1")
        .leaf("geom", "name", "floor", "type", "plane", "size", "0 0 0.05")
        .close("worldbody")
        .close("mujoco")
        .toString();
  }

  static String hull(int number) {
    return "hull_%02d".formatted(number);
  }

  private static void keys(SimBody body, XmlText xml) {
    xml.open("keyframe");
    int count = Math.min(MOST_KEYS, body.poses().size());
    for (int k = 0; k < count; k++) {
      RestingPoses.Pose pose = body.poses().get(k);
      double[] q = turningDown(pose.down());
      Vector centre = turned(q, body.mass().centre());
      xml.leaf(
          "key",
          "name",
          "rest_%02d".formatted(k),
          "qpos",
          Numbers.text(
              -centre.x(), -centre.y(), pose.height() - centre.z(), q[0], q[1], q[2], q[3]));
    }
    xml.close("keyframe");
  }

  /** The shortest turn, w x y z, that brings a direction to -z. */
  static double[] turningDown(Vector down) {
    double w = 1 - down.z();
    if (w < 1e-9) {
      return new double[] {0, 1, 0, 0};
    }
    Vector axis = down.cross(new Vector(0, 0, -1));
    double length = Math.sqrt(w * w + axis.dot(axis));
    return new double[] {w / length, axis.x() / length, axis.y() / length, axis.z() / length};
  }

  static Vector turned(double[] q, Vector v) {
    Vector u = new Vector(q[1], q[2], q[3]);
    Vector t = u.cross(v).times(2);
    return v.plus(t.times(q[0])).plus(u.cross(t));
  }
}
