package org.worldmill.ingest.sniff;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Finds out what a file is. Bytes go before names: own checks of media formats first, then Tika's
 * magic; the name decides only where the bytes say nothing, or say no more than that they are text.
 * So an executable called {@code clip.mp4} is no video, and a damaged {@code part.stl} whose bytes
 * say nothing is still sent to the STL reader, which can say what is wrong with it.
 *
 * <p>Reads at most the first 64 KiB, and of a JPEG at most 64 MiB. Safe for use by many threads.
 */
public final class Sniffer {

  /** Types that a name may refine: plain text can be a model or an old picture format. */
  private static final Set<String> TEXT_TYPES =
      Set.of(
          "model/obj",
          "model/stl",
          "model/ply",
          "model/gltf+json",
          "model/x-xyz",
          "model/x-off",
          "model/x-pcd",
          "model/x-ndo",
          "model/vnd.usda",
          "model/x-urdf",
          "model/x-mjcf",
          "model/x-xacro",
          "model/x-md5mesh",
          "image/x-xpixmap",
          "image/x-xbitmap");

  private static final Set<String> PLAIN =
      Set.of("text/plain", "application/json", "application/octet-stream", "text/x-matlab");

  private static final String UNKNOWN = "application/octet-stream";
  private static final String EMPTY = "application/x-empty";

  private final MimeTypes tika = MimeTypes.getDefaultMimeTypes();

  /**
   * Looks at a file.
   *
   * @param file where its bytes are
   * @param name what it was called at its source
   * @throws IOException if it cannot be read
   */
  public Sniffed sniff(Path file, String name) throws IOException {
    Head head = Head.of(file);
    if (head.length() == 0) {
      // Nothing to go by but the name, so that an empty clip.mp4 is reported as an empty video.
      return new Sniffed(EMPTY, MediaNames.typeOf(name).flatMap(MediaNames::modality));
    }
    if (head.has(0, 0xff, 0xd8, 0xff)) {
      return Sniffed.of(JpegSequence.typeOf(head, name));
    }
    Optional<String> own =
        ModelMagic.find(head)
            .or(() -> ContainerMagic.find(head))
            .or(() -> PictureMagic.find(head))
            .or(() -> ElementaryStreams.find(head))
            .or(() -> ModelMagic.binaryStl(head));
    return Sniffed.of(own.isPresent() ? own.get() : byTika(head, name));
  }

  /** The splat format that is packed in a general one, which Tika rightly names. */
  private static String extensionOfPackage(String type) {
    return switch (type) {
      case "application/gzip" -> "spz";
      case "application/zip" -> "sog";
      // A ksplat begins with its version, 0.1, as a TrueType font begins with its own, 1.0.
      case "application/x-font-ttf" -> "ksplat";
      default -> "(none)";
    };
  }

  private String byTika(Head head, String name) throws IOException {
    MediaType found = tika.detect(new ByteArrayInputStream(head.bytes()), new Metadata());
    String type = found.getBaseType().toString();
    Optional<String> promised = MediaNames.typeOf(name);
    boolean open = type.equals(UNKNOWN) && !head.isText();
    boolean text = PLAIN.contains(type) && promised.filter(TEXT_TYPES::contains).isPresent();
    boolean packed = extensionOfPackage(type).equals(MediaNames.extension(name));
    return promised.isPresent() && (open || text || packed) ? promised.get() : type;
  }
}
