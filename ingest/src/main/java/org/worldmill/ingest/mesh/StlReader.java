package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.PointSet;

/**
 * Reads STL, text and binary. Its triangles have corners of their own; corners at exactly the same
 * place become one vertex.
 */
final class StlReader {

  private static final int HEADER_BYTES = 80;
  private static final int PREAMBLE_BYTES = HEADER_BYTES + 4;
  private static final int FACET_BYTES = 50;
  private static final int LEAST_TEXT_FACET_BYTES = 60;

  private final ByteSource in;
  private final FactsBuilder facts = new FactsBuilder("stl");

  private StlReader(ByteSource in) {
    this.in = in;
  }

  static ParsedModel read(ByteSource in) throws IOException, MediaException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    StlReader reader = new StlReader(in);
    return reader.isText() ? reader.readText() : reader.readBinary();
  }

  /**
   * Binary files may begin with "solid" too, so the stated number of facets decides first; text is
   * what begins with "solid" and has no control characters in what would be the binary header.
   */
  private boolean isText() throws IOException {
    int window = (int) Math.min(in.size(), PREAMBLE_BYTES + 172);
    ByteBuffer head = in.bytes(window);
    int start = head.position();
    if (in.size() >= PREAMBLE_BYTES) {
      long facets = Integer.toUnsignedLong(head.getInt(start + HEADER_BYTES));
      if (in.size() == PREAMBLE_BYTES + FACET_BYTES * facets) {
        return false;
      }
    }
    byte[] bytes = new byte[window];
    head.get(start, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).stripLeading();
    return text.toLowerCase(Locale.ROOT).startsWith("solid")
        && text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
  }

  private ParsedModel readBinary() throws IOException, MediaException {
    if (in.size() < PREAMBLE_BYTES) {
      throw new MediaException(
          Code.TRUNCATED,
          "%d bytes are fewer than the header of a binary STL has; fetch the file again"
              .formatted(in.size()));
    }
    facts.tag("stl", "encoding", "binary");
    String header = binaryHeader();
    facts.tag("stl", "header", header);
    facts.generator(header);
    long count = Integer.toUnsignedLong(in.bytes(4).getInt());
    MeshLimits.checkCount(
        "triangles", count, MeshLimits.MAX_TRIANGLES, FACET_BYTES, in.remaining());
    int facets = (int) count;
    PointSet points = new PointSet(facets / 2 + 1);
    int[] corners = new int[3 * facets];
    for (int i = 0; i < facets; i++) {
      ByteBuffer facet = in.bytes(FACET_BYTES);
      int start = facet.position();
      for (int corner = 0; corner < 3; corner++) {
        int at = start + 12 + 12 * corner;
        corners[3 * i + corner] =
            point(points, facet.getFloat(at), facet.getFloat(at + 4), facet.getFloat(at + 8), i);
      }
      facet.position(start + FACET_BYTES);
    }
    return finished(points, corners);
  }

  private String binaryHeader() throws IOException {
    byte[] bytes = new byte[HEADER_BYTES];
    in.bytes(HEADER_BYTES).get(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).replaceAll("[^\\x20-\\x7e]", " ").strip();
  }

  private ParsedModel readText() throws IOException, MediaException {
    facts.tag("stl", "encoding", "ascii");
    in.word();
    String name = in.restOfLine(200);
    facts.tag("stl", "solid", name);
    facts.generator(name);
    PointSet points = new PointSet((int) Math.min(in.size() / 400, 1 << 24));
    TriangleList triangles = new TriangleList(in.size() / LEAST_TEXT_FACET_BYTES);
    boolean ended = false;
    for (String word = keyword(); !word.isEmpty(); word = keyword()) {
      switch (word) {
        case "facet" -> readFacet(points, triangles);
        case "endsolid" -> {
          ended = true;
          in.skipLine();
        }
        case "solid" -> {
          ended = false;
          in.skipLine();
        }
        default -> throw unexpected(word, "facet");
      }
    }
    if (!ended) {
      throw truncated();
    }
    return finished(points, triangles.corners());
  }

  private void readFacet(PointSet points, TriangleList triangles)
      throws IOException, MediaException {
    in.skipLine(); // The normal follows from the corners; some writers spell it "nan".
    expect("outer");
    expect("loop");
    int[] corners = new int[3];
    for (int corner = 0; corner < 3; corner++) {
      expect("vertex");
      double x = number();
      double y = number();
      corners[corner] = point(points, x, y, number(), triangles.size());
    }
    expect("endloop");
    expect("endfacet");
    triangles.add(corners);
  }

  private double number() throws IOException, MediaException {
    String word = in.word();
    if (word.isEmpty()) {
      throw truncated();
    }
    return DecimalNumber.of(word, in.line());
  }

  private String keyword() throws IOException, MediaException {
    return in.word().toLowerCase(Locale.ROOT);
  }

  private void expect(String wanted) throws IOException, MediaException {
    String word = keyword();
    if (word.isEmpty()) {
      throw truncated();
    }
    if (!word.equals(wanted)) {
      throw unexpected(word, wanted);
    }
  }

  private int point(PointSet points, double x, double y, double z, int triangle)
      throws MediaException {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new MediaException(
          Code.CORRUPT,
          "triangle %d has a corner that is no finite number (%s, %s, %s); export the model again"
              .formatted(triangle, x, y, z));
    }
    return points.add(x, y, z);
  }

  private ParsedModel finished(PointSet points, int[] corners) throws MediaException {
    if (corners.length == 0) {
      throw new MediaException(
          Code.NO_CONTENT, "it holds no triangle; export the model with its geometry");
    }
    return facts.with(new Mesh(points.positions(), corners));
  }

  private MediaException truncated() {
    return new MediaException(
        Code.TRUNCATED,
        "line %d is the last, but no 'endsolid' came; fetch the file again".formatted(in.line()));
  }

  private MediaException unexpected(String word, String wanted) {
    return new MediaException(
        Code.CORRUPT,
        "line %d has '%s' where '%s' belongs; export the model again"
            .formatted(in.line(), DecimalNumber.printable(word), wanted));
  }
}
