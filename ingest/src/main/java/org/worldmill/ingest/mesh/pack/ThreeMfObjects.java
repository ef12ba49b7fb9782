package org.worldmill.ingest.mesh.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.worldmill.ingest.mesh.Affine;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.ingest.mesh.MeshBuilder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.ModelParts.Part;

/** The objects of a 3MF model, and where its build shows them. */
final class ThreeMfObjects {

  private static final int MAX_DEPTH = 50;
  private static final int MAX_PLACED = 100_000;

  /** An object: a mesh of its own, or others in places. */
  private static final class Body {
    private final String name;
    private final MeshBuilder mesh = new MeshBuilder();
    private final List<Placed> components = new ArrayList<>();

    Body(String name) {
      this.name = name;
    }
  }

  private record Placed(String object, Affine place) {}

  private final XMLStreamReader xml;
  private final Map<String, Body> bodies = new HashMap<>();
  private final List<Placed> build = new ArrayList<>();
  private final MeshBuilder mesh = new MeshBuilder();
  private final List<Part> parts = new ArrayList<>();
  private int[] partOfTriangle = new int[64];
  private final Map<String, Integer> properties = new HashMap<>();
  private String group = "";
  private String pid = "";
  private Optional<Body> current = Optional.empty();

  ThreeMfObjects(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Takes the element that the reader stands at. */
  void start() throws MediaException {
    switch (xml.getLocalName()) {
      case "object" -> {
        Body body = new Body(attribute("name").orElse(""));
        bodies.put(need("id"), body);
        current = Optional.of(body);
        pid = attribute("pid").orElse("");
        checkProperties(pid, "pindex");
      }
      case "vertex" -> body().mesh.vertex(number("x"), number("y"), number("z"));
      case "triangle" -> {
        body().mesh.triangle(index("v1"), index("v2"), index("v3"));
        checkProperties(attribute("pid").orElse(pid), "p1", "p2", "p3");
      }
      case "basematerials", "colorgroup", "texture2dgroup" -> {
        group = need("id");
        properties.put(group, 0);
      }
      case "base", "color", "tex2coord" -> properties.merge(group, 1, Integer::sum);
      case "component" -> body().components.add(placed());
      case "item" -> build.add(placed());
      default -> {}
    }
  }

  /** Groups defined elsewhere are not judged. */
  private void checkProperties(String id, String... indices) throws MediaException {
    Integer size = properties.get(id);
    for (String name : indices) {
      if (size != null && attribute(name).isPresent() && index(name) >= size) {
        throw wrong(
            "has property %d of group '%s', which has %d"
                .formatted(index(name), DecimalNumber.printable(id), size));
      }
    }
  }

  private Body body() throws MediaException {
    return current.orElseThrow(() -> wrong("stands outside of an object"));
  }

  private Placed placed() throws MediaException {
    Optional<String> transform = attribute("transform");
    Affine place = Affine.IDENTITY;
    if (transform.isPresent()) {
      String[] words = transform.get().strip().split("\\s+");
      double[] m = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
      if (words.length != 12) {
        throw wrong("has a transform of %d numbers".formatted(words.length));
      }
      for (int i = 0; i < 12; i++) {
        // Rows of three that multiply from the left: as columns they multiply from the right.
        m[i / 3 * 4 + i % 3] = finite(words[i]);
      }
      place = Affine.ofColumns(m);
    }
    return new Placed(need("objectid"), place);
  }

  private double number(String name) throws MediaException {
    return finite(need(name));
  }

  private double finite(String word) throws MediaException {
    double value = DecimalNumber.of(word, xml.getLocation().getLineNumber());
    if (!Double.isFinite(value)) {
      throw wrong("has '%s' where a number belongs".formatted(DecimalNumber.printable(word)));
    }
    return value;
  }

  private int index(String name) throws MediaException {
    long value = DecimalNumber.whole(need(name), xml.getLocation().getLineNumber());
    if (value < 0 || value > MeshLimits.MAX_VERTICES) {
      throw wrong("names vertex " + value);
    }
    return (int) value;
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name));
  }

  private String need(String name) throws MediaException {
    return attribute(name).orElseThrow(() -> wrong("has no '" + name + "'"));
  }

  private MediaException wrong(String what) {
    return new MediaException(
        Code.CORRUPT,
        "line %d: <%s> %s; export the model again"
            .formatted(
                xml.getLocation().getLineNumber(),
                DecimalNumber.printable(xml.getLocalName()),
                what));
  }

  /** The model: what the build shows, or every object once where it shows nothing. */
  Model3d build() throws MediaException {
    if (build.isEmpty()) {
      bodies.keySet().stream().sorted().forEach(id -> build.add(new Placed(id, Affine.IDENTITY)));
    }
    int[] shown = new int[1];
    for (Placed item : build) {
      show(item, Affine.IDENTITY, 0, shown);
    }
    Mesh all = mesh.build();
    ModelParts division =
        parts.isEmpty()
            ? ModelParts.single()
            : new ModelParts(parts, List.of(), Arrays.copyOf(partOfTriangle, all.triangleCount()));
    return Model3d.of(all).with(division);
  }

  private void show(Placed item, Affine outer, int depth, int[] shown) throws MediaException {
    Body body = bodies.get(item.object());
    if (body == null || depth > MAX_DEPTH) {
      throw new MediaException(
          Code.CORRUPT,
          body == null
              ? "it shows object '%s', which is not there; export the model again"
                  .formatted(DecimalNumber.printable(item.object()))
              : "its components go round in a circle; export the model again");
    }
    if (++shown[0] > MAX_PLACED) {
      throw MeshLimits.tooLarge("placed objects", shown[0], MAX_PLACED);
    }
    Affine place = outer.after(item.place());
    draw(body, place);
    for (Placed component : body.components) {
      show(component, place, depth + 1, shown);
    }
  }

  private void draw(Body body, Affine place) throws MediaException {
    if (body.mesh.vertexCount() == 0) {
      return;
    }
    Mesh own = body.mesh.build();
    parts.add(new Part(body.name, Optional.empty()));
    int first = mesh.vertexCount();
    int start = mesh.triangleCount();
    mesh.expectVertices(own.vertexCount());
    double[] p = own.positions();
    for (int i = 0; i < p.length; i += 3) {
      mesh.vertex(
          place.apply(0, p[i], p[i + 1], p[i + 2]),
          place.apply(1, p[i], p[i + 1], p[i + 2]),
          place.apply(2, p[i], p[i + 1], p[i + 2]));
    }
    mesh.expectTriangles(own.triangleCount());
    boolean mirrored = place.mirrors();
    int[] c = own.triangles();
    for (int i = 0; i < c.length; i += 3) {
      mesh.triangle(
          first + c[i], first + c[mirrored ? i + 2 : i + 1], first + c[mirrored ? i + 1 : i + 2]);
    }
    if (partOfTriangle.length < mesh.triangleCount()) {
      partOfTriangle =
          Arrays.copyOf(partOfTriangle, mesh.triangleCount() + mesh.triangleCount() / 2);
    }
    Arrays.fill(partOfTriangle, start, mesh.triangleCount(), parts.size() - 1);
  }
}
