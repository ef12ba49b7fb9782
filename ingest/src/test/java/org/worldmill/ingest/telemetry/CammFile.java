package org.worldmill.ingest.telemetry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes an MP4 file that has a CAMM track and nothing else: 1,000 ticks a second. */
final class CammFile {

  private CammFile() {}

  /** A packet: type and its bytes, little-endian. */
  static byte[] packet(int type, int bytes, java.util.function.Consumer<ByteBuffer> fill) {
    ByteBuffer out = ByteBuffer.allocate(4 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) type);
    fill.accept(out);
    return out.array();
  }

  static void write(Path file, List<byte[]> packets, int ticksEach) throws IOException {
    byte[] data = KlvBytes.join(packets.toArray(new byte[0][]));
    byte[] type = box("ftyp", text("isom"), ints(512), text("isom"));
    byte[] media = box("mdat", data);
    ByteBuffer sizes = ByteBuffer.allocate(4 * packets.size());
    packets.forEach(packet -> sizes.putInt(packet.length));
    int count = packets.size();
    int length = count * ticksEach;
    byte[] table =
        box(
            "stbl",
            box("stsd", ints(0, 1), box("camm", new byte[] {0, 0, 0, 0, 0, 0, 0, 1})),
            box("stts", ints(0, 1, count, ticksEach)),
            box("stsc", ints(0, 1, 1, count, 1)),
            box("stsz", ints(0, 0, count), sizes.array()),
            box("stco", ints(0, 1, type.length + 8)));
    byte[] information =
        box(
            "minf",
            box("nmhd", ints(0)),
            box("dinf", box("dref", ints(0, 1), box("url ", ints(1)))),
            table);
    byte[] matrix = ints(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
    byte[] movie =
        box(
            "moov",
            box(
                "mvhd",
                ints(0, 0, 0, 1000, length, 0x10000, 0x1000000, 0, 0),
                matrix,
                ints(0, 0, 0, 0, 0, 0, 2)),
            box(
                "trak",
                box("tkhd", ints(7, 0, 0, 1, 0, length, 0, 0, 0, 0), matrix, ints(0, 0)),
                box(
                    "mdia",
                    box("mdhd", ints(0, 0, 0, 1000, length, 0x55c40000)),
                    box("hdlr", ints(0, 0), text("meta"), ints(0, 0, 0), new byte[] {0}),
                    information)));
    Files.write(file, KlvBytes.join(type, media, movie));
  }

  private static byte[] box(String name, byte[]... parts) {
    byte[] all = KlvBytes.join(parts);
    return KlvBytes.join(ints(all.length + 8), text(name), all);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] ints(int... values) {
    ByteBuffer out = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      out.putInt(value);
    }
    return out.array();
  }
}
