package org.worldmill.jobs.worker;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.worldmill.schemas.media.Material.Texture;

/**
 * Writes the pictures of a model's surfaces as PNG, the one format that simulators read for sure. A
 * PNG is copied, a JPEG decoded; what is neither, too large or damaged is left out, with the
 * reason.
 */
final class PictureFiles {

  private static final Set<String> READ = Set.of("image/png", "image/jpeg");
  private static final long MOST_PIXELS = 64L << 20;
  private static final long MOST_BYTES = 256L << 20;

  private final Path model;
  private final Path target;
  private final List<String> leftOut;

  /**
   * For one model.
   *
   * @param leftOut takes a sentence for each picture that is left out
   */
  PictureFiles(Path model, Path target, List<String> leftOut) {
    this.model = model;
    this.target = target;
    this.leftOut = leftOut;
  }

  /** The names of the files written. */
  Map<Texture, String> write(List<Texture> textures) throws IOException {
    Map<Texture, String> names = new HashMap<>();
    for (Texture texture : textures) {
      String name = "texture_%02d.png".formatted(names.size());
      if (write(texture, name)) {
        names.put(texture, name);
      }
    }
    return names;
  }

  private boolean write(Texture texture, String name) throws IOException {
    long pixels = (long) texture.widthPx().orElse(0) * texture.heightPx().orElse(0);
    if (!READ.contains(texture.mediaType()) || texture.offset().isEmpty()) {
      return leave(texture, "only PNG and JPEG that lie in one piece are written");
    }
    if (pixels == 0 || pixels > MOST_PIXELS || texture.bytes() > MOST_BYTES) {
      return leave(texture, "it has %d pixels in %d bytes".formatted(pixels, texture.bytes()));
    }
    byte[] bytes = bytes(texture);
    if (texture.mediaType().equals("image/png")) {
      Files.write(target.resolve(name), bytes);
      return true;
    }
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image != null && ImageIO.write(image, "png", target.resolve(name).toFile())) {
        return true;
      }
      return leave(texture, "it cannot be decoded");
    } catch (IOException | RuntimeException e) {
      // The library throws whatever it stumbles over: a damaged picture is no damaged model.
      return leave(texture, "it cannot be decoded: " + e.getMessage());
    }
  }

  private boolean leave(Texture texture, String why) {
    leftOut.add(
        "looks: a picture (%s%s) is left out: %s"
            .formatted(texture.mediaType(), texture.path().map(p -> ", " + p).orElse(""), why));
    return false;
  }

  private byte[] bytes(Texture texture) throws IOException {
    Path file = texture.path().map(model::resolveSibling).orElse(model);
    ByteBuffer buffer = ByteBuffer.allocate((int) texture.bytes());
    try (FileChannel channel = FileChannel.open(file)) {
      long at = texture.offset().orElseThrow();
      while (buffer.hasRemaining()) {
        int read = channel.read(buffer, at + buffer.position());
        if (read < 0) {
          throw new IOException("the file ends inside of a picture: " + file.getFileName());
        }
      }
    }
    return buffer.array();
  }
}
