package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.TextureSampling;

class PictureFilesTest {

  @TempDir private Path folder;

  private Texture picture(String name, String format, String type) throws Exception {
    Path file = folder.resolve(name);
    BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new AssertionError("no writer of " + format);
    }
    return texture(name, type, Files.size(file));
  }

  private static Texture texture(String name, String type, long bytes) {
    return new Texture(
        "baseColor",
        0,
        type,
        Optional.of(name),
        Optional.of(0L),
        bytes,
        Optional.of(8),
        Optional.of(4),
        TextureSampling.PLAIN);
  }

  @Test
  void copiesPngTurnsJpegIntoItAndSaysWhatIsLeftOut() throws Exception {
    Texture png = picture("a.png", "png", "image/png");
    Texture jpeg = picture("b.jpg", "jpg", "image/jpeg");
    Files.writeString(folder.resolve("c.jpg"), "no picture");
    Texture damaged = texture("c.jpg", "image/jpeg", 10);
    Texture other = texture("d.webp", "image/webp", 10);
    Path out = Files.createDirectory(folder.resolve("out"));
    List<String> leftOut = new ArrayList<>();

    Map<Texture, String> names =
        new PictureFiles(folder.resolve("model.glb"), out, leftOut)
            .write(List.of(other, png, damaged, jpeg));

    assertThat(names)
        .containsOnly(Map.entry(png, "texture_00.png"), Map.entry(jpeg, "texture_01.png"));
    assertThat(out.resolve("texture_00.png")).hasSameBinaryContentAs(folder.resolve("a.png"));
    assertThat(ImageIO.read(out.resolve("texture_01.png").toFile()).getWidth()).isEqualTo(8);
    assertThat(leftOut)
        .hasSize(2)
        .anyMatch(line -> line.contains("d.webp") && line.contains("only PNG and JPEG"))
        .anyMatch(line -> line.contains("c.jpg") && line.contains("cannot be decoded"));
  }
}
