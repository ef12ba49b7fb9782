package org.worldmill.label.simulate;

import java.io.IOException;
import java.io.Writer;
import org.worldmill.schemas.media.Mesh;

/** A mesh as Wavefront OBJ: coordinates read back to the same doubles. */
final class ObjFile {

  private ObjFile() {}

  static void write(Mesh mesh, Writer out) throws IOException {
    double[] p = mesh.positions();
    for (int i = 0; i < p.length; i += 3) {
      out.write("v " + Numbers.text(p[i], p[i + 1], p[i + 2]) + "\n");
    }
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i += 3) {
      out.write("f " + (t[i] + 1) + " " + (t[i + 1] + 1) + " " + (t[i + 2] + 1) + "\n");
    }
  }
}
