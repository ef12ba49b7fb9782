package org.worldmill.label.simulate;

import java.io.IOException;
import java.io.Writer;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.VertexValues;

/** A mesh as Wavefront OBJ: coordinates read back to the same doubles. */
final class ObjFile {

  private ObjFile() {}

  static void write(Mesh mesh, Writer out) throws IOException {
    vertices(mesh, out);
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i += 3) {
      out.write("f " + (t[i] + 1) + " " + (t[i + 1] + 1) + " " + (t[i + 2] + 1) + "\n");
    }
  }

  /** A mesh with its material, which {@link #material} writes into the library of this name. */
  static void write(LookPiece piece, String library, Writer out) throws IOException {
    out.write("mtllib " + library + ".mtl\n");
    vertices(piece.mesh(), out);
    boolean laid = piece.coordinates().isPresent();
    if (laid) {
      VertexValues uv = piece.coordinates().get();
      for (int i = 0; i < uv.size(); i++) {
        // The format's v grows upwards.
        out.write("vt " + Numbers.text(uv.at(i, 0), 1 - (double) uv.at(i, 1)) + "\n");
      }
    }
    out.write("usemtl " + library + "\n");
    int[] t = piece.mesh().triangles();
    for (int i = 0; i < t.length; i += 3) {
      out.write("f");
      for (int k = 0; k < 3; k++) {
        int corner = t[i + k] + 1;
        out.write(" " + corner + (laid ? "/" + corner : ""));
      }
      out.write("\n");
    }
  }

  /** The material of a piece as a library (MTL) that holds it alone. */
  static String material(LookPiece piece, String name) {
    Material m = piece.material();
    StringBuilder out = new StringBuilder("newmtl " + name + "\n");
    out.append("Kd " + Numbers.text(m.red(), m.green(), m.blue()) + "\n");
    out.append("d " + Numbers.text(m.alpha()) + "\n");
    piece.picture().ifPresent(file -> out.append("map_Kd " + file + "\n"));
    return out.toString();
  }

  private static void vertices(Mesh mesh, Writer out) throws IOException {
    double[] p = mesh.positions();
    for (int i = 0; i < p.length; i += 3) {
      out.write("v " + Numbers.text(p[i], p[i + 1], p[i + 2]) + "\n");
    }
  }
}
