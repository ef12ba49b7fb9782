package org.worldmill.ingest.mesh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.worldmill.ingest.mesh.draco.DracoDecoder;
import org.worldmill.ingest.mesh.draco.DracoGeometry;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;

/**
 * Reads tiles of 3D Tiles 1.0: the glTF inside a batched model (b3dm), and the points of a point
 * cloud (pnts), quantised or not, with colours and normals. Tiles keep their place on the Earth
 * only as far as their own centre says it.
 */
final class TileReader {

  private static final int HEADER_BYTES = 28;

  private final ByteBuffer bytes;
  private final JsonNode table;
  private final ByteBuffer binary;
  private final ByteBuffer content;

  private TileReader(ByteBuffer all, String magic) throws MediaException, IOException {
    if (all.remaining() < HEADER_BYTES) {
      throw new MediaException(
          Code.TRUNCATED,
          "%d bytes are fewer than the header of a tile has; fetch the file again"
              .formatted(all.remaining()));
    }
    byte[] start = new byte[4];
    all.get(0, start);
    if (!new String(start, StandardCharsets.ISO_8859_1).equals(magic) || all.getInt(4) != 1) {
      throw new MediaException(
          Code.CORRUPT, "it is no tile '" + magic + "' of version 1; check the file");
    }
    bytes = all;
    long at = HEADER_BYTES;
    long[] ends = new long[4];
    for (int i = 0; i < 4; i++) {
      at += Integer.toUnsignedLong(all.getInt(12 + 4 * i));
      ends[i] = at;
    }
    long end = Integer.toUnsignedLong(all.getInt(8));
    if (ends[3] > all.remaining() || end > all.remaining() || ends[3] > end) {
      throw new MediaException(
          Code.TRUNCATED,
          "its header states parts of %d bytes, the file has %d; fetch it again"
              .formatted(Math.max(end, ends[3]), all.remaining()));
    }
    table = json(HEADER_BYTES, ends[0]);
    binary = stretch(ends[0], ends[1]);
    content = stretch(ends[3], end);
  }

  private ByteBuffer stretch(long from, long to) {
    return bytes.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private JsonNode json(long from, long to) throws IOException, MediaException {
    byte[] text = new byte[(int) (to - from)];
    bytes.get((int) from, text);
    String written = new String(text, StandardCharsets.UTF_8).strip();
    try {
      return GltfDocument.JSON.readTree(written.isEmpty() ? "{}" : written);
    } catch (JsonProcessingException e) {
      throw new MediaException(
          Code.CORRUPT, "the JSON of its feature table is broken; export the tile again", e);
    }
  }

  /** Reads a batched model. */
  static ParsedModel readModel(Path file) throws IOException, MediaException {
    TileReader tile = new TileReader(GltfDocument.map(file), "b3dm");
    return GltfReader.read(
        GltfDocument.readBinary(tile.content, GltfDocument.folderOf(file)), "b3dm");
  }

  /** Reads a point cloud. */
  static ParsedModel readPoints(Path file) throws IOException, MediaException {
    return new TileReader(GltfDocument.map(file), "pnts").points();
  }

  private ParsedModel points() throws MediaException {
    GltfNode top = new GltfNode(table, "");
    GltfNode draco = top.member("extensions").member("3DTILES_draco_point_compression");
    if (draco.isPresent()) {
      return packed(top, draco);
    }
    int count = (int) Math.min(Integer.MAX_VALUE, top.whole("POINTS_LENGTH"));
    boolean quantised = table.has("POSITION_QUANTIZED");
    MeshLimits.checkCount(
        "points", count, MeshLimits.MAX_VERTICES, quantised ? 6 : 12, binary.remaining());
    int at = place(top, quantised ? "POSITION_QUANTIZED" : "POSITION", count, quantised ? 6 : 12);
    double[] offset = top.numbers("QUANTIZED_VOLUME_OFFSET", 0, 0, 0);
    double[] scale = top.numbers("QUANTIZED_VOLUME_SCALE", 1, 1, 1);
    double[] centre = top.numbers("RTC_CENTER", 0, 0, 0);
    MeshBuilder mesh = new MeshBuilder();
    mesh.expectVertices(count);
    double[] p = new double[3];
    for (int i = 0; i < count; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double own =
            quantised
                ? Short.toUnsignedInt(binary.getShort(at + 6 * i + 2 * axis))
                        / 65535.0
                        * scale[axis]
                    + offset[axis]
                : binary.getFloat(at + 12 * i + 4 * axis);
        p[axis] = own + centre[axis];
      }
      mesh.vertex(p[0], p[1], p[2]);
    }
    FactsBuilder facts = new FactsBuilder("pnts");
    Channels channels = new Channels(count, facts);
    colours(top, count, channels);
    normals(top, count, channels);
    return facts.with(Model3d.of(mesh.build()).with(channels.build()));
  }

  private ParsedModel packed(GltfNode top, GltfNode draco) throws MediaException {
    long at = draco.whole("byteOffset");
    long length = draco.whole("byteLength");
    if (at + length > binary.remaining()) {
      throw new MediaException(
          Code.TRUNCATED,
          "its packed points end at byte %d of %d; fetch the tile again"
              .formatted(at + length, binary.remaining()));
    }
    double[] centre = top.numbers("RTC_CENTER", 0, 0, 0);
    DracoGeometry geometry =
        DracoDecoder.decode(binary.slice((int) at, (int) length), MeshLimits.MAX_VERTICES);
    double[] p =
        geometry
            .attribute((int) draco.member("properties").whole("POSITION"), 3)
            .orElseThrow(() -> draco.wrong("with places in space"));
    MeshBuilder mesh = new MeshBuilder();
    for (int i = 0; i < p.length; i += 3) {
      mesh.vertex(p[i] + centre[0], p[i + 1] + centre[1], p[i + 2] + centre[2]);
    }
    return new FactsBuilder("pnts").with(mesh.build());
  }

  private void colours(GltfNode top, int count, Channels channels) throws MediaException {
    int width = table.has("RGBA") ? 4 : table.has("RGB") ? 3 : 0;
    if (width == 0) {
      return;
    }
    int at = place(top, width == 4 ? "RGBA" : "RGB", count, width);
    Optional<float[]> room = channels.roomForColours();
    for (int i = 0; room.isPresent() && i < count * width; i++) {
      room.get()[i / width * 4 + i % width] = Byte.toUnsignedInt(binary.get(at + i)) / 255f;
    }
  }

  private void normals(GltfNode top, int count, Channels channels) throws MediaException {
    if (!table.has("NORMAL")) {
      return;
    }
    int at = place(top, "NORMAL", count, 12);
    Optional<float[]> room = channels.room(Channels.NORMALS, 3);
    for (int i = 0; room.isPresent() && i < 3 * count; i++) {
      room.get()[i] = binary.getFloat(at + 4 * i);
    }
  }

  /** Where the values of all points begin, all of them inside. */
  private int place(GltfNode top, String name, int count, int each) throws MediaException {
    GltfNode property = top.member(name);
    if (!property.isPresent()) {
      throw new MediaException(
          Code.NO_CONTENT, "its points have no " + name + "; export the tile again");
    }
    long at = property.whole("byteOffset");
    if (at + (long) count * each > binary.remaining()) {
      throw new MediaException(
          Code.TRUNCATED,
          "%s of %d points ends beyond the %d bytes of the table; fetch the tile again"
              .formatted(name, count, binary.remaining()));
    }
    return (int) at;
  }
}
