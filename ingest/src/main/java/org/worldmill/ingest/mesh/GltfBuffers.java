package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The bytes that a glTF document refers to, opened once each. */
final class GltfBuffers {

  private static final List<String> MESHOPT =
      List.of("EXT_meshopt_compression", "KHR_meshopt_compression");
  private static final int MAX_UNPACKED_BYTES = 256 << 20;

  private final GltfDocument document;
  private final Map<Long, ByteBuffer> opened = new HashMap<>();
  private final Map<Long, ByteBuffer> unpackedViews = new HashMap<>();
  private long unpackedBytes;

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

  /**
   * Opens every buffer of which it is known where its bytes are, so that a short one is found out.
   */
  void openAll() throws IOException, MediaException {
    GltfNode array = document.top().member("buffers");
    for (int i = 0; i < array.size(); i++) {
      if (array.at(i).member("uri").isPresent() || (i == 0 && hasBinary())) {
        buffer(i);
      }
    }
  }

  /** Whether the file is a container with a binary chunk. */
  private boolean hasBinary() {
    return document.binary().isPresent();
  }

  /** The bytes of a buffer view, unpacked where they are packed by meshopt. */
  ByteBuffer view(long index) throws IOException, MediaException {
    GltfNode view = viewNode(index);
    for (String name : MESHOPT) {
      GltfNode packed = view.member("extensions").member(name);
      if (packed.isPresent()) {
        return unpacked(index, packed, view);
      }
    }
    return stretch(view);
  }

  private ByteBuffer unpacked(long index, GltfNode packed, GltfNode view)
      throws IOException, MediaException {
    ByteBuffer known = unpackedViews.get(index);
    if (known != null) {
      return known.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }
    long count = packed.whole("count");
    long stride = packed.whole("byteStride");
    long length = view.whole("byteLength");
    unpackedBytes += length;
    if (unpackedBytes > MAX_UNPACKED_BYTES) {
      throw MeshLimits.tooLarge("unpacked bytes", unpackedBytes, MAX_UNPACKED_BYTES);
    }
    if (stride < 1 || stride > 256 || count < 1 || count > length || count * stride != length) {
      throw packed.wrong("of a count and stride that make up the view's byteLength");
    }
    byte[] plain =
        MeshoptDecoder.decode(
            stretch(packed),
            (int) count,
            (int) stride,
            packed.text("mode").orElse(""),
            packed.text("filter").orElse("NONE"));
    ByteBuffer bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    unpackedViews.put(index, bytes);
    return bytes;
  }

  private ByteBuffer stretch(GltfNode view) throws IOException, MediaException {
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
