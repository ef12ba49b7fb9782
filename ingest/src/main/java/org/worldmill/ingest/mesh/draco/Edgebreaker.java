package org.worldmill.ingest.mesh.draco;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.worldmill.schemas.MediaException;

/**
 * Decodes connectivity by Edgebreaker (J. Rossignac, "Edgebreaker: Connectivity Compression for
 * Triangle Meshes", 1999), in reverse: symbols C, S, L, R and E each add a face to the border that
 * is active. Symbols are stored as bits, or predicted by the valence of the vertex that comes next.
 */
final class Edgebreaker {

  private static final int C = 0;
  private static final int S = 1;
  private static final int L = 3;
  private static final int R = 5;
  private static final int E = 7;
  private static final int[] BY_NUMBER = {C, S, L, R, E};
  private static final int VALENCE = 2;
  private static final int LEAST_VALENCE = 2;
  private static final int MOST_VALENCE = 7;

  private final DracoInput in;
  private final int symbols;
  private final int faces;
  private final int[] splitSource;
  private final int[] splitTarget;
  private final boolean[] splitRight;
  private int splits;
  private final Map<Integer, Integer> waiting = new HashMap<>();
  private final RansBits startFaces;
  private final RansBits[] seamBits;
  private final DracoInput symbolBits;
  private final int[][] contexts;
  private final int[] contextLeft;
  private final int[] valence;
  private int context = -1;
  private int[] active = new int[16];
  private int activeCount;
  private final CornerTable table;
  private final boolean[] border;

  /** Reads all that belongs to connectivity. */
  Edgebreaker(DracoInput in, int budget) throws MediaException {
    this.in = in;
    int kind = in.u8();
    if (kind != 0 && kind != VALENCE) {
      throw DracoInput.broken("the unknown traversal " + kind);
    }
    int vertices = in.count("vertices", budget);
    faces = in.count("faces", budget);
    seamBits = new RansBits[in.u8()];
    symbols = in.count("symbols", faces);
    int splitSymbols = in.count("split symbols", symbols);
    splits = in.count("splits", symbols);
    splitSource = new int[splits];
    splitTarget = new int[splits];
    splitRight = new boolean[splits];
    readSplits();
    symbolBits = in.part(kind == 0 ? in.varint() : 0);
    startFaces = RansBits.read(in);
    for (int i = 0; i < seamBits.length; i++) {
      seamBits[i] = RansBits.read(in);
    }
    contexts = new int[kind == VALENCE ? MOST_VALENCE - LEAST_VALENCE + 1 : 0][];
    contextLeft = new int[contexts.length];
    for (int i = 0; i < contexts.length; i++) {
      contextLeft[i] = in.count("symbols", faces);
      contexts[i] = RansSymbols.read(in, contextLeft[i], 1);
    }
    table = new CornerTable(faces, vertices + splitSymbols);
    border = new boolean[vertices + splitSymbols + 16];
    Arrays.fill(border, true);
    valence = new int[border.length];
  }

  /** Puts the faces together. */
  void decode() throws MediaException {
    for (int i = 0; i < symbols; i++) {
      addFace(i);
    }
    closeFaces();
    for (int vertex = 0; vertex < table.vertexCount(); vertex++) {
      if (border[vertex]) {
        table.settle(vertex);
      }
    }
  }

  CornerTable table() {
    return table;
  }

  private void readSplits() throws MediaException {
    int last = 0;
    for (int i = 0; i < splits; i++) {
      long source = last + in.varint();
      long target = source - in.varint();
      if (source >= symbols || target < 0) {
        throw DracoInput.broken("a split at symbol " + source);
      }
      splitSource[i] = (int) source;
      splitTarget[i] = (int) target;
      last = (int) source;
    }
    for (int i = 0; i < splits; i++) {
      splitRight[i] = in.bits(1) == 1;
    }
    in.endBits();
  }

  private int symbol() throws MediaException {
    if (contexts.length == 0) {
      int symbol = symbolBits.bits(1);
      return symbol == C ? C : symbol | symbolBits.bits(2) << 1;
    }
    if (context < 0) {
      return E;
    }
    if (contextLeft[context] == 0) {
      throw DracoInput.broken("too few symbols of one valence");
    }
    int number = contexts[context][--contextLeft[context]];
    if (number >= BY_NUMBER.length) {
      throw DracoInput.broken("symbol " + number);
    }
    return BY_NUMBER[number];
  }

  private void addFace(int number) throws MediaException {
    int symbol = symbol();
    int corner = 3 * number;
    switch (symbol) {
      case C -> addInner(corner);
      case S -> addSplit(corner, number);
      case R -> addSide(corner, corner + 2);
      case L -> addSide(corner, corner + 1);
      case E -> addEnd(corner);
      default -> throw DracoInput.broken("symbol " + symbol);
    }
    if (contexts.length > 0) {
      count(symbol, corner);
    }
    if (symbol != C && symbol != S) {
      noteSplits(number);
    }
  }

  private void addInner(int corner) throws MediaException {
    int a = top();
    int b = CornerTable.previous(a);
    while (table.opposite(b) != CornerTable.NONE) {
      b = CornerTable.previous(table.opposite(b));
    }
    if (a == b) {
      throw DracoInput.broken("an edge that meets itself");
    }
    int inner = table.vertex[CornerTable.next(a)];
    int next = table.vertex[CornerTable.next(b)];
    int previous = table.vertex[CornerTable.previous(a)];
    table.join(a, corner + 1);
    table.join(b, corner + 2);
    active[activeCount - 1] = corner;
    table.map(corner, inner);
    table.map(corner + 1, next);
    table.map(corner + 2, previous);
    settleInner(inner);
  }

  private void addSplit(int corner, int number) throws MediaException {
    int b = pop();
    Integer again = waiting.get(number);
    if (again != null) {
      push(again);
    }
    int a = top();
    if (a == b) {
      throw DracoInput.broken("a split from itself");
    }
    table.join(a, corner + 2);
    table.join(b, corner + 1);
    active[activeCount - 1] = corner;
    int kept = table.vertex[CornerTable.previous(a)];
    int nextVertex = table.vertex[CornerTable.next(a)];
    int previousVertex = table.vertex[CornerTable.previous(b)];
    table.map(corner, kept);
    table.map(corner + 1, nextVertex);
    table.map(corner + 2, previousVertex);
    int start = CornerTable.next(b);
    int gone = table.vertex[start];
    if (gone == kept) {
      throw DracoInput.broken("a split at one vertex");
    }
    int at = start;
    do {
      table.map(at, kept);
      at = table.swingLeft(at);
    } while (at != CornerTable.NONE && at != start);
    table.isolate(gone);
    valence[kept] += valence[gone];
  }

  /** A face at the active edge with one new vertex. */
  private void addSide(int corner, int tip) throws MediaException {
    int a = top();
    table.join(tip, a);
    active[activeCount - 1] = corner;
    table.map(tip, newVertex());
    table.map(CornerTable.next(tip), table.vertex[CornerTable.previous(a)]);
    table.map(CornerTable.previous(tip), table.vertex[CornerTable.next(a)]);
  }

  private void addEnd(int corner) throws MediaException {
    push(corner);
    for (int i = 0; i < 3; i++) {
      table.map(corner + i, newVertex());
    }
  }

  private int newVertex() throws MediaException {
    int vertex = table.add();
    if (vertex >= border.length) {
      throw DracoInput.broken("more vertices than it states");
    }
    return vertex;
  }

  private void settleInner(int vertex) {
    border[vertex] = false;
  }

  private void count(int symbol, int corner) {
    int here = table.vertex[corner];
    int next = table.vertex[corner + 1];
    int previous = table.vertex[corner + 2];
    valence[here] += symbol == E ? 2 : symbol == R || symbol == L ? 1 : 0;
    valence[next] += symbol == E || symbol == L ? 2 : 1;
    valence[previous] += symbol == E || symbol == R ? 2 : 1;
    context = Math.max(LEAST_VALENCE, Math.min(MOST_VALENCE, valence[next])) - LEAST_VALENCE;
  }

  private void noteSplits(int number) throws MediaException {
    int encoded = symbols - number - 1;
    while (splits > 0 && splitSource[splits - 1] == encoded) {
      splits--;
      int corner = splitRight[splits] ? CornerTable.next(top()) : CornerTable.previous(top());
      waiting.put(symbols - splitTarget[splits] - 1, corner);
    }
  }

  /** What is left active is closed by a face of its own, where the stream says so. */
  private void closeFaces() throws MediaException {
    int used = symbols;
    while (activeCount > 0) {
      int a = pop();
      if (!startFaces.next()) {
        continue;
      }
      if (used == faces) {
        throw DracoInput.broken("more faces than it states");
      }
      int b = CornerTable.previous(a);
      while (table.opposite(b) != CornerTable.NONE) {
        b = CornerTable.previous(table.opposite(b));
      }
      int c = CornerTable.next(a);
      while (table.opposite(c) != CornerTable.NONE) {
        c = CornerTable.next(table.opposite(c));
      }
      int corner = 3 * used++;
      int[] edges = {a, b, c};
      int[] ends = new int[3];
      for (int i = 0; i < 3; i++) {
        table.join(corner + i, edges[i]);
        ends[i] = table.vertex[CornerTable.next(edges[i])];
        settleInner(ends[i]);
      }
      table.map(corner, ends[1]);
      table.map(corner + 1, ends[2]);
      table.map(corner + 2, ends[0]);
    }
    if (used != faces) {
      throw DracoInput.broken("%d faces where it states %d".formatted(used, faces));
    }
  }

  /** Edges at which the values of each attribute part, besides borders. */
  boolean[][] seams() throws MediaException {
    boolean[][] seams = new boolean[seamBits.length][3 * faces];
    for (int corner = 0; corner < 3 * faces; corner++) {
      int opposite = table.opposite(corner);
      for (int i = 0; i < seamBits.length; i++) {
        if (opposite == CornerTable.NONE) {
          seams[i][corner] = true;
        } else if (opposite > corner && seamBits[i].next()) {
          seams[i][corner] = true;
          seams[i][opposite] = true;
        }
      }
    }
    return seams;
  }

  private int top() throws MediaException {
    if (activeCount == 0) {
      throw DracoInput.broken("a face at no edge");
    }
    return active[activeCount - 1];
  }

  private int pop() throws MediaException {
    int corner = top();
    activeCount--;
    return corner;
  }

  private void push(int corner) {
    if (activeCount == active.length) {
      active = Arrays.copyOf(active, 2 * activeCount);
    }
    active[activeCount++] = corner;
  }
}
