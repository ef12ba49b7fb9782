package org.worldmill.ingest.mesh.usd;

import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * The values of a mesh prim (UsdGeomMesh), checked against one another. Subdivision surfaces are
 * their control cages. Arrays are shared, never written to.
 */
final class UsdMesh {

  private final UsdPrim prim;
  private final double[] points;
  private final int[] counts;
  private final int[] indices;
  private final Optional<Primvar> normals;
  private final Optional<Primvar> texture;

  private UsdMesh(UsdPrim prim, double[] points, int[] counts, int[] indices)
      throws MediaException {
    this.prim = prim;
    this.points = points;
    this.counts = counts;
    this.indices = indices;
    normals = normals(prim);
    texture = texture(prim);
  }

  UsdPrim prim() {
    return prim;
  }

  /** x, y, z of each point. */
  double[] points() {
    return points;
  }

  /** Corners of each face. */
  int[] counts() {
    return counts;
  }

  /** The points of all faces' corners. */
  int[] indices() {
    return indices;
  }

  Optional<Primvar> normals() {
    return normals;
  }

  /** Texture coordinates; v grows upwards. */
  Optional<Primvar> texture() {
    return texture;
  }

  /** To what the values of a primvar belong. */
  enum Spread {
    WHOLE,
    FACE,
    VERTEX,
    CORNER
  }

  /** Values that are spread over a mesh. */
  static final class Primvar {

    private final double[] values;
    private final int width;
    private final int[] rows;
    private final Spread spread;

    /**
     * Values in rows.
     *
     * @param rows which row each of them has that the values belong to; empty if each its own
     */
    Primvar(double[] values, int width, int[] rows, Spread spread) {
      this.values = values;
      this.width = width;
      this.rows = rows;
      this.spread = spread;
    }

    double[] values() {
      return values;
    }

    Spread spread() {
      return spread;
    }

    /** Where in {@link #values} the values of a corner begin; -1 if it has none. */
    int at(int face, int corner, int vertex) {
      int i =
          switch (spread) {
            case WHOLE -> 0;
            case FACE -> face;
            case VERTEX -> vertex;
            case CORNER -> corner;
          };
      if (rows.length > 0) {
        i = i < rows.length ? rows[i] : -1;
      }
      return i < 0 || (long) (i + 1) * width > values.length ? -1 : i * width;
    }
  }

  /** The mesh of a prim; empty if it has no points. */
  static Optional<UsdMesh> of(UsdPrim prim) throws MediaException {
    double[] points = prim.numbers("points");
    if (points.length < 3) {
      return Optional.empty();
    }
    int[] counts = prim.wholes("faceVertexCounts");
    int[] indices = prim.wholes("faceVertexIndices");
    long corners = 0;
    for (int count : counts) {
      if (count < 0) {
        throw wrong(prim, "a face of %d corners".formatted(count));
      }
      corners += count;
    }
    if (corners > indices.length) {
      throw wrong(
          prim, "faces with %d corners, but %d are listed".formatted(corners, indices.length));
    }
    for (int index : indices) {
      if (index < 0 || index >= points.length / 3) {
        throw wrong(prim, "point %d of %d".formatted(index, points.length / 3));
      }
    }
    return Optional.of(new UsdMesh(prim, points, counts, indices));
  }

  private static MediaException wrong(UsdPrim prim, String what) {
    return new MediaException(
        Code.CORRUPT,
        "%s has %s; export the model again".formatted(DecimalNumber.printable(prim.path()), what));
  }

  private static Optional<Primvar> normals(UsdPrim prim) throws MediaException {
    Optional<Primvar> primvar = primvar(prim, "primvars:normals", 3, "constant");
    return primvar.isPresent() ? primvar : primvar(prim, "normals", 3, "vertex");
  }

  /** {@code st}, or else the first by name whose type says that it is for textures. */
  private static Optional<Primvar> texture(UsdPrim prim) throws MediaException {
    Optional<Primvar> usual = primvar(prim, "primvars:st", 2, "constant");
    if (usual.isPresent()) {
      return usual;
    }
    for (Map.Entry<String, String> property : prim.types().entrySet()) {
      String name = property.getKey();
      boolean pairs = property.getValue().matches("(texCoord2|float2|double2|half2).*\\[\\]");
      if (pairs && name.startsWith("primvars:")) {
        return primvar(prim, name, 2, "constant");
      }
    }
    return Optional.empty();
  }

  static Optional<Primvar> primvar(UsdPrim prim, String name, int width, String otherwise)
      throws MediaException {
    double[] values = prim.numbers(name);
    if (values.length < width || values.length % width != 0) {
      return Optional.empty();
    }
    Spread spread =
        switch (prim.interpolation(name).orElse(otherwise)) {
          case "uniform" -> Spread.FACE;
          case "vertex", "varying" -> Spread.VERTEX;
          case "faceVarying" -> Spread.CORNER;
          default -> Spread.WHOLE;
        };
    return Optional.of(new Primvar(values, width, prim.wholes(name + ":indices"), spread));
  }
}
