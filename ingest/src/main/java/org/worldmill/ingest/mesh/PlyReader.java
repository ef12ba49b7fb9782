package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.mesh.PlyHeader.Element;
import org.worldmill.ingest.mesh.PlyHeader.Property;
import org.worldmill.ingest.mesh.PlyHeader.ValueType;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;

/**
 * Reads PLY, text and both binaries: vertices, polygons and triangle strips; all other elements and
 * properties are passed over. Gaussian splats are point clouds.
 */
final class PlyReader {

  private final ByteSource in;
  private final PlyHeader header;
  private final boolean ascii;
  private final FactsBuilder facts;
  private final MeshBuilder mesh = new MeshBuilder();
  private final PolygonTriangulator polygons = new PolygonTriangulator(mesh);
  private int[] list = new int[16];
  private Optional<PlyPackedSplats> packed = Optional.empty();
  private Optional<PlyVertices> vertices = Optional.empty();

  private PlyReader(ByteSource in, PlyHeader header, FactsBuilder facts) {
    this.in = in;
    this.header = header;
    this.facts = facts;
    this.ascii = header.format().equals("ascii");
  }

  static ParsedModel read(ByteSource in) throws IOException, MediaException {
    FactsBuilder facts = new FactsBuilder("ply");
    PlyHeader header = PlyHeader.read(in, facts);
    in.order(
        header.format().equals("binary_big_endian")
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN);
    return new PlyReader(in, header, facts).read();
  }

  private ParsedModel read() throws IOException, MediaException {
    describe();
    long least = 0;
    for (Element element : header.elements()) {
      checkCount(element, in.remaining() + 1 - least);
      least += element.count() * element.leastBytes(header.format());
    }
    packed = PlyPackedSplats.of(header);
    for (Element element : header.elements()) {
      switch (element.name()) {
        case "vertex" -> readVertices(element);
        case "chunk" -> readChunks(element);
        case "face" -> readFaces(element, false);
        case "tristrips" -> readFaces(element, true);
        default -> skip(element);
      }
    }
    if (packed.isPresent()) {
      return facts.with(packed.get().model());
    }
    Mesh built = mesh.build();
    return facts.with(vertices.map(v -> v.model(built)).orElseGet(() -> Model3d.of(built)));
  }

  private void readChunks(Element element) throws IOException, MediaException {
    if (packed.isPresent()) {
      readRows(element, packed.get()::chunk);
    } else {
      skip(element);
    }
  }

  /** The pictures that the file names. */
  static List<String> textures(ByteSource in) throws IOException, MediaException {
    return PlyHeader.read(in, new FactsBuilder("ply")).textures();
  }

  private void describe() {
    facts.textures(header.textures().size());
    facts.tag("ply", "encoding", header.format());
    for (Element element : header.elements()) {
      List<String> names = element.properties().stream().map(Property::name).toList();
      facts.tag("ply", "element " + element.name(), String.join(" ", names));
    }
  }

  private void checkCount(Element element, long bytesLeft) throws MediaException {
    int limit =
        switch (element.name()) {
          case "vertex" -> MeshLimits.MAX_VERTICES;
          case "face" -> MeshLimits.MAX_TRIANGLES;
          default -> Integer.MAX_VALUE;
        };
    MeshLimits.checkCount(
        "rows of '" + DecimalNumber.printable(element.name()) + "'",
        element.count(),
        limit,
        element.leastBytes(header.format()),
        bytesLeft);
  }

  private void readVertices(Element element) throws IOException, MediaException {
    if (packed.isPresent()) {
      readRows(element, packed.get()::add);
      return;
    }
    if (vertices.isPresent()) {
      throw new MediaException(
          Code.CORRUPT, "its header declares vertices twice; export the model again");
    }
    PlyVertices sorted = new PlyVertices(element, mesh, facts);
    mesh.expectVertices((int) element.count());
    readRows(element, sorted::add);
    vertices = Optional.of(sorted);
  }

  private interface RowSink {
    void add(double[] row) throws MediaException;
  }

  private void readRows(Element element, RowSink sink) throws IOException, MediaException {
    List<Property> properties = element.properties();
    double[] values = new double[properties.size()];
    for (long row = 0; row < element.count(); row++) {
      for (int i = 0; i < values.length; i++) {
        Property property = properties.get(i);
        if (property.count().isPresent()) {
          skipList(property, element, row);
        } else {
          values[i] = value(property.type(), element, row);
        }
      }
      sink.add(values);
      endRow();
    }
  }

  private void readFaces(Element element, boolean strips) throws IOException, MediaException {
    Optional<Property> corners =
        element.property("vertex_indices").or(() -> element.property("vertex_index"));
    if (corners.isEmpty() || corners.get().count().isEmpty()) {
      skip(element);
      return;
    }
    // Room for a triangle a face, as far as the bytes left can hold that: large meshes need no
    // second array to grow into.
    long least = 3L * (ascii ? 2 : corners.get().type().bytes);
    long room = Math.min(element.count(), in.remaining() / least);
    mesh.expectTriangles((int) Math.min(room, MeshLimits.MAX_TRIANGLES - mesh.triangleCount()));
    for (long row = 0; row < element.count(); row++) {
      for (Property property : element.properties()) {
        if (property.equals(corners.get())) {
          int size = readList(property, element, row);
          if (strips) {
            addStrip(size);
          } else {
            polygons.add(list, size);
          }
        } else {
          skipProperty(property, element, row);
        }
      }
      endRow();
    }
  }

  /** Every corner after the second makes a triangle; -1 begins a new strip. */
  private void addStrip(int size) throws MediaException {
    int start = 0;
    for (int i = 0; i < size; i++) {
      if (list[i] == -1) {
        start = i + 1;
      } else if (i - start >= 2) {
        boolean odd = (i - start) % 2 == 1;
        mesh.triangle(list[odd ? i - 1 : i - 2], list[odd ? i - 2 : i - 1], list[i]);
      }
    }
  }

  private int readList(Property property, Element element, long row)
      throws IOException, MediaException {
    int size = listSize(property, element, row);
    if (list.length < size) {
      list = new int[Math.max(size, 2 * list.length)];
    }
    for (int i = 0; i < size; i++) {
      double value = value(property.type(), element, row);
      if (value != Math.rint(value) || value < -1 || value > Integer.MAX_VALUE) {
        throw new MediaException(
            Code.CORRUPT,
            "%s %d names vertex %s; export the model again".formatted(element.name(), row, value));
      }
      list[i] = (int) value;
    }
    return size;
  }

  private int listSize(Property property, Element element, long row)
      throws IOException, MediaException {
    double size = value(property.count().orElseThrow(), element, row);
    long least = ascii ? 2 : property.type().bytes;
    if (size < 0 || size * least > in.remaining() + 1) {
      throw new MediaException(
          size < 0 ? Code.CORRUPT : Code.TRUNCATED,
          "%s %d has a list of %.0f values, but %d bytes are left; fetch the file again"
              .formatted(element.name(), row, size, in.remaining()));
    }
    return (int) size;
  }

  private void skip(Element element) throws IOException, MediaException {
    if (element.properties().isEmpty()) {
      return;
    }
    for (long row = 0; row < element.count(); row++) {
      for (Property property : element.properties()) {
        skipProperty(property, element, row);
      }
      endRow();
    }
  }

  private void skipProperty(Property property, Element element, long row)
      throws IOException, MediaException {
    if (property.count().isPresent()) {
      skipList(property, element, row);
    } else {
      skipValues(property.type(), 1, element, row);
    }
  }

  private void skipList(Property property, Element element, long row)
      throws IOException, MediaException {
    skipValues(property.type(), listSize(property, element, row), element, row);
  }

  private void skipValues(ValueType type, int count, Element element, long row)
      throws IOException, MediaException {
    if (!ascii) {
      in.skip((long) count * type.bytes);
      return;
    }
    for (int i = 0; i < count; i++) {
      word(element, row);
    }
  }

  private double value(ValueType type, Element element, long row)
      throws IOException, MediaException {
    if (ascii) {
      return DecimalNumber.of(word(element, row), in.line());
    }
    ByteBuffer bytes = in.bytes(type.bytes);
    return switch (type) {
      case INT8 -> bytes.get();
      case UINT8 -> Byte.toUnsignedInt(bytes.get());
      case INT16 -> bytes.getShort();
      case UINT16 -> Short.toUnsignedInt(bytes.getShort());
      case INT32 -> bytes.getInt();
      case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
      case FLOAT32 -> bytes.getFloat();
      case FLOAT64 -> bytes.getDouble();
    };
  }

  private String word(Element element, long row) throws IOException, MediaException {
    String word = in.word();
    if (word.isEmpty()) {
      throw new MediaException(
          Code.TRUNCATED,
          "it ends in %s %d of %d; fetch the file again"
              .formatted(element.name(), row, element.count()));
    }
    return word;
  }

  /** Values beyond the declared ones, as some writers append, end with the line. */
  private void endRow() throws IOException {
    if (ascii) {
      in.skipLine();
    }
  }
}
