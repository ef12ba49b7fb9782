package org.worldmill.ingest.mesh;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;

/** Unpacks triangle lists of EXT_meshopt_compression (mode 1). Used once. */
final class MeshoptTriangles {

  private static final int HEADER = 0xe1;
  private static final int TABLE_BYTES = 16;

  private final ByteBuffer in;
  private final int[] edges = new int[32];
  private final int[] vertices = new int[16];
  private int edgeAt;
  private int vertexAt;
  private int next;
  private int last;

  MeshoptTriangles(ByteBuffer in) {
    this.in = in;
  }

  int[] decode(int count) throws MediaException {
    int faces = count / 3;
    int start = in.position();
    if (in.remaining() < 1 + faces + TABLE_BYTES || (in.get(start) & 0xff) != HEADER) {
      throw MeshoptDecoder.broken("its triangles do not begin with byte 0xe1, or are too few");
    }
    int table = in.limit() - TABLE_BYTES;
    in.position(start + 1 + faces);
    in.limit(table);
    byte[] rare = new byte[TABLE_BYTES];
    ByteBuffer whole = in.duplicate();
    whole.clear();
    whole.get(table, rare);
    int[] out = new int[count];
    for (int face = 0; face < faces; face++) {
      int code = in.get(start + 1 + face) & 0xff;
      if (code < 0xf0) {
        edge(code, out, 3 * face);
      } else if (code < 0xfe) {
        fresh(rare[code & 15] & 0xff, false, out, 3 * face);
      } else {
        explicit(code, out, 3 * face);
      }
    }
    return out;
  }

  /** A recent edge and a third vertex. */
  private void edge(int code, int[] out, int at) throws MediaException {
    int entry = edgeAt - 1 - (code >> 4) & 15;
    int a = edges[2 * entry];
    int b = edges[2 * entry + 1];
    int kind = code & 15;
    int c;
    if (kind == 0) {
      c = next++;
    } else if (kind < 13) {
      c = vertices[vertexAt - 1 - kind & 15];
    } else if (kind < 15) {
      last += kind == 13 ? -1 : 1;
      c = last;
    } else {
      c = index();
    }
    if (kind == 0 || kind >= 13) {
      pushVertex(c);
    }
    pushEdge(c, b);
    pushEdge(a, c);
    put(out, at, a, b, c);
  }

  private void explicit(int code, int[] out, int at) throws MediaException {
    if (in.remaining() < 1) {
      throw MeshoptDecoder.broken("its triangles end too early");
    }
    int pair = in.get() & 0xff;
    if (pair == 0) {
      next = 0;
    }
    fresh(pair, code == 0xff, out, at);
  }

  /** Three vertices: the next, recent or written ones, as two half bytes say. */
  private void fresh(int pair, boolean written, int[] out, int at) throws MediaException {
    int a = written ? index() : next++;
    int high = pair >> 4;
    int low = pair & 15;
    int b = high == 0 ? next++ : high == 15 ? index() : vertices[vertexAt - high & 15];
    int c = low == 0 ? next++ : low == 15 ? index() : vertices[vertexAt - low & 15];
    pushVertex(a);
    if (high == 0 || high == 15) {
      pushVertex(b);
    }
    if (low == 0 || low == 15) {
      pushVertex(c);
    }
    pushEdge(b, a);
    pushEdge(c, b);
    pushEdge(a, c);
    put(out, at, a, b, c);
  }

  private int index() throws MediaException {
    int value = MeshoptDecoder.varint(in);
    last += (value & 1) != 0 ? ~(value >>> 1) : value >>> 1;
    return last;
  }

  private void pushEdge(int from, int to) {
    edges[2 * edgeAt] = from;
    edges[2 * edgeAt + 1] = to;
    edgeAt = edgeAt + 1 & 15;
  }

  private void pushVertex(int vertex) {
    vertices[vertexAt] = vertex;
    vertexAt = vertexAt + 1 & 15;
  }

  private static void put(int[] out, int at, int a, int b, int c) {
    out[at] = a;
    out[at + 1] = b;
    out[at + 2] = c;
  }
}
