package org.worldmill.ingest.sniff;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells a Wavefront OBJ from other text: its lines begin with the statements of that format. */
final class ObjText {

  private static final Set<String> STATEMENTS =
      Set.of(
          "v", "vn", "vt", "vp", "f", "l", "p", "o", "g", "s", "mg", "usemtl", "mtllib", "cstype",
          "deg", "curv", "curv2", "surf", "parm", "end", "bevel", "lod", "usemap", "maplib");
  private static final Pattern VERTEX =
      Pattern.compile("v(\\s+[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?){3,}\\s*(#.*)?");

  private ObjText() {}

  /**
   * Whether at least one vertex is there and at most one line in fifty is something else.
   *
   * @param cut whether the text ends in the middle of the file, so that its last line does not
   *     count
   */
  static boolean matches(String text, boolean cut) {
    String[] lines = text.split("\\R");
    int counted = cut ? lines.length - 1 : lines.length;
    int vertices = 0;
    int known = 0;
    int foreign = 0;
    for (int i = 0; i < counted; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (VERTEX.matcher(line).matches()) {
        vertices++;
      } else if (STATEMENTS.contains(line.split("\\s", 2)[0])) {
        known++;
      } else {
        foreign++;
      }
    }
    return vertices > 0 && foreign * 50 <= vertices + known;
  }
}
