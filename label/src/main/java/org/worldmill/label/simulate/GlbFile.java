package org.worldmill.label.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.VertexValues;

/**
 * Meshes as one GLB (glTF 2.0, Khronos 2021): metres; z up inside, with a node that turns it to
 * glTF's y up. Numbers are single precision, as glTF demands; pictures are held inside. The same
 * meshes give the same bytes.
 */
public final class GlbFile {

  private static final int MAGIC = 0x46546C67;
  private static final int JSON = 0x4E4F534A;
  private static final int BINARY = 0x004E4942;
  private static final int FLOAT = 5126;
  private static final int UNSIGNED_INT = 5125;
  private static final int ARRAY = 34962;
  private static final int ELEMENTS = 34963;
  private static final int BLOCK = 12288;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode root = MAPPER.createObjectNode();
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Integer> pictures = new LinkedHashMap<>();
  private final Path folder;
  private long length;

  /**
   * A mesh in a place.
   *
   * @param name of its node
   * @param mesh in metres
   * @param pose in the model, z up
   * @param coordinates u, v of each vertex, where its material has a picture
   * @param material its colours as displayed, if it has any
   * @param picture name of the picture's file
   */
  record Part(
      String name,
      Mesh mesh,
      Pose pose,
      Optional<VertexValues> coordinates,
      Optional<Material> material,
      Optional<String> picture) {

    static Part plain(String name, Mesh mesh) {
      return new Part(
          name, mesh, Pose.IDENTITY, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** Bytes of the binary chunk. */
  private interface Block {
    void write(OutputStream out) throws IOException;
  }

  private GlbFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a mesh.
   *
   * @throws IOException if writing fails, or the mesh is over 2 GiB
   */
  public static void write(Mesh mesh, String name, OutputStream out) throws IOException {
    write(List.of(Part.plain(name, mesh)), name, Path.of(""), out);
  }

  /**
   * Writes meshes.
   *
   * @param folder where their pictures are
   */
  static void write(List<Part> parts, String name, Path folder, OutputStream out)
      throws IOException {
    GlbFile file = new GlbFile(folder);
    file.root.putObject("asset").put("version", "2.0").put("generator", "worldmill");
    file.root.put("scene", 0);
    file.root.putArray("scenes").addObject().putArray("nodes").add(0);
    ObjectNode top = file.root.putArray("nodes").addObject().put("name", name);
    double half = Math.sqrt(0.5);
    top.putArray("rotation").add(-half).add(0).add(0).add(half);
    ArrayNode children = top.putArray("children");
    for (int i = 0; i < parts.size(); i++) {
      children.add(i + 1);
      file.add(parts.get(i));
    }
    file.write(out);
  }

  private ArrayNode list(String name) {
    return root.withArray(name);
  }

  private void add(Part part) throws IOException {
    ObjectNode node = list("nodes").addObject().put("name", part.name());
    node.put("mesh", list("meshes").size());
    Pose pose = part.pose();
    if (!pose.equals(Pose.IDENTITY)) {
      ArrayNode at = node.putArray("translation");
      at.add(pose.place().x()).add(pose.place().y()).add(pose.place().z());
      node.putArray("rotation").add(pose.qx()).add(pose.qy()).add(pose.qz()).add(pose.qw());
    }
    ObjectNode primitive =
        list("meshes").addObject().put("name", part.name()).putArray("primitives").addObject();
    ObjectNode attributes = primitive.putObject("attributes");
    attributes.put("POSITION", positions(part.mesh()));
    if (part.coordinates().isPresent()) {
      attributes.put("TEXCOORD_0", coordinates(part.coordinates().get()));
    }
    int[] triangles = part.mesh().triangles();
    primitive.put("mode", triangles.length > 0 ? 4 : 0);
    if (triangles.length > 0) {
      long bytes = 4L * triangles.length;
      view(bytes, ELEMENTS, out -> ints(triangles, out));
      primitive.put("indices", accessor(UNSIGNED_INT, "SCALAR", triangles.length));
    }
    if (part.material().isPresent()) {
      primitive.put("material", material(part.material().get(), part.picture()));
    }
  }

  private int positions(Mesh mesh) {
    double[] p = mesh.positions();
    view(4L * p.length, ARRAY, out -> floats(p, out));
    int number = accessor(FLOAT, "VEC3", mesh.vertexCount());
    ObjectNode accessor = (ObjectNode) list("accessors").get(number);
    ArrayNode low = accessor.putArray("min");
    ArrayNode high = accessor.putArray("max");
    for (int axis = 0; axis < 3; axis++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = axis; i < p.length; i += 3) {
        least = Math.min(least, (float) p[i]);
        most = Math.max(most, (float) p[i]);
      }
      low.add(least);
      high.add(most);
    }
    return number;
  }

  private int coordinates(VertexValues values) {
    double[] all = new double[values.values().length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.values()[i];
    }
    view(4L * all.length, ARRAY, out -> floats(all, out));
    return accessor(FLOAT, "VEC2", values.size());
  }

  private int accessor(int type, String shape, int count) {
    ArrayNode accessors = list("accessors");
    accessors
        .addObject()
        .put("bufferView", list("bufferViews").size() - 1)
        .put("componentType", type)
        .put("type", shape)
        .put("count", count);
    return accessors.size() - 1;
  }

  private ObjectNode view(long bytes, int target, Block block) {
    ObjectNode view = list("bufferViews").addObject().put("buffer", 0);
    view.put("byteOffset", length).put("byteLength", bytes);
    if (target > 0) {
      view.put("target", target);
    }
    blocks.add(block);
    length += bytes;
    long padding = -length & 3;
    if (padding > 0) {
      blocks.add(out -> out.write(new byte[(int) padding]));
      length += padding;
    }
    return view;
  }

  private int material(Material m, Optional<String> picture) throws IOException {
    ArrayNode materials = list("materials");
    ObjectNode node = materials.addObject();
    if (!m.name().isEmpty()) {
      node.put("name", m.name());
    }
    ObjectNode surface = node.putObject("pbrMetallicRoughness");
    surface
        .putArray("baseColorFactor")
        .add(LightCurve.light(m.red()))
        .add(LightCurve.light(m.green()))
        .add(LightCurve.light(m.blue()))
        .add(m.alpha());
    surface.put("metallicFactor", Math.min(1, m.metallic()));
    surface.put("roughnessFactor", Math.min(1, m.roughness()));
    if (picture.isPresent()) {
      surface.putObject("baseColorTexture").put("index", texture(picture.get()));
    }
    if (m.alpha() < 1) {
      node.put("alphaMode", "BLEND");
    }
    node.put("doubleSided", m.doubleSided());
    return materials.size() - 1;
  }

  private int texture(String file) throws IOException {
    Integer known = pictures.get(file);
    if (known != null) {
      return known;
    }
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    view(bytes.length, 0, out -> out.write(bytes));
    list("images")
        .addObject()
        .put("bufferView", list("bufferViews").size() - 1)
        .put("mimeType", "image/png");
    int number = list("textures").size();
    list("textures").addObject().put("source", list("images").size() - 1);
    pictures.put(file, number);
    return number;
  }

  private void write(OutputStream out) throws IOException {
    root.putArray("buffers").addObject().put("byteLength", length);
    byte[] json = MAPPER.writeValueAsBytes(root);
    int jsonRoom = (json.length + 3) / 4 * 4;
    long total = 12 + 8 + jsonRoom + 8 + length;
    if (total > Integer.MAX_VALUE) {
      throw new IOException("a GLB of " + total + " bytes: decimate the model");
    }
    out.write(words(MAGIC, 2, (int) total, jsonRoom, JSON));
    out.write(json);
    out.write(" ".repeat(jsonRoom - json.length).getBytes(StandardCharsets.US_ASCII));
    out.write(words((int) length, BINARY));
    for (Block block : blocks) {
      block.write(out);
    }
  }

  private static byte[] words(int... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes;
  }

  private static void floats(double[] values, OutputStream out) throws IOException {
    byte[] block = new byte[4 * BLOCK];
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      if (!buffer.putFloat((float) value).hasRemaining()) {
        out.write(block);
        buffer.clear();
      }
    }
    out.write(block, 0, buffer.position());
  }

  private static void ints(int[] values, OutputStream out) throws IOException {
    byte[] block = new byte[4 * BLOCK];
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      if (!buffer.putInt(value).hasRemaining()) {
        out.write(block);
        buffer.clear();
      }
    }
    out.write(block, 0, buffer.position());
  }
}
