package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.image.ImagePixels;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.TexturePicture;

/**
 * Decodes the base colours of a model's materials. A picture that is not there, is of a kind that
 * cannot be decoded, is broken or over the memory allotted to all is left out: its faces then show
 * what they show without it.
 */
public final class ModelPictures {

  /** Longest side of a decoded picture. */
  private static final int MAX_SIDE = 1024;

  /** Most pixels of all pictures of a model: 72 MB. */
  private static final long MAX_PIXELS = 24L << 20;

  private final Path main;
  private final Map<List<Object>, Optional<TexturePicture>> decoded = new HashMap<>();
  private long pixels;

  private ModelPictures(Path main) {
    this.main = main;
  }

  /**
   * The model with its pictures.
   *
   * @param main its main file; pictures lie in it or beside it
   */
  public static Model3d load(Model3d model, Path main) {
    ModelPictures pictures = new ModelPictures(main);
    Map<Texture, TexturePicture> found = new HashMap<>();
    for (Material material : model.parts().materials()) {
      material
          .texture("baseColor")
          .ifPresent(
              texture ->
                  pictures.decode(texture).ifPresent(picture -> found.put(texture, picture)));
    }
    return found.isEmpty() ? model : model.with(found);
  }

  private Optional<TexturePicture> decode(Texture texture) {
    List<Object> place = List.of(texture.path(), texture.offset(), texture.bytes());
    Optional<TexturePicture> known = decoded.get(place);
    if (known == null) {
      known = pixels < MAX_PIXELS ? open(texture) : Optional.empty();
      known.ifPresent(picture -> pixels += (long) picture.widthPx() * picture.heightPx());
      decoded.put(place, known);
    }
    return known;
  }

  private Optional<TexturePicture> open(Texture texture) {
    try {
      if (texture.path().isPresent()) {
        Path file = BundlePath.resolve(GltfDocument.folderOf(main), texture.path().get());
        boolean whole = texture.offset().orElse(0L) == 0 && Files.size(file) == texture.bytes();
        return whole ? Optional.of(pixels(file, texture)) : part(file, texture);
      }
      return texture.offset().isPresent() ? part(main, texture) : Optional.empty();
    } catch (MediaException | IOException e) {
      // The model is sound without its picture.
      return Optional.empty();
    }
  }

  /** Decoders take files: the part of one that is a picture is copied out. */
  private static Optional<TexturePicture> part(Path file, Texture texture)
      throws IOException, MediaException {
    Path copy = Files.createTempFile("texture", ".bin");
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(texture.offset().orElse(0L));
      Files.write(copy, in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, texture.bytes())));
      return Optional.of(pixels(copy, texture));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static TexturePicture pixels(Path file, Texture texture) throws MediaException {
    return ImagePixels.decode(file, texture.mediaType(), MAX_SIDE);
  }
}
