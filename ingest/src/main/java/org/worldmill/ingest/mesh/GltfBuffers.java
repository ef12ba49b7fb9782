package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The bytes that a glTF document refers to, opened once each. */
final class GltfBuffers {

  private final GltfDocument document;
  private final Map<Long, ByteBuffer> opened = new HashMap<>();

  GltfBuffers(GltfDocument document) {
    this.document = document;
  }

  /** The buffer's bytes, exactly as many as it declares. */
  ByteBuffer buffer(long index) throws IOException, MediaException {
    ByteBuffer known = opened.get(index);
    if (known != null) {
      return known;
    }
    GltfNode buffer = document.top().element("buffers", index);
    ByteBuffer bytes = open(buffer, index);
    long length = buffer.whole("byteLength");
    if (length > bytes.remaining()) {
      throw new MediaException(
          Code.TRUNCATED,
          "%s declares %d bytes, %d are there; fetch its file again"
              .formatted(buffer.place(), length, bytes.remaining()));
    }
    ByteBuffer exact = bytes.slice(0, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    opened.put(index, exact);
    return exact;
  }

  /** Whether the file is a container with a binary chunk. */
  boolean hasBinary() {
    return document.binary().isPresent();
  }

  /** The bytes of a buffer view. */
  ByteBuffer view(long index) throws IOException, MediaException {
    GltfNode view = viewNode(index);
    ByteBuffer buffer = buffer(view.whole("buffer"));
    long offset = view.whole("byteOffset", 0);
    long length = view.whole("byteLength");
    if (offset + length > buffer.remaining()) {
      throw new MediaException(
          Code.CORRUPT,
          "%s ends at byte %d, its buffer at %d; export the model again"
              .formatted(view.place(), offset + length, buffer.remaining()));
    }
    return buffer.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The declaration of a buffer view. */
  GltfNode viewNode(long index) throws MediaException {
    return document.top().element("bufferViews", index);
  }

  /** The bytes behind a URI: of a data URI, or of a file inside the bundle. */
  ByteBuffer uri(String uri, String place) throws IOException, MediaException {
    if (isData(uri)) {
      return data(uri, place);
    }
    return GltfDocument.map(BundlePath.resolve(document.folder(), BundlePath.ofUri(uri)));
  }

  static boolean isData(String uri) {
    return uri.regionMatches(true, 0, "data:", 0, 5);
  }

  private ByteBuffer open(GltfNode buffer, long index) throws IOException, MediaException {
    Optional<String> uri = buffer.text("uri");
    if (uri.isPresent()) {
      return uri(uri.get(), buffer.place());
    }
    if (index == 0 && document.binary().isPresent()) {
      return document.binary().get();
    }
    if (buffer.member("extensions").member("EXT_meshopt_compression").isPresent()) {
      throw GltfExtensions.unreadable("EXT_meshopt_compression");
    }
    throw new MediaException(
        Code.BAD_REFERENCE,
        "%s has neither a uri nor a binary chunk; export the model again"
            .formatted(buffer.place()));
  }

  private static ByteBuffer data(String uri, String place) throws MediaException {
    int comma = uri.indexOf(',');
    if (comma < 0) {
      throw new MediaException(
          Code.CORRUPT, place + " has a data URI without a comma; export the model again");
    }
    byte[] text = uri.substring(comma + 1).getBytes(StandardCharsets.UTF_8);
    if (!uri.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
      return ByteBuffer.wrap(BundlePath.percentDecoded(text)).order(ByteOrder.LITTLE_ENDIAN);
    }
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IllegalArgumentException e) {
      throw new MediaException(
          Code.CORRUPT, place + " has a data URI that is no base64; export the model again", e);
    }
  }
}
