package org.worldmill.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCorpusTest {

  @TempDir private static Path dir;

  @BeforeAll
  static void write() throws IOException {
    DemoCorpus.write(dir);
  }

  @Test
  void describesEveryFilmWithItsPhysics() throws IOException {
    List<Path> films = list("video", ".mp4");
    assertThat(films).hasSize(Films.all().size());
    for (Path film : films) {
      JsonNode truth =
          new ObjectMapper()
              .readTree(
                  film.resolveSibling(film.getFileName().toString().replace(".mp4", ".json"))
                      .toFile());
      assertThat(truth.path("license").asText()).isEqualTo("CC0-1.0");
      assertThat(truth.path("description").asText()).isNotBlank();
      assertThat(truth.path("physics").path("kind").asText()).isNotBlank();
    }
  }

  @Test
  void holdsAnExactDuplicate() throws IOException {
    assertThat(
            Files.mismatch(
                dir.resolve("video/ball-rubber.mp4"), dir.resolve("copies/found-again.mp4")))
        .isEqualTo(-1);
    assertThat(
            Files.mismatch(
                dir.resolve("image/bookshelf.jpg"), dir.resolve("image/bookshelf-copy.jpg")))
        .isEqualTo(-1);
  }

  @Test
  void makesTheSameFilmAgain() throws IOException {
    Path again = dir.resolve("again.mp4");
    new FilmCamera().film(Films.all().get("black"), again);
    assertThat(Files.mismatch(again, dir.resolve("video/black.mp4"))).isEqualTo(-1);
    Files.delete(again);
  }

  @Test
  void writesStillsThatOtherReadersOpen() throws IOException {
    assertThat(ImageIO.read(dir.resolve("image/bookshelf.jpg").toFile()).getWidth())
        .isEqualTo(1280);
    assertThat(ImageIO.read(dir.resolve("image/gravel.jpg").toFile()).getWidth()).isEqualTo(800);
  }

  @Test
  void staysSmall() throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(12_000_000);
    }
  }

  private static List<Path> list(String folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
