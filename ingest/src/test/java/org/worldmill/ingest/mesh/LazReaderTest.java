package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.ingest.mesh.laz.LazPoints;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.VertexValues;

/** The files were made by {@code make_laz.py} beside them; each has a twin that is not packed. */
class LazReaderTest {

  private static final String LAZ = "model/x-laz";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 6, 7, 8})
  void unpacksTheSameBytesThatATwinHasUnpacked(int format) throws Exception {
    ByteBuffer las = bytes("format" + format + ".las");
    ByteBuffer laz = bytes("format" + format + ".laz");
    int start = las.getInt(96);
    int size = las.getShort(105);
    LazPoints points = LazPoints.of(laz, laz.getInt(96), size, 120);
    ByteBuffer point = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 120; i++) {
      points.next(point);
      assertThat(point.array()).as("point " + i).isEqualTo(part(las, start + i * size, size));
    }
  }

  private static byte[] part(ByteBuffer bytes, int at, int size) {
    byte[] part = new byte[size];
    bytes.get(at, part);
    return part;
  }

  @Test
  void givesTheSameCloudAsTheTwin() throws Exception {
    Model3d packed = ModelFile.read(LAZ, bytes("format7.laz").array()).model();
    Model3d plain = ModelFile.read("model/x-las", bytes("format7.las").array()).model();

    assertThat(packed.mesh().positions()).isEqualTo(plain.mesh().positions());
    assertThat(colours(packed)).isEqualTo(colours(plain));
    assertThat(packed.channels().attributes().get("return_number").values())
        .isEqualTo(plain.channels().attributes().get("return_number").values());
    assertThat(ModelFile.read(LAZ, bytes("format7.laz").array()).facts().format()).isEqualTo("laz");
  }

  private static float[] colours(Model3d model) {
    return model.channels().colours().map(VertexValues::values).orElseThrow();
  }

  @Test
  void readsACloudWhoseChunksDifferInSize() throws Exception {
    Model3d model =
        ModelReader.read(ModelFile.corpus().resolve("model3d/loaders.gl__ellipsoid.copc.laz"), LAZ)
            .model();
    CRC32 sum = new CRC32();
    ByteBuffer rounded = ByteBuffer.allocate(24 * model.mesh().vertexCount());
    for (double place : model.mesh().positions()) {
      rounded.putLong(Math.round(place * 1000));
    }
    sum.update(rounded.array());

    assertThat(model.mesh().vertexCount()).isEqualTo(100_000);
    assertThat(sum.getValue()).isEqualTo(ELLIPSOID);
  }

  /** Of x, y, z of all points in thousandths, as laspy reads them. */
  private static final long ELLIPSOID = 3_751_546_937L;

  @Test
  void refusesWhatIsDamaged() throws Exception {
    byte[] sound = bytes("format7.laz").array();
    ByteBuffer changed = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int start = changed.getInt(96);
    changed.putLong(start, Long.MAX_VALUE);
    ModelFile.refuses(LAZ, changed.array())
        .withMessageContaining("its table of chunks is not at byte 9223372036854775807");

    ByteBuffer chunks = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
    chunks.putInt((int) chunks.getLong(start) + 4, 1 << 30);
    ModelFile.refuses(LAZ, chunks.array())
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TRUNCATED))
        .withMessageContaining("1073741824 chunks");

    ByteBuffer layers = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
    layers.putInt(start + 8 + 36 + 4, Integer.MAX_VALUE);
    ModelFile.refuses(LAZ, layers.array()).withMessageContaining("chunk 0 is broken");

    ByteBuffer many = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
    many.putInt(107, 0).putLong(247, 31_000_000);
    ModelFile.refuses(LAZ, many.array())
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TOO_LARGE));
  }

  @Test
  void refusesVersionsOfThePackingThatItDoesNotKnow() throws Exception {
    ByteBuffer laz = bytes("format7.laz");
    int record = 0;
    for (int at = 0; at + 40 < laz.capacity() && record == 0; at++) {
      record = laz.getShort(at) == 3 && laz.getInt(at + 12) == 50_000 ? at : 0;
    }
    laz.putShort(record, (short) 1);
    ModelFile.refuses(LAZ, laz.array())
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.UNSUPPORTED))
        .withMessageContaining("compressor 1 of LASzip, which cannot be read; save it as LAS");
    laz.putShort(record, (short) 3).putShort(record + 38, (short) 4);
    ModelFile.refuses(LAZ, laz.array()).withMessageContaining("item 10 of version 4");
  }

  private static ByteBuffer bytes(String name) throws Exception {
    try (var in = LazReaderTest.class.getResourceAsStream("laz/" + name)) {
      return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
