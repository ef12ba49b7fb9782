package org.worldmill.ingest.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.worldmill.schemas.Modality;

class SnifferTest {

  private final Sniffer sniffer = new Sniffer();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0000001866747970 69736f6d 00000200 69736f6d 6d703431, video/mp4",
    "0000001466747970 71742020 00000200 71742020, video/quicktime",
    "0000001466747970 61766966 00000000 6d696631, image/avif",
    "0000001866747970 6d696631 00000000 6d696631 61766966, image/avif",
    "0000001466747970 68656963 00000000 6d696631, image/heic",
    "0000001466747970 33677034 00000000 33677034, video/3gpp",
    "0000001473747970 6d736468 00000000 6d736468, video/iso.segment",
    "0000010c6d6f6f76 0000006c6d766864, video/quicktime",
    "1a45dfa3 9f 4286 81 01 4282 84 7765626d, video/webm",
    "1a45dfa3 9f 4286 81 01 4282 88 6d6174726f736b61, video/x-matroska",
    "52494646 00100000 41564920 4c495354, video/x-msvideo",
    "52494646 00100000 57454250 56503820, image/webp",
    "464c5601 05 00000009 00000000, video/x-flv",
    "000001ba 44000400, video/mpeg",
    "444b4946 0000 2000 56503830, video/x-ivf",
    "00000001 6742c00d 00000001 68ce3c80 00000001 6588, video/h264",
    "00000001 40010c01 00000001 42010101 00000001 4401c172 00000001 2601, video/h265",
    "89504e470d0a1a0a 0000000d49484452, image/png",
    "474946383961 0a000a00, image/gif",
    "676c5446 02000000 34000000, model/gltf-binary"
  })
  void knowsAContainerByItsFirstBytes(String hex, String mediaType) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(sniff(bytes, "unnamed").mediaType()).isEqualTo(mediaType);
  }

  @Test
  void believesBytesBeforeNames() throws IOException {
    assertThat(sniff("<!DOCTYPE html><html><body>404</body></html>", "clip.mp4").modality())
        .isEmpty();
    assertThat(sniff("%PDF-1.4\n", "scan.jpg").modality()).isEmpty();
    assertThat(sniff("ply\nformat ascii 1.0\nend_header\n", "mesh.mp4"))
        .isEqualTo(new Sniffed("model/ply", Optional.of(Modality.MODEL3D)));
  }

  @Test
  void sendsBytesThatSayNothingToTheReaderThatTheirNamePromises() throws IOException {
    byte[] noise = {(byte) 0x9c, 0x11, (byte) 0xe3, 0x07, 0x00, 0x01, 0x42};
    assertThat(sniff(noise, "clip.mp4").modality()).contains(Modality.VIDEO);
    assertThat(sniff(noise, "noise.dat").modality()).isEmpty();
  }

  @Test
  void reportsAnEmptyFileAsWhatItWasMeantToBe() throws IOException {
    assertThat(sniff(new byte[0], "clip.mp4"))
        .isEqualTo(new Sniffed("application/x-empty", Optional.of(Modality.VIDEO)));
    assertThat(sniff(new byte[0], ".gitkeep").modality()).isEmpty();
  }

  @Test
  void tellsModelsInPlainTextFromOtherText() throws IOException {
    assertThat(type("# a cube\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", "cube.dat"))
        .isEqualTo("model/obj");
    assertThat(type("solid x\n facet normal 0 0 1\n", "part")).isEqualTo("model/stl");
    assertThat(type("{\"asset\": {\"version\": \"2.0\"}}", "scene")).isEqualTo("model/gltf+json");
    assertThat(type("{\"license\": \"CC0-1.0\"}", "clip.json")).isEqualTo("text/plain");
    assertThat(type("very good things\nfor everyone\n", "readme.txt")).isEqualTo("text/plain");
  }

  @Test
  void knowsABinaryStlByItsArithmetic() throws IOException {
    byte[] whole = stl(3, 3);
    assertThat(sniff(whole, "blob").mediaType()).isEqualTo("model/stl");
    assertThat(sniff(stl(3, 2), "blob").modality()).isEmpty();
    assertThat(sniff(stl(3, 2), "blob.stl").mediaType()).isEqualTo("model/stl");
  }

  @Test
  void tellsAMotionJpegFromAStillPicture() throws IOException {
    byte[] still = HexFormat.of().parseHex("ffd8ffc00005080010" + "ffda0002" + "11ff0022" + "ffd9");
    byte[] picture =
        HexFormat.of().parseHex("ffd8" + "ffc0000708001000200" + "1" + "ffda0002" + "11ff0022ffd9");
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write(picture);
    two.write(picture);
    assertThat(sniff(still, "a.jpg").mediaType()).isEqualTo("image/jpeg");
    assertThat(sniff(picture, "a.mjpeg").mediaType()).isEqualTo("image/jpeg");
    assertThat(sniff(two.toByteArray(), "a.jpg").mediaType()).isEqualTo("video/x-motion-jpeg");
  }

  @Test
  void findsATransportStreamByItsRhythm() throws IOException {
    byte[] packets = new byte[188 * 8];
    for (int at = 0; at < packets.length; at += 188) {
      packets[at] = 0x47;
    }
    assertThat(sniff(packets, "recording").mediaType()).isEqualTo("video/mp2t");
    packets[188 * 2] = 0;
    assertThat(sniff(packets, "recording").modality()).isEmpty();
  }

  private String type(String text, String name) throws IOException {
    return sniff(text, name).mediaType();
  }

  private Sniffed sniff(String text, String name) throws IOException {
    return sniff(text.getBytes(StandardCharsets.UTF_8), name);
  }

  private Sniffed sniff(byte[] bytes, String name) throws IOException {
    Path file = folder.resolve("file");
    Files.write(file, bytes);
    return sniffer.sniff(file, name);
  }

  private static byte[] stl(int stated, int written) {
    ByteBuffer bytes = ByteBuffer.allocate(84 + 50 * written).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(80, stated);
    for (int i = 84; i < bytes.limit(); i++) {
      bytes.put(i, (byte) (i * 37));
    }
    return bytes.array();
  }
}
