package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;

/**
 * Reads OFF as text (Geomview's object file format): with normals (N), colours (C) and texture
 * coordinates (ST), in this order of prefixes. Four-dimensional, n-dimensional and binary ones are
 * refused; colours of faces are passed over.
 */
final class OffReader {

  private static final int LEAST_VERTEX_BYTES = 6;
  private static final int LEAST_FACE_BYTES = 2;

  private final ByteSource in;
  private final FactsBuilder facts = new FactsBuilder("off");
  private final MeshBuilder mesh = new MeshBuilder();
  private final PolygonTriangulator polygons = new PolygonTriangulator(mesh);
  private String kind = "";
  private int[] corners = new int[16];

  private OffReader(ByteSource in) {
    this.in = in;
  }

  static ParsedModel read(ByteSource in) throws IOException, MediaException {
    return new OffReader(in).read();
  }

  private ParsedModel read() throws IOException, MediaException {
    long vertices = firstCount();
    long faces = DecimalNumber.whole(word("the number of faces"), in.line());
    MeshLimits.checkCount(
        "vertices", vertices, MeshLimits.MAX_VERTICES, LEAST_VERTEX_BYTES, in.remaining() + 1);
    MeshLimits.checkCount(
        "faces", faces, MeshLimits.MAX_TRIANGLES, LEAST_FACE_BYTES, in.remaining() + 1);
    in.skipLine(); // The number of edges, which nobody fills in.
    mesh.expectVertices((int) vertices);
    Channels channels = new Channels((int) vertices, facts);
    readVertices((int) vertices, channels);
    for (long face = 0; face < faces; face++) {
      readFace(face, faces);
    }
    facts.tag("off", "kind", kind);
    return facts.with(Model3d.of(mesh.build()).with(channels.build()));
  }

  /** Quirk: the shapes of ModelNet have their counts on the first line: {@code OFF490 518 0}. */
  private long firstCount() throws IOException, MediaException {
    String first = word("'OFF'");
    int end = first.indexOf("OFF");
    boolean known = end >= 0 && first.substring(0, end).matches("(ST)?C?N?");
    if (!known) {
      throw new MediaException(
          end >= 0 ? Code.UNSUPPORTED : Code.CORRUPT,
          "it begins with '%s'; only OFF with the prefixes ST, C and N can be read, convert it"
              .formatted(DecimalNumber.printable(first)));
    }
    kind = first.substring(0, end + 3);
    String rest = first.substring(end + 3);
    String count = rest.isEmpty() ? word("the number of vertices") : rest;
    if (count.equals("BINARY")) {
      throw new MediaException(Code.UNSUPPORTED, "it is binary; save it as text");
    }
    return DecimalNumber.whole(count, in.line());
  }

  private void readVertices(int count, Channels channels) throws IOException, MediaException {
    Optional<float[]> normals =
        kind.contains("N") ? channels.room(Channels.NORMALS, 3) : Optional.empty();
    Optional<float[]> colours = kind.contains("C") ? channels.roomForColours() : Optional.empty();
    Optional<float[]> texture =
        kind.startsWith("ST") ? channels.room(Channels.TEXTURE_COORDINATES, 2) : Optional.empty();
    for (int i = 0; i < count; i++) {
      mesh.vertex(number(), number(), number());
      if (kind.contains("N")) {
        fill(normals, 3, i);
      }
      if (kind.contains("C")) {
        colour(colours, i);
      }
      if (kind.startsWith("ST")) {
        fill(texture, 2, i);
      }
      in.skipLine();
    }
  }

  private void fill(Optional<float[]> room, int width, int vertex)
      throws IOException, MediaException {
    for (int k = 0; k < width; k++) {
      float value = (float) number();
      if (room.isPresent()) {
        room.get()[width * vertex + k] = value;
      }
    }
  }

  /** Three or four numbers up to the end of the line: whole ones count to 255. */
  private void colour(Optional<float[]> room, int vertex) throws IOException, MediaException {
    int parts = kind.startsWith("ST") ? 4 : Integer.MAX_VALUE;
    for (int k = 0; k < parts; k++) {
      String word = in.wordOnLine();
      if (word.isEmpty()) {
        return;
      }
      double value = DecimalNumber.of(word, in.line());
      boolean whole = word.indexOf('.') < 0 && word.indexOf('e') < 0;
      if (k < 4 && room.isPresent()) {
        room.get()[4 * vertex + k] = (float) (whole ? value / 255 : value);
      }
    }
  }

  private void readFace(long face, long faces) throws IOException, MediaException {
    String first = word("face " + face + " of " + faces);
    long size = DecimalNumber.whole(first, in.line());
    if (size < 0 || size > in.remaining() / 2 + 1) {
      throw new MediaException(
          size < 0 ? Code.CORRUPT : Code.TRUNCATED,
          "face %d has %d corners, but %d bytes are left; fetch the file again"
              .formatted(face, size, in.remaining()));
    }
    if (corners.length < size) {
      corners = new int[(int) Math.max(size, 2L * corners.length)];
    }
    for (int i = 0; i < size; i++) {
      long vertex = DecimalNumber.whole(word("a corner of face " + face), in.line());
      if (vertex < 0 || vertex >= mesh.vertexCount()) {
        throw new MediaException(
            Code.CORRUPT,
            "face %d names vertex %d, but there are %d; export the model again"
                .formatted(face, vertex, mesh.vertexCount()));
      }
      corners[i] = (int) vertex;
    }
    polygons.add(corners, (int) size);
    in.skipLine();
  }

  private double number() throws IOException, MediaException {
    return DecimalNumber.of(word("a number of a vertex"), in.line());
  }

  private String word(String what) throws IOException, MediaException {
    String word = in.word();
    while (word.startsWith("#")) {
      in.skipLine();
      word = in.word();
    }
    if (word.isEmpty()) {
      throw new MediaException(
          Code.TRUNCATED, "it ends where %s belongs; fetch the file again".formatted(what));
    }
    return word;
  }
}
