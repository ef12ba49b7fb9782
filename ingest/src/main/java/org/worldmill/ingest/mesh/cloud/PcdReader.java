package org.worldmill.ingest.mesh.cloud;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.ingest.mesh.ByteSource;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Reads PCD: text, binary and compressed binary. Points whose place is not finite are how the
 * format marks pixels of a depth camera that saw nothing: they are left out and counted among the
 * facts.
 */
public final class PcdReader {

  private final ByteSource in;
  private final FactsBuilder facts;
  private final PcdHeader header;

  private PcdReader(ByteSource in, FactsBuilder facts, PcdHeader header) {
    this.in = in;
    this.facts = facts;
    this.header = header;
  }

  /** Reads a cloud. */
  public static ParsedModel read(ByteSource in) throws IOException, MediaException {
    FactsBuilder facts = new FactsBuilder("pcd");
    PcdHeader header = PcdHeader.read(in, facts);
    in.order(ByteOrder.LITTLE_ENDIAN);
    facts.tag("pcd", "encoding", header.data());
    facts.tag(
        "pcd",
        "fields",
        String.join(" ", header.fields().stream().map(PcdHeader.Field::name).toList()));
    return new PcdReader(in, facts, header).read();
  }

  private ParsedModel read() throws IOException, MediaException {
    long least =
        switch (header.data()) {
          case "ascii" -> 2L * header.pointValues();
          case "binary" -> header.pointBytes();
          // LZF packs at most 264 bytes into 3.
          case "binary_compressed" -> Math.max(1, header.pointBytes() / 88);
          default ->
              throw new MediaException(
                  Code.UNSUPPORTED,
                  "its data is '%s', only ascii, binary and binary_compressed can be read"
                          .formatted(DecimalNumber.printable(header.data()))
                      + "; save it as one of these");
        };
    MeshLimits.checkCount(
        "points", header.points(), MeshLimits.MAX_VERTICES, least, in.remaining() + 1);
    PointColumns points =
        new PointColumns(
            header.fields().stream().map(PcdHeader.Field::name).toList(),
            header.fields().stream().mapToInt(PcdHeader.Field::count).toArray(),
            (int) header.points(),
            facts);
    switch (header.data()) {
      case "ascii" -> readText(points);
      case "binary" -> readBinary(points);
      default -> readCompressed(points);
    }
    return facts.with(points.build());
  }

  private void readText(PointColumns points) throws IOException, MediaException {
    double[] row = new double[header.pointValues()];
    for (long i = 0; i < header.points(); i++) {
      int at = 0;
      for (PcdHeader.Field field : header.fields()) {
        for (int k = 0; k < field.count(); k++) {
          String word = in.word();
          if (word.isEmpty()) {
            throw new MediaException(
                Code.TRUNCATED,
                "it ends in point %d of %d; fetch the file again".formatted(i, header.points()));
          }
          row[at++] = colour(field, DecimalNumber.of(word, in.line()));
        }
      }
      points.add(row);
    }
  }

  /** Text writes packed colours as the number that their bits are; a float's must be bits again. */
  private static double colour(PcdHeader.Field field, double value) {
    boolean packed = field.name().equals("rgb") || field.name().equals("rgba");
    return packed && field.type() == 'F'
        ? Integer.toUnsignedLong(Float.floatToRawIntBits((float) value))
        : value;
  }

  private void readBinary(PointColumns points) throws IOException, MediaException {
    double[] row = new double[header.pointValues()];
    for (long i = 0; i < header.points(); i++) {
      int at = 0;
      for (PcdHeader.Field field : header.fields()) {
        for (int k = 0; k < field.count(); k++) {
          row[at++] = value(field, in.bytes(field.size()));
        }
      }
      points.add(row);
    }
  }

  /** All values of one field follow each other, field after field. */
  private void readCompressed(PointColumns points) throws IOException, MediaException {
    long packed = Integer.toUnsignedLong(in.bytes(4).getInt());
    long plain = Integer.toUnsignedLong(in.bytes(4).getInt());
    long wanted = header.points() * header.pointBytes();
    if (packed > in.remaining() || plain != wanted || plain > Integer.MAX_VALUE) {
      throw new MediaException(
          packed > in.remaining() ? Code.TRUNCATED : Code.CORRUPT,
          "it states %d compressed and %d plain bytes, %d are left and %d are needed"
                  .formatted(packed, plain, in.remaining(), wanted)
              + "; fetch the file again");
    }
    byte[] source = in.array((int) packed);
    ByteBuffer bytes = Lzf.unpack(source, (int) plain).order(ByteOrder.LITTLE_ENDIAN);
    double[] row = new double[header.pointValues()];
    int count = (int) header.points();
    for (int i = 0; i < count; i++) {
      int at = 0;
      int start = 0;
      for (PcdHeader.Field field : header.fields()) {
        int width = field.size() * field.count();
        bytes.position(start + i * width);
        for (int k = 0; k < field.count(); k++) {
          row[at++] = value(field, bytes);
        }
        start += count * width;
      }
      points.add(row);
    }
  }

  private static double value(PcdHeader.Field field, ByteBuffer bytes) {
    boolean packed = field.size() == 4 && field.name().startsWith("rgb");
    if (packed) {
      return Integer.toUnsignedLong(bytes.getInt());
    }
    return switch (field.type()) {
      case 'F' -> field.size() == 4 ? bytes.getFloat() : bytes.getDouble();
      case 'I' ->
          switch (field.size()) {
            case 1 -> bytes.get();
            case 2 -> bytes.getShort();
            case 4 -> bytes.getInt();
            default -> bytes.getLong();
          };
      default ->
          switch (field.size()) {
            case 1 -> Byte.toUnsignedInt(bytes.get());
            case 2 -> Short.toUnsignedInt(bytes.getShort());
            case 4 -> Integer.toUnsignedLong(bytes.getInt());
            default -> (double) (bytes.getLong() & Long.MAX_VALUE);
          };
    };
  }
}
