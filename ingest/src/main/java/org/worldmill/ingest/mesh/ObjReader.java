package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelParts;

/**
 * Reads Wavefront OBJ: vertices, polygons with texture coordinates and normals of their corners,
 * points and lines (which add no faces). Colours after a vertex, groups and smoothing are passed
 * over; free-form curves and surfaces are counted as unsupported when nothing else is there.
 */
final class ObjReader {

  private static final int MAX_NAMES = 10_000;
  private static final int MAX_NAME_BYTES = 1000;
  private static final int HEAD_COMMENTS = 20;

  private final ByteSource in;
  private final FactsBuilder facts = new FactsBuilder("obj");
  private final MeshBuilder mesh = new MeshBuilder();
  private final ObjCorners values = new ObjCorners(mesh);
  private final PolygonTriangulator polygons = new PolygonTriangulator(mesh, values);
  private final Set<String> materials = new LinkedHashSet<>();
  private final Set<String> libraries = new LinkedHashSet<>();
  private int[] corners = new int[16];
  private final Map<String, Integer> numbers = new HashMap<>();
  private int[] partOfTriangle = new int[64];
  private int part;
  private int comments;
  private boolean freeForm;

  private ObjReader(ByteSource in) {
    this.in = in;
  }

  static ParsedModel read(ByteSource in, ObjMaterials looks) throws IOException, MediaException {
    ObjReader reader = new ObjReader(in);
    reader.readLines();
    if (reader.freeForm && reader.mesh.triangleCount() == 0) {
      throw new MediaException(
          Code.UNSUPPORTED, "it holds free-form curves or surfaces only; export it as polygons");
    }
    reader.facts.materials(reader.materials.size());
    reader.facts.textures(looks.textures().size());
    reader.libraries.forEach(name -> reader.facts.tag("obj", "mtllib", name));
    Mesh built = reader.mesh.build();
    return reader.facts.with(
        Model3d.of(built)
            .with(reader.parts(looks, built.triangleCount()))
            .with(reader.values.build(reader.facts)));
  }

  /** One part for each material that is used, and one for what comes before the first. */
  private ModelParts parts(ObjMaterials looks, int triangles) {
    if (materials.isEmpty()) {
      return ModelParts.single();
    }
    List<ModelParts.Part> parts = new ArrayList<>();
    List<Material> all = new ArrayList<>();
    parts.add(new ModelParts.Part("", Optional.empty()));
    for (String name : materials) {
      Optional<Material> known = Optional.ofNullable(looks.materials().get(name));
      known.ifPresent(all::add);
      parts.add(new ModelParts.Part(name, known.map(unused -> all.size() - 1)));
    }
    return new ModelParts(parts, all, Arrays.copyOf(partOfTriangle, triangles));
  }

  /** The material libraries that the file names, as written. */
  static List<String> libraries(ByteSource in) throws IOException, MediaException {
    ObjReader reader = new ObjReader(in);
    for (String word = in.word(); !word.isEmpty(); word = in.word()) {
      if (word.equals("mtllib")) {
        reader.note(reader.libraries);
      } else {
        in.skipLine();
      }
    }
    return List.copyOf(reader.libraries);
  }

  private void readLines() throws IOException, MediaException {
    for (String word = in.word(); !word.isEmpty(); word = in.word()) {
      switch (word) {
        case "v" -> readVertex();
        case "vt" -> {
          values.texture(value(0), value(0));
          skipLogicalLine();
        }
        case "vn" -> {
          values.normal(value(0), value(0), value(0));
          skipLogicalLine();
        }
        case "f", "fo" -> readFace();
        case "usemtl" -> useMaterial();
        case "mtllib" -> note(libraries);
        case "cstype", "surf", "curv" -> {
          freeForm = true;
          skipLogicalLine();
        }
        default -> readOther(word);
      }
    }
  }

  private void readVertex() throws IOException, MediaException {
    double x = number();
    double y = number();
    mesh.vertex(x, y, number());
    skipLogicalLine();
  }

  /** A number of a texture coordinate or normal; another where the line has no more. */
  private double value(double otherwise) throws IOException, MediaException {
    String word = in.wordOnLine();
    return word.isEmpty() ? otherwise : DecimalNumber.of(word, in.line());
  }

  private double number() throws IOException, MediaException {
    String word = in.wordOnLine();
    if (word.isEmpty()) {
      throw new MediaException(
          Code.CORRUPT,
          "line %d has a vertex with fewer than three coordinates; export the model again"
              .formatted(in.line()));
    }
    return DecimalNumber.of(word, in.line());
  }

  private void readFace() throws IOException, MediaException {
    long line = in.line();
    int size = 0;
    for (String word = in.wordOnLine(); !word.isEmpty(); word = in.wordOnLine()) {
      if (size == corners.length) {
        corners = Arrays.copyOf(corners, 2 * size);
      }
      corners[size] = corner(word, line);
      values.note(size++, word, line);
    }
    if (size == 0) {
      throw new MediaException(
          Code.CORRUPT,
          "line %d has a face without corners; export the model again".formatted(line));
    }
    int before = mesh.triangleCount();
    polygons.add(corners, size);
    if (part > 0 && partOfTriangle.length < mesh.triangleCount()) {
      int room = mesh.triangleCount() + mesh.triangleCount() / 2;
      partOfTriangle = Arrays.copyOf(partOfTriangle, room);
    }
    for (int triangle = before; part > 0 && triangle < mesh.triangleCount(); triangle++) {
      partOfTriangle[triangle] = part;
    }
    skipLogicalLine();
  }

  /** Numbers count from 1; negative ones count back from the vertex read last. */
  private int corner(String word, long line) throws MediaException {
    int slash = word.indexOf('/');
    long index = DecimalNumber.whole(slash < 0 ? word : word.substring(0, slash), line);
    long vertex = index < 0 ? mesh.vertexCount() + index : index - 1;
    if (index == 0 || vertex < 0 || vertex >= MeshLimits.MAX_VERTICES) {
      throw new MediaException(
          Code.CORRUPT,
          "line %d has a face that names vertex %d, after %d vertices; export the model again"
              .formatted(line, index, mesh.vertexCount()));
    }
    return (int) vertex;
  }

  private void readOther(String word) throws IOException, MediaException {
    if (word.startsWith("#")) {
      if (comments++ < HEAD_COMMENTS) {
        facts.comment((word.substring(1) + " " + in.restOfLine(MAX_NAME_BYTES)).strip());
      } else {
        in.skipLine();
      }
      return;
    }
    if (word.chars().anyMatch(c -> c < ' ')) {
      throw new MediaException(
          Code.CORRUPT, "line %d is no text; check that this is an OBJ file".formatted(in.line()));
    }
    skipLogicalLine();
  }

  private void useMaterial() throws IOException, MediaException {
    String name = note(materials);
    part = numbers.computeIfAbsent(name, unused -> name.isEmpty() ? 0 : materials.size());
  }

  private String note(Set<String> names) throws IOException, MediaException {
    String name = in.restOfLine(MAX_NAME_BYTES);
    if (!name.isEmpty() && names.add(name) && names.size() > MAX_NAMES) {
      throw new MediaException(
          Code.TOO_LARGE,
          "line %d names material %d, the limit is %d; split the model"
              .formatted(in.line(), names.size(), MAX_NAMES));
    }
    return name;
  }

  /** Passes over the rest of the line and the lines that continue it. */
  private void skipLogicalLine() throws IOException {
    int last = '\n';
    for (int c = in.next(); c != ByteSource.END; c = in.next()) {
      if (c == '\n' && last != '\\') {
        return;
      }
      if (c != '\r') {
        last = c;
      }
    }
  }
}
