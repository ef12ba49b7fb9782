package org.worldmill.ingest.mesh.cloud;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.worldmill.ingest.mesh.ByteSource;
import org.worldmill.ingest.mesh.Channels;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.MappedFile;
import org.worldmill.ingest.mesh.MeshBuilder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.ingest.mesh.laz.LazPoints;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;

/**
 * Reads LAS 1.0 to 1.4, point formats 0 to 10 (ASPRS, "LAS Specification 1.4 - R15"). Of each point
 * its place, intensity, classification, return numbers and colour are kept; waveforms, times and
 * extra bytes are passed over. LAZ is unpacked on the way.
 */
public final class LasReader {

  private static final int COMPRESSED = 0x80;
  private static final int[] FORMAT_BYTES = {20, 28, 26, 34, 57, 63, 30, 36, 38, 59, 67};
  private static final int[] COLOUR_AT = {-1, -1, 20, 28, -1, 28, -1, 30, 30, -1, 30};

  private final ByteSource in;
  private final Path file;
  private final ByteBuffer header;
  private final FactsBuilder facts;
  private final int format;
  private final int pointBytes;
  private final long points;

  /** Where points come from, record by record. */
  private interface Points {
    void next(byte[] record) throws IOException, MediaException;
  }

  private LasReader(ByteSource in, Path file, ByteBuffer header) {
    this.in = in;
    this.file = file;
    this.header = header;
    this.facts = new FactsBuilder((header.get(104) & COMPRESSED) == 0 ? "las" : "laz");
    this.format = header.get(104) & 0x3f;
    this.pointBytes = Short.toUnsignedInt(header.getShort(105));
    long legacy = Integer.toUnsignedLong(header.getInt(107));
    this.points = legacy == 0 && header.capacity() >= 255 ? header.getLong(247) : legacy;
  }

  /** Reads a cloud. */
  public static ParsedModel read(Path file) throws IOException, MediaException {
    try (ByteSource in = ByteSource.open(file)) {
      return reader(in, file).read();
    }
  }

  private static LasReader reader(ByteSource in, Path file) throws IOException, MediaException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    if (in.size() < 227) {
      throw new MediaException(
          Code.TRUNCATED,
          "%d bytes are fewer than a LAS header has; fetch the file again".formatted(in.size()));
    }
    byte[] start = in.array(96);
    if (!new String(start, 0, 4, StandardCharsets.ISO_8859_1).equals("LASF")) {
      throw new MediaException(
          Code.CORRUPT, "it does not begin with 'LASF'; check that this is a LAS file");
    }
    ByteBuffer head = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    int size = Short.toUnsignedInt(head.getShort(94));
    if (size < 227 || size > in.size()) {
      throw new MediaException(
          Code.CORRUPT, "its header states its own size as %d; fetch it again".formatted(size));
    }
    ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    header.put(start).put(in.array(size - start.length)).flip();
    return new LasReader(in, file, header);
  }

  private ParsedModel read() throws IOException, MediaException {
    describe();
    if (format >= FORMAT_BYTES.length || pointBytes < FORMAT_BYTES[format]) {
      throw new MediaException(
          format >= FORMAT_BYTES.length ? Code.UNSUPPORTED : Code.CORRUPT,
          "its points have format %d and %d bytes; save it with a format of 0 to 10"
              .formatted(format, pointBytes));
    }
    long start = Integer.toUnsignedLong(header.getInt(96));
    if (start < header.capacity() || start > in.size()) {
      throw new MediaException(
          Code.CORRUPT, "its points begin at byte %d; fetch the file again".formatted(start));
    }
    Points source = in::fill;
    if ((header.get(104) & COMPRESSED) != 0) {
      MeshLimits.checkCount("points", points, MeshLimits.MAX_VERTICES, 0, in.size());
      LazPoints packed = LazPoints.of(MappedFile.of(file), start, pointBytes, points);
      source = record -> packed.next(ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN));
    } else {
      in.skip(start - in.position());
      MeshLimits.checkCount("points", points, MeshLimits.MAX_VERTICES, pointBytes, in.remaining());
    }
    Model3d model = readPoints(source);
    return facts.with(model.with(ModelFrame.of(ModelFrame.Axis.Z)));
  }

  private void describe() {
    facts.tag("las", "version", header.get(24) + "." + header.get(25));
    facts.tag("las", "point format", String.valueOf(format));
    facts.tag("las", "points", String.valueOf(points));
    facts.tag("las", "system", text(26));
    facts.generator(text(58));
  }

  private String text(int at) {
    byte[] bytes = new byte[32];
    header.get(at, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).replaceAll("[^\\x20-\\x7e]", "?");
  }

  private Model3d readPoints(Points source) throws IOException, MediaException {
    int count = (int) points;
    MeshBuilder mesh = new MeshBuilder();
    mesh.expectVertices(count);
    Channels channels = new Channels(count, facts);
    Optional<float[]> intensity = channels.room("intensity", 1);
    Optional<float[]> classes = channels.room("classification", 1);
    Optional<float[]> returns = channels.room("return_number", 1);
    int colourAt = COLOUR_AT[format];
    Optional<float[]> colours = colourAt < 0 ? Optional.empty() : channels.roomForColours();
    byte[] record = new byte[pointBytes];
    ByteBuffer point = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      source.next(record);
      mesh.vertex(place(point, 0), place(point, 1), place(point, 2));
      put(intensity, i, Short.toUnsignedInt(point.getShort(12)));
      put(returns, i, point.get(14) & (format < 6 ? 7 : 15));
      put(classes, i, format < 6 ? point.get(15) & 31 : Byte.toUnsignedInt(point.get(16)));
      if (colours.isPresent()) {
        for (int band = 0; band < 3; band++) {
          colours.get()[4 * i + band] =
              Short.toUnsignedInt(point.getShort(colourAt + 2 * band)) / 65535f;
        }
      }
    }
    return Model3d.of(mesh.build()).with(channels.build());
  }

  private static void put(Optional<float[]> room, int point, int value) {
    room.ifPresent(values -> values[point] = value);
  }

  private double place(ByteBuffer point, int axis) {
    return point.getInt(4 * axis) * header.getDouble(131 + 8 * axis)
        + header.getDouble(155 + 8 * axis);
  }
}
