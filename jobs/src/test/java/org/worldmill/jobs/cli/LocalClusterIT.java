package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executors in JVMs of their own, as on a cluster, with the class path of the build. What the jar
 * for spark-submit does is shown by {@code scripts/test --submit}.
 */
class LocalClusterIT {

  @TempDir Path folder;

  @Test
  void executorsElsewhereMakeTheSameBytes() throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    paint(input.resolve("floor.png"));
    Files.writeString(
        input.resolve("tent.obj"),
        "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nv 0.5 0.5 1\nf 1 2 5\nf 2 3 5\nf 3 4 5\nf 4 1 5\n");
    Files.createFile(input.resolve("empty.mp4"));

    SortedMap<String, String> here =
        release(MillProcess.within(arguments(input, "here", "local[2]")));
    SortedMap<String, String> elsewhere =
        release(
            MillProcess.run(
                ClusterEnvironment.of(folder.resolve("spark")),
                arguments(input, "elsewhere", ClusterEnvironment.MASTER)));

    assertThat(folder.resolve("spark/work")).isNotEmptyDirectory();
    assertThat(elsewhere).isEqualTo(here).isNotEmpty();
  }

  private String[] arguments(Path input, String workdir, String master) {
    return new String[] {
      "run",
      "--input",
      input.toString(),
      "--workdir",
      folder.resolve(workdir).toString(),
      "--set",
      "resources.master=" + master,
      "--json"
    };
  }

  private static SortedMap<String, String> release(MillProcess run) throws IOException {
    assertThat(run.exitCode()).as(run.story()).isZero();
    return FolderHash.of(Path.of(run.json().get("release").asText()));
  }

  private static void paint(Path file) throws IOException {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    for (int i = 0; i < 300; i++) {
      g.setColor(new Color((i * 37) % 256, (i * 101) % 256, (i * 59) % 256));
      g.fillRect((i * 53) % 320, (i * 97) % 240, 24, 18);
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
