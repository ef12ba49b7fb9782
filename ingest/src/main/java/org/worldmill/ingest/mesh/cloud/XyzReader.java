package org.worldmill.ingest.mesh.cloud;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.worldmill.ingest.mesh.ByteSource;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Reads XYZ text: a point a line, x, y, z first. What follows has no standard: it becomes
 * attributes called {@code column3} and on. Lines that begin with {@code #} or {@code //} are
 * comments, and so is a first line of words or of a single count.
 */
public final class XyzReader {

  private static final int MAX_COLUMNS = 20;

  private final ByteSource in;
  private final FactsBuilder facts = new FactsBuilder("xyz");
  private double[] values = new double[3 << 10];
  private int columns;
  private int rows;

  private XyzReader(ByteSource in) {
    this.in = in;
  }

  /** Reads a cloud. */
  public static ParsedModel read(ByteSource in) throws IOException, MediaException {
    return new XyzReader(in).read();
  }

  private ParsedModel read() throws IOException, MediaException {
    while (in.peek() != ByteSource.END) {
      long number = in.line();
      readLine(in.restOfLine(10_000), number);
    }
    if (rows == 0) {
      throw new MediaException(Code.NO_CONTENT, "it holds no point; export the cloud again");
    }
    List<String> names = new ArrayList<>(List.of("x", "y", "z"));
    for (int i = 3; i < columns; i++) {
      names.add("column" + i);
    }
    int[] widths = new int[columns];
    Arrays.fill(widths, 1);
    PointColumns points = new PointColumns(names, widths, rows, facts);
    for (int row = 0; row < rows; row++) {
      points.add(Arrays.copyOfRange(values, row * columns, (row + 1) * columns));
    }
    return facts.with(points.build());
  }

  private void readLine(String line, long number) throws MediaException {
    if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
      facts.comment(line.replaceFirst("^(#|//)", ""));
      return;
    }
    String[] words = line.split("[\\s,;]+");
    boolean heading = rows == 0 && (words.length < 3 || !isNumber(words[0]));
    if (heading && columns == 0) {
      facts.tag("xyz", "heading", line);
      columns = -1;
      return;
    }
    if (columns <= 0) {
      columns = Math.min(words.length, MAX_COLUMNS);
    }
    if (words.length < columns || columns < 3) {
      throw new MediaException(
          Code.CORRUPT,
          "line %d has %d values, %d are needed; export the cloud again"
              .formatted(number, words.length, Math.max(3, columns)));
    }
    makeRoom();
    for (int i = 0; i < columns; i++) {
      values[rows * columns + i] = DecimalNumber.of(words[i], number);
    }
    rows++;
  }

  private void makeRoom() throws MediaException {
    if (rows >= MeshLimits.MAX_VERTICES
        || (long) (rows + 1) * columns > 3L * MeshLimits.MAX_VERTICES) {
      throw MeshLimits.tooLarge("points", rows + 1L, MeshLimits.MAX_VERTICES);
    }
    if ((rows + 1) * columns > values.length) {
      values =
          Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8L, values.length * 3L / 2));
    }
  }

  private static boolean isNumber(String word) {
    // A line that begins with a separator has an empty word before it.
    if (word.isEmpty()) {
      return false;
    }
    char first = word.charAt(0);
    return (first >= '0' && first <= '9') || "+-.".indexOf(first) >= 0;
  }
}
