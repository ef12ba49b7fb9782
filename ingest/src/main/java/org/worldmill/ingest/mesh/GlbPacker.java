package org.worldmill.ingest.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Makes one self-contained GLB of a glTF model and the files that it names: buffers first, in their
 * order, then images, each beginning at a multiple of four bytes. Everything else of the document
 * stays as it is. The same input gives the same bytes.
 */
public final class GlbPacker {

  private static final int PADDING = 4;
  private static final String MESHOPT = "EXT_meshopt_compression";

  private final GltfDocument document;
  private final GltfBuffers files;
  private final ObjectNode root;
  private final List<ByteBuffer> parts = new ArrayList<>();
  private long length;

  private GlbPacker(GltfDocument document) {
    this.document = document;
    this.files = new GltfBuffers(document);
    this.root = document.root().deepCopy();
  }

  /**
   * Packs a model.
   *
   * @param gltf its main file, JSON or binary
   * @param target where the GLB is written, over what is there
   * @throws MediaException if the document is damaged or names a file that is missing or outside of
   *     its folder; {@code target} is not touched then
   */
  public static void pack(Path gltf, Path target) throws MediaException {
    try {
      GltfDocument document =
          isBinary(gltf) ? GltfDocument.readBinary(gltf) : GltfDocument.readText(gltf);
      GlbPacker packer = new GlbPacker(document);
      packer.packBuffers();
      packer.packImages();
      packer.write(target);
    } catch (IOException e) {
      throw new MediaException(
          Code.UNREADABLE, "it cannot be packed into one file: " + e.getMessage(), e);
    }
  }

  private static boolean isBinary(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      ByteBuffer magic = ByteBuffer.wrap(in.readNBytes(4)).order(ByteOrder.LITTLE_ENDIAN);
      return magic.remaining() == 4 && magic.getInt() == GltfDocument.MAGIC;
    }
  }

  private void packBuffers() throws IOException, MediaException {
    int buffers = document.top().member("buffers").size();
    long[] starts = new long[buffers];
    for (int i = 0; i < buffers; i++) {
      starts[i] = append(files.buffer(i));
    }
    GltfNode views = new GltfNode(root, "").member("bufferViews");
    for (int i = 0; i < views.size(); i++) {
      GltfNode view = views.at(i);
      shift(view, starts);
      GltfNode compressed = view.member("extensions").member(MESHOPT);
      if (compressed.isPresent()) {
        shift(compressed, starts);
      }
    }
  }

  private static void shift(GltfNode view, long[] starts) throws MediaException {
    long buffer = view.whole("buffer");
    if (buffer >= starts.length || !(view.json() instanceof ObjectNode object)) {
      throw view.member("buffer").wrong("below " + starts.length);
    }
    object.put("buffer", 0);
    object.put("byteOffset", starts[(int) buffer] + view.whole("byteOffset", 0));
  }

  private void packImages() throws IOException, MediaException {
    GltfNode images = new GltfNode(root, "").member("images");
    for (int i = 0; i < images.size(); i++) {
      Optional<String> uri = images.at(i).text("uri");
      if (uri.isPresent() && images.at(i).json() instanceof ObjectNode image) {
        ByteBuffer bytes = files.uri(uri.get(), images.at(i).place());
        ObjectNode view = views().addObject();
        view.put("buffer", 0);
        view.put("byteOffset", append(bytes));
        view.put("byteLength", bytes.remaining());
        image.remove("uri");
        image.put("bufferView", views().size() - 1);
        image.put("mimeType", PictureHead.of(bytes).mediaType());
      }
    }
  }

  private ArrayNode views() {
    JsonNode views = root.path("bufferViews");
    return views instanceof ArrayNode array ? array : root.putArray("bufferViews");
  }

  /** Takes the bytes in and returns where they begin. */
  private long append(ByteBuffer bytes) throws MediaException {
    long start = padded(length);
    parts.add(bytes);
    length = start + bytes.remaining();
    if (length > Integer.MAX_VALUE - 16L) {
      throw new MediaException(
          Code.TOO_LARGE,
          "its buffers and images have over 2 GiB, which one GLB cannot hold here; split it");
    }
    return start;
  }

  private void write(Path target) throws IOException {
    root.remove("buffers");
    if (length > 0) {
      root.putArray("buffers").addObject().put("byteLength", length);
    }
    byte[] json = GltfDocument.JSON.writeValueAsBytes(root);
    long binary = length == 0 ? 0 : 8 + padded(length);
    try (FileChannel out =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeInts(out, GltfDocument.MAGIC, 2, (int) (20 + padded(json.length) + binary));
      writeInts(out, (int) padded(json.length), GltfDocument.CHUNK_JSON);
      writeAll(out, ByteBuffer.wrap(json));
      writeAll(out, padding(json.length, (byte) ' '));
      if (length > 0) {
        writeInts(out, (int) padded(length), GltfDocument.CHUNK_BIN);
      }
      for (ByteBuffer part : parts) {
        writeAll(out, part.duplicate());
        writeAll(out, padding(part.remaining(), (byte) 0));
      }
    }
  }

  private static void writeInts(FileChannel out, int... values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    writeAll(out, bytes.flip());
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static ByteBuffer padding(int written, byte filler) {
    byte[] bytes = new byte[(int) (padded(written) - written)];
    java.util.Arrays.fill(bytes, filler);
    return ByteBuffer.wrap(bytes);
  }

  private static long padded(long bytes) {
    return (bytes + PADDING - 1) / PADDING * PADDING;
  }
}
