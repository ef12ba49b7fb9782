package org.worldmill.ingest.mesh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Takes a GLB container apart: a JSON chunk first, then at most one binary chunk. */
final class GlbChunks {

  private final ByteBuffer bytes;

  /** Over the whole file, whose magic and version have been checked. */
  GlbChunks(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  GltfDocument document(Path folder) throws IOException, MediaException {
    long length = Integer.toUnsignedLong(bytes.getInt(8));
    if (length > bytes.capacity()) {
      throw new MediaException(
          Code.TRUNCATED,
          "its header states %d bytes, the file has %d; fetch it again"
              .formatted(length, bytes.capacity()));
    }
    // Bytes after the stated end are none of the model's: other readers pass over them too.
    int end = (int) length;
    Optional<ByteBuffer> json = Optional.empty();
    Optional<ByteBuffer> binary = Optional.empty();
    int binaryAt = 0;
    int at = 12;
    for (int index = 0; at < end; index++) {
      ByteBuffer chunk = chunk(at, end, index);
      int type = bytes.getInt(at + 4);
      if (index == 0 && type != GltfDocument.CHUNK_JSON) {
        throw wrong(index, "is not the JSON chunk");
      } else if (index == 0) {
        json = Optional.of(chunk);
      } else if (type == GltfDocument.CHUNK_JSON) {
        throw wrong(index, "is a second JSON chunk");
      } else if (type == GltfDocument.CHUNK_BIN && index > 1) {
        throw wrong(index, "is a binary chunk that is not in second place");
      } else if (type == GltfDocument.CHUNK_BIN) {
        binary = Optional.of(chunk);
        binaryAt = at + 8;
      }
      at += 8 + chunk.remaining();
    }
    if (json.isEmpty()) {
      throw wrong(0, "is missing");
    }
    ObjectNode root = GltfDocument.parse(json.get());
    return new GltfDocument(root, binary, binaryAt, folder, bytes.capacity());
  }

  private ByteBuffer chunk(int at, int end, int index) throws MediaException {
    if (end - at < 8) {
      throw new MediaException(
          Code.TRUNCATED, "chunk %d has no whole header; fetch the file again".formatted(index));
    }
    long length = Integer.toUnsignedLong(bytes.getInt(at));
    if (length > end - at - 8) {
      throw new MediaException(
          Code.TRUNCATED,
          "chunk %d states %d bytes, %d are left; fetch the file again"
              .formatted(index, length, end - at - 8));
    }
    if (length % 4 != 0) {
      throw wrong(index, "has a length that is no multiple of 4");
    }
    return bytes.slice(at + 8, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static MediaException wrong(int index, String what) {
    return new MediaException(
        Code.CORRUPT, "chunk %d %s; export the model again".formatted(index, what));
  }
}
