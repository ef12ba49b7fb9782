package org.worldmill.ingest.mesh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * A glTF 2.0 document, from a JSON file or a binary container.
 *
 * @param root the JSON object
 * @param binary the binary chunk of a container, little-endian
 * @param binaryOffset where that chunk begins in the file; 0 without one
 * @param folder where the files that it names lie
 * @param bytes size of the file
 */
record GltfDocument(
    ObjectNode root, Optional<ByteBuffer> binary, long binaryOffset, Path folder, long bytes) {

  static final int MAGIC = 0x46546C67;
  static final int CHUNK_JSON = 0x4E4F534A;
  static final int CHUNK_BIN = 0x004E4942;

  private static final int MAX_JSON_BYTES = 256 << 20;

  static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(200)
                          .maxStringLength(MAX_JSON_BYTES)
                          .maxDocumentLength(MAX_JSON_BYTES)
                          .maxTokenCount(20_000_000)
                          .maxNumberLength(1000)
                          .maxNameLength(10_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  /** Reads a container. */
  static GltfDocument readBinary(Path file) throws IOException, MediaException {
    return readBinary(map(file), folderOf(file));
  }

  /** Reads a container that stands in these bytes. */
  static GltfDocument readBinary(ByteBuffer bytes, Path folder) throws IOException, MediaException {
    if (bytes.remaining() < 12) {
      throw new MediaException(
          Code.TRUNCATED,
          "%d bytes are fewer than a GLB header has; fetch the file again"
              .formatted(bytes.remaining()));
    }
    if (bytes.getInt(0) != MAGIC) {
      throw new MediaException(
          Code.CORRUPT, "it does not begin with 'glTF'; check that this is a GLB file");
    }
    if (bytes.getInt(4) != 2) {
      throw new MediaException(
          Code.UNSUPPORTED,
          "it is GLB version %d, only 2 can be read; convert it to glTF 2.0"
              .formatted(Integer.toUnsignedLong(bytes.getInt(4))));
    }
    return new GlbChunks(bytes).document(folder);
  }

  /** Reads a JSON file. */
  static GltfDocument readText(Path file) throws IOException, MediaException {
    ByteBuffer bytes = map(file);
    return new GltfDocument(parse(bytes), Optional.empty(), 0, folderOf(file), bytes.capacity());
  }

  GltfNode top() {
    return new GltfNode(root, "");
  }

  /** The file's bytes, mapped and so outside of the heap, little-endian. */
  static ByteBuffer map(Path file) throws IOException, MediaException {
    return MappedFile.of(file);
  }

  static ObjectNode parse(ByteBuffer text) throws IOException, MediaException {
    if (text.remaining() > MAX_JSON_BYTES) {
      throw new MediaException(
          Code.TOO_LARGE,
          "its JSON has %d bytes, the limit is %d; move the data into buffers"
              .formatted(text.remaining(), MAX_JSON_BYTES));
    }
    byte[] bytes = new byte[text.remaining()];
    text.get(bytes);
    if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB) {
      throw new MediaException(
          Code.CORRUPT, "its JSON begins with a byte order mark; save it as plain UTF-8");
    }
    JsonNode tree = parseTree(bytes);
    if (!(tree instanceof ObjectNode object)) {
      throw new MediaException(Code.CORRUPT, "its JSON is no object; export the model again");
    }
    checkVersion(new GltfNode(object, ""));
    GltfExtensions.check(new GltfNode(object, ""));
    return object;
  }

  private static JsonNode parseTree(byte[] bytes) throws IOException, MediaException {
    try {
      return JSON.readTree(bytes);
    } catch (StreamConstraintsException e) {
      throw new MediaException(
          Code.TOO_LARGE, "its JSON is over a limit: " + e.getOriginalMessage() + "; split it", e);
    } catch (JsonEOFException e) {
      throw new MediaException(
          Code.TRUNCATED, "its JSON ends at byte %d; fetch the file again".formatted(at(e)), e);
    } catch (JsonProcessingException e) {
      throw new MediaException(
          Code.CORRUPT,
          "its JSON is broken at byte %d; export the model again".formatted(at(e)),
          e);
    } catch (CharConversionException e) {
      throw new MediaException(Code.CORRUPT, "its JSON is no UTF-8; save it as plain UTF-8", e);
    }
  }

  private static long at(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
  }

  private static void checkVersion(GltfNode root) throws MediaException {
    GltfNode asset = root.member("asset");
    String written =
        asset.text("version").orElseThrow(() -> asset.wrong("an object with a version"));
    String version = asset.text("minVersion").orElse(written);
    boolean readable =
        version.equals("2.0") || (asset.text("minVersion").isEmpty() && version.startsWith("2."));
    if (!readable) {
      throw new MediaException(
          Code.UNSUPPORTED,
          "it is glTF %s, only 2.0 can be read; convert it"
              .formatted(DecimalNumber.printable(version)));
    }
  }

  static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
