package org.worldmill.label.simulate;

import org.worldmill.label.solid.SymmetricMatrix;

/** A body as a URDF robot of one link. */
final class UrdfFile {

  private UrdfFile() {}

  static String text(SimBody body) {
    XmlText xml = new XmlText();
    xml.open("robot", "name", body.name());
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
    geometry(xml, "visual", "visual.obj");
    for (int k = 0; k < body.collision().hulls().size(); k++) {
      geometry(xml, "collision", MjcfFile.hull(k) + ".obj");
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

  private static void geometry(XmlText xml, String kind, String file) {
    xml.open(kind);
    xml.leaf("origin", "xyz", "0 0 0", "rpy", "0 0 0");
    xml.open("geometry").leaf("mesh", "filename", file).close("geometry");
    xml.close(kind);
  }
}
