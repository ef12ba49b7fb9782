package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.TextureSampling.Wrap;

/** The picture of a diffuse colour in a material library, and the options before its name. */
final class ObjTexture {

  private ObjTexture() {}

  /**
   * The texture.
   *
   * @param path of the picture, inside the bundle
   * @param statement what stands behind {@code map_Kd}: {@code -clamp}, {@code -s} and {@code -o}
   *     count
   * @return empty if the picture is not there
   */
  static Optional<Texture> of(Path folder, String path, String statement) {
    ByteBuffer bytes;
    try {
      bytes = MappedFile.of(BundlePath.resolve(folder, path));
    } catch (MediaException | IOException e) {
      return Optional.empty();
    }
    PictureHead head = PictureHead.of(bytes);
    return Optional.of(
        new Texture(
            "baseColor",
            0,
            head.mediaType(),
            Optional.of(path),
            Optional.of(0L),
            bytes.remaining(),
            head.widthPx(),
            head.heightPx(),
            sampling(statement.split("\\s+"))));
  }

  private static TextureSampling sampling(String[] words) {
    double[] scale = {1, 1};
    double[] move = {0, 0};
    Wrap wrap = Wrap.REPEAT;
    for (int i = 0; i + 1 < words.length; i++) {
      switch (words[i]) {
        case "-s" -> read(words, i + 1, scale);
        case "-o" -> read(words, i + 1, move);
        case "-clamp" -> wrap = words[i + 1].equals("on") ? Wrap.CLAMP : Wrap.REPEAT;
        default -> {}
      }
    }
    // Libraries count v upwards.
    return new TextureSampling(
        wrap, wrap, true, List.of(scale[0], 0.0, move[0], 0.0, scale[1], 1 - scale[1] - move[1]));
  }

  private static void read(String[] words, int from, double[] pair) {
    for (int i = 0; i < pair.length && from + i < words.length; i++) {
      try {
        double value = DecimalNumber.of(words[from + i], 0);
        pair[i] = Math.abs(value) < 1e6 ? value : pair[i];
      } catch (MediaException e) {
        return;
      }
    }
  }
}
