package org.worldmill.label.simulate;

import java.util.Optional;
import org.worldmill.label.solid.SymmetricMatrix;

/** A body as a URDF robot of one link. */
final class UrdfFile {

  private UrdfFile() {}

  static String text(SimBody body) {
    XmlText xml = new XmlText();
    xml.open("robot", "name", body.name());
    for (int k = 0; k < body.looks().size(); k++) {
      LookPiece piece = body.looks().get(k);
      xml.open("material", "name", MjcfFile.look(k));
      xml.leaf("color", "rgba", RobotMjcf.colour(piece.material()));
      piece.picture().ifPresent(file -> xml.leaf("texture", "filename", file));
      xml.close("material");
    }
    xml.open("link", "name", body.name());
    xml.comment("inertia at an assumed even density of " + body.densityKgM3() + " kg/m^3");
    xml.open("inertial");
    xml.leaf("origin", "xyz", Numbers.text(body.mass().centre()), "rpy", "0 0 0");
    xml.leaf("mass", "value", Numbers.text(body.mass().volume()));
    SymmetricMatrix i = body.mass().inertia();
    xml.leaf(
        "inertia",
        "ixx",
        Numbers.text(i.xx()),
        "ixy",
        Numbers.text(i.xy()),
        "ixz",
        Numbers.text(i.zx()),
        "iyy",
        Numbers.text(i.yy()),
        "iyz",
        Numbers.text(i.yz()),
        "izz",
        Numbers.text(i.zz()));
    xml.close("inertial");
    if (body.looks().isEmpty()) {
      geometry(xml, "visual", "visual.obj", Optional.empty());
    }
    for (int k = 0; k < body.looks().size(); k++) {
      geometry(xml, "visual", MjcfFile.look(k) + ".obj", Optional.of(MjcfFile.look(k)));
    }
    for (int k = 0; k < body.collision().hulls().size(); k++) {
      geometry(xml, "collision", MjcfFile.hull(k) + ".obj", Optional.empty());
    }
    xml.comment("friction is a default: geometry does not tell it");
    Friction f = Friction.DEFAULT;
    xml.open("contact");
    xml.leaf("lateral_friction", "value", Numbers.text(f.sliding()));
    xml.leaf("spinning_friction", "value", Numbers.text(f.torsional()));
    xml.leaf("rolling_friction", "value", Numbers.text(f.rolling()));
    xml.close("contact");
    return xml.close("link").close("robot").toString();
  }

  private static void geometry(XmlText xml, String kind, String file, Optional<String> material) {
    xml.open(kind);
    xml.leaf("origin", "xyz", "0 0 0", "rpy", "0 0 0");
    xml.open("geometry").leaf("mesh", "filename", file).close("geometry");
    material.ifPresent(name -> xml.leaf("material", "name", name));
    xml.close(kind);
  }
}
