package org.worldmill.jobs.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files as every collection has them: cut off, empty, mislabelled, damaged. */
final class BrokenFiles {

  private BrokenFiles() {}

  /** Writes them; {@code film} is a good one to break. */
  static void write(Path dir, Path film) throws IOException {
    Files.createDirectories(dir);
    byte[] whole = Files.readAllBytes(film);
    Files.write(dir.resolve("cut-off.mp4"), Arrays.copyOf(whole, whole.length * 2 / 5));
    Files.write(dir.resolve("no-index.mp4"), Arrays.copyOf(whole, 600));
    Files.writeString(dir.resolve("not-a-film.mp4"), "Sorry, this video is not available.\n");
    Files.write(dir.resolve("empty.mp4"), new byte[0]);
    byte[] png = DemoImages.png(new Pebbles(320, 240, 40, 55).image());
    for (int i = png.length / 3; i < png.length / 3 + 400; i++) {
      png[i] ^= 0x5a;
    }
    Files.write(dir.resolve("damaged.png"), png);
    Files.write(
        dir.resolve("wrong-corner.obj"),
        "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\nf 1 2 9\n".getBytes(StandardCharsets.US_ASCII));
    Files.write(
        dir.resolve("missing-part.gltf"),
        ModelFormats.gltfJson(Solid.box(1, 1, 1), "lost.bin").getBytes(StandardCharsets.US_ASCII));
  }
}
