package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.label.repair.RepairPlan;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.VertexValues;

/**
 * Divides a model by its materials. Faces keep their own corners: nothing is welded, since pictures
 * have seams where surfaces have none. Colours of vertices become the mean of a piece, as
 * simulators' formats hold no others.
 */
public final class LookPieces {

  private static final Material PLAIN = Material.coloured("", 1, 1, 1);

  private final Model3d model;
  private final double[] positions;
  private final Map<Texture, String> pictures;
  private final boolean linear;

  private LookPieces(Model3d model, Mesh framed, Map<Texture, String> pictures) {
    this.model = model;
    this.positions = framed.positions();
    this.pictures = pictures;
    // Only glTF states both its axis and its unit as these, and its colours are linear light.
    this.linear = model.frame().equals(ModelFrame.of(ModelFrame.Axis.Y, 1));
  }

  /** The pictures of the base colours that a model uses, in the order of its materials. */
  public static List<Texture> pictures(Model3d model) {
    return model.parts().parts().stream()
        .flatMap(part -> part.material().stream())
        .sorted()
        .distinct()
        .flatMap(number -> picture(model.parts().materials().get(number)).stream())
        .distinct()
        .toList();
  }

  private static Optional<Texture> picture(Material material) {
    return material.texture("baseColor").filter(texture -> texture.coordinateSet() == 0);
  }

  /**
   * The pieces of a model, by the numbers of their materials; none where nothing is said of its
   * looks.
   *
   * @param frame which way is up and how long a unit is
   * @param pictures names of the files of its pictures, as far as they could be written
   */
  public static List<LookPiece> of(Model3d model, ModelFrame frame, Map<Texture, String> pictures) {
    boolean coloured =
        model.channels().colours().isPresent()
            || model.parts().parts().stream().anyMatch(part -> part.material().isPresent());
    return coloured && model.mesh().triangleCount() > 0
        ? new LookPieces(model, RepairPlan.framed(model.mesh(), frame), pictures).pieces()
        : List.of();
  }

  private List<LookPiece> pieces() {
    TreeMap<Integer, List<Integer>> faces = new TreeMap<>();
    for (int face = 0; face < model.mesh().triangleCount(); face++) {
      int material = model.parts().parts().get(model.parts().partOf(face)).material().orElse(-1);
      faces.computeIfAbsent(material, m -> new ArrayList<>()).add(face);
    }
    List<LookPiece> pieces = new ArrayList<>();
    faces.forEach(
        (number, own) ->
            pieces.add(piece(number < 0 ? PLAIN : model.parts().materials().get(number), own)));
    return pieces;
  }

  private LookPiece piece(Material material, List<Integer> faces) {
    Optional<String> file = picture(material).map(pictures::get);
    boolean laid = file.isPresent() && coordinates().isPresent();
    Corners corners = new Corners(faces.size(), laid);
    for (int face : faces) {
      for (int k = 0; k < 3; k++) {
        corners.add(face, k, picture(material));
      }
    }
    return new LookPiece(
        corners.mesh(),
        laid ? Optional.of(corners.laidOn()) : Optional.empty(),
        shown(material, faces),
        laid ? file : Optional.empty());
  }

  private Optional<VertexValues> coordinates() {
    return model.corners().textureCoordinates().or(() -> model.channels().textureCoordinates());
  }

  /** The material as it is displayed, times the mean of its vertices' colours. */
  private Material shown(Material material, List<Integer> faces) {
    double[] mean = {1, 1, 1};
    Optional<VertexValues> colours = model.channels().colours();
    if (colours.isPresent()) {
      Arrays.fill(mean, 0);
      int[] corners = model.mesh().triangles();
      for (int face : faces) {
        for (int k = 0; k < 3; k++) {
          for (int band = 0; band < 3; band++) {
            float value = colours.get().at(corners[3 * face + k], band);
            mean[band] += (Float.isFinite(value) ? value : 1) / (3.0 * faces.size());
          }
        }
      }
    }
    return new Material(
        material.name(),
        display(mean[0] * material.red()),
        display(mean[1] * material.green()),
        display(mean[2] * material.blue()),
        Math.max(0, Math.min(1, material.alpha())),
        material.metallic(),
        material.roughness(),
        material.doubleSided(),
        material.textures(),
        material.extensions());
  }

  private double display(double value) {
    double clamped = Math.max(0, Math.min(1, value));
    return linear ? LightCurve.display(clamped) : clamped;
  }

  /** Vertices of one piece: one for each place and pair of coordinates. */
  private final class Corners {

    /** A vertex of the model and the bits of its coordinates in the picture. */
    private record Key(int vertex, int u, int v) {}

    private final boolean laid;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final int[] triangles;
    private int used;

    Corners(int faces, boolean laid) {
      this.laid = laid;
      this.triangles = new int[3 * faces];
    }

    void add(int face, int k, Optional<Texture> texture) {
      int vertex = model.mesh().triangles()[3 * face + k];
      float u = 0;
      float v = 0;
      if (laid) {
        VertexValues values = LookPieces.this.coordinates().orElseThrow();
        int at = model.corners().textureCoordinates().isPresent() ? 3 * face + k : vertex;
        double first = finite(values.at(at, 0));
        double second = finite(values.at(at, 1));
        u = (float) texture.orElseThrow().sampling().u(first, second);
        v = (float) texture.orElseThrow().sampling().v(first, second);
      }
      Key key = new Key(vertex, Float.floatToIntBits(u), Float.floatToIntBits(v));
      triangles[used++] =
          numbers.computeIfAbsent(
              key,
              unused -> {
                keys.add(key);
                return keys.size() - 1;
              });
    }

    private static double finite(float value) {
      return Float.isFinite(value) ? value : 0;
    }

    Mesh mesh() {
      double[] own = new double[3 * keys.size()];
      for (int i = 0; i < keys.size(); i++) {
        System.arraycopy(positions, 3 * keys.get(i).vertex(), own, 3 * i, 3);
      }
      return new Mesh(own, triangles);
    }

    VertexValues laidOn() {
      float[] all = new float[2 * keys.size()];
      for (int i = 0; i < keys.size(); i++) {
        all[2 * i] = Float.intBitsToFloat(keys.get(i).u());
        all[2 * i + 1] = Float.intBitsToFloat(keys.get(i).v());
      }
      return new VertexValues(2, all);
    }
  }
}
