package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;

class FilmCameraTest {

  private static final List<String> ENTRY =
      List.of("moov", "trak", "mdia", "minf", "stbl", "stsd", "avc1");

  @TempDir private Path folder;

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] ints(int... values) {
    ByteBuffer out = ByteBuffer.allocate(4 * values.length);
    Arrays.stream(values).forEach(out::putInt);
    return out.array();
  }

  private static byte[] box(String type, byte[]... parts) {
    byte[] content = join(parts);
    return join(ints(8 + content.length), ascii(type), content);
  }

  private Path film() throws IOException {
    Path film = folder.resolve("film.mp4");
    VideoEncoder.Settings settings =
        new VideoEncoder.Settings(64, 48, new Rational(25, 1), 200_000, Optional.empty());
    try (VideoEncoder encoder = VideoEncoder.create(film, settings)) {
      for (int i = 0; i < 5; i++) {
        int[] picture = new int[64 * 48];
        Arrays.fill(picture, 0x102030 * i);
        encoder.addFrame(picture);
      }
      encoder.finish();
    }
    return film;
  }

  private static int at(byte[] bytes, String type, int from) {
    for (int i = from; i + 4 <= bytes.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + 4), ascii(type))) {
        return i - 4;
      }
    }
    throw new AssertionError("no box " + type);
  }

  /** A film with one more box at the end of the innermost of some that lie in one another. */
  private Path with(List<String> path, byte[] more) throws IOException {
    Path film = film();
    byte[] bytes = Files.readAllBytes(film);
    ByteBuffer sizes = ByteBuffer.wrap(bytes);
    int from = 0;
    int end = 0;
    for (String type : path) {
      from = at(bytes, type, from);
      int size = sizes.getInt(from);
      end = from + size;
      sizes.putInt(from, size + more.length);
      from += 8;
    }
    int offsets = at(bytes, "stco", 0) + 12;
    for (int i = 1; i <= sizes.getInt(offsets); i++) {
      sizes.putInt(offsets + 4 * i, sizes.getInt(offsets + 4 * i) + more.length);
    }
    Files.write(
        film, join(Arrays.copyOf(bytes, end), more, Arrays.copyOfRange(bytes, end, bytes.length)));
    return film;
  }

  private static Map<String, String> said(Path film) throws MediaException {
    Map<String, String> said = new TreeMap<>();
    VideoProbe.probe(film).tags().stream()
        .filter(tag -> tag.group().equals("Camera"))
        .forEach((MediaFacts.Tag tag) -> said.put(tag.name(), tag.value()));
    return said;
  }

  @Test
  void aFilmThatSaysNothingHasNoTags() throws IOException, MediaException {
    assertThat(said(film())).isEmpty();
  }

  @Test
  void readsTheSettingsOfAGoPro() throws MediaException {
    assertThat(said(TestCorpus.file("telemetry/gpmf-parser__hero7.mp4")))
        .containsEntry("model", "HERO7 Black")
        .containsEntry("lens_mode", "W")
        .containsEntry("steadied", "Y")
        .doesNotContainKey("diagonal_deg");
    assertThat(said(TestCorpus.file("telemetry/gpmf-parser__karma.mp4"))).isEmpty();
  }

  @Test
  void readsWhatAGoProSaysOfItsDiagonal() throws IOException, MediaException {
    byte[] angle =
        join(ascii("ZFOV"), new byte[] {'f', 4, 0, 1}, ints(Float.floatToIntBits(87.5f)));
    byte[] mode = join(ascii("VFOV"), new byte[] {'c', 1, 0, 1, 'L', 0, 0, 0});
    byte[] all = join(angle, mode);
    byte[] device = join(ascii("DEVC"), new byte[] {0, 4, 0, (byte) (all.length / 4)}, all);
    Path film = with(List.of("moov"), box("udta", box("GPMF", device)));
    assertThat(said(film)).containsEntry("diagonal_deg", "87.5").containsEntry("lens_mode", "L");
  }

  @Test
  void readsHowAPictureLiesOnASphere() throws IOException, MediaException {
    byte[] pose = box("prhd", ints(0, 90 << 16, -(15 << 16), 0));
    // An eighth of the picture is missing on the left and on the right.
    byte[] bounds = box("equi", ints(0, 0, 0, 0x20000000, 0x20000000));
    byte[] sphere = box("sv3d", box("svhd", ints(0), ascii("us\0\0")), box("proj", pose, bounds));
    byte[] stereo = box("st3d", ints(0), new byte[] {1});
    Map<String, String> said = said(with(ENTRY, join(stereo, sphere)));
    assertThat(said)
        .containsEntry("projection", "tiled-equirectangular")
        .containsEntry("projection_yaw_deg", "90.0")
        .containsEntry("projection_pitch_deg", "-15.0")
        .containsEntry("stereo_layout", "top-and-bottom");
    assertThat(Double.parseDouble(said.getOrDefault("projection_x_share", "0")))
        .isCloseTo(0.75, within(1e-9));
  }

  @Test
  void readsWhatApplesCamerasSayOfTheLens() throws IOException, MediaException {
    String key = "com.apple.quicktime.camera.focal_length.35mm_equivalent";
    byte[] handler = box("hdlr", ints(0, 0), ascii("mdta"), ints(0, 0, 0));
    byte[] keys = box("keys", ints(0, 1), ints(8 + key.length()), ascii("mdta"), ascii(key));
    byte[] value = box("data", ints(1, 0), ascii("26.00mm"));
    byte[] list = box("ilst", join(ints(8 + value.length, 1), value));
    Path film = with(List.of("moov"), box("meta", handler, keys, list));
    assertThat(said(film)).containsEntry("focal_length_35_mm", "26.00");
  }

  @Test
  void findsDepthBesideThePictures() throws IOException, MediaException {
    assertThat(said(with(List.of("moov", "trak"), box("tref", box("vdep", ints(1))))))
        .containsEntry("depth", "track vdep");
    String urn = "urn:mpeg:mpegB:cicp:systems:auxiliary:depth";
    assertThat(said(with(ENTRY, box("auxi", ints(0), ascii(urn + "\0")))))
        .containsEntry("depth", "track " + urn.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void findsTheDepthOfAndroidsCameras() throws IOException, MediaException {
    String key = "auxiliary.tracks.map";
    byte[] keys = box("keys", ints(0, 1), ints(8 + key.length()), ascii("mdta"), ascii(key));
    byte[] value = box("data", ints(0, 0), new byte[] {1, 2, 0, 2});
    byte[] list = box("ilst", join(ints(8 + value.length, 1), value));
    byte[] handler = box("hdlr", ints(0, 0), ascii("mdta"), ints(0, 0, 0));
    Path film = film();
    byte[] other = box("axte", box("moov", box("meta", handler, keys, list)));
    Files.write(film, join(Files.readAllBytes(film), other));
    assertThat(said(film)).containsEntry("depth", "android inverse");
  }

  @Test
  void damagedBoxesAreAsGoodAsNone() throws IOException, MediaException {
    byte[] keys = box("keys", ints(0, Integer.MAX_VALUE, 5), ascii("mdta"));
    byte[] list = box("ilst", ints(Integer.MAX_VALUE, -1, -1, 0, 0, 0));
    Path film = film();
    byte[] nested = box("axte", box("moov", box("meta", ints(0), keys, list), box("auxi")));
    Files.write(film, join(Files.readAllBytes(film), nested, ints(7), ascii("tref")));
    assertThat(said(film)).isEmpty();
  }
}
