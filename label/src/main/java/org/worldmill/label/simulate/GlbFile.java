package org.worldmill.label.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.schemas.media.Mesh;

/**
 * A mesh as one GLB (glTF 2.0, Khronos 2021): metres; z up inside, with a node that turns it to
 * glTF's y up. Positions are single precision, as glTF demands; the same mesh gives the same bytes.
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

  private GlbFile() {}

  /**
   * Writes a mesh.
   *
   * @throws IOException if writing fails, or the mesh is over 2 GiB
   */
  public static void write(Mesh mesh, String name, OutputStream out) throws IOException {
    long places = 12L * mesh.vertexCount();
    long elements = 4L * mesh.triangles().length;
    byte[] json = MAPPER.writeValueAsBytes(document(mesh, name, places, elements));
    int jsonRoom = (json.length + 3) / 4 * 4;
    long total = 12 + 8 + jsonRoom + 8 + places + elements;
    if (total > Integer.MAX_VALUE) {
      throw new IOException("a GLB of " + total + " bytes: decimate the model");
    }
    out.write(ints(MAGIC, 2, (int) total, jsonRoom, JSON));
    out.write(json);
    out.write(
        " ".repeat(jsonRoom - json.length).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.write(ints((int) (places + elements), BINARY));
    byte[] block = new byte[4 * BLOCK];
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : mesh.positions()) {
      if (!buffer.putFloat((float) value).hasRemaining()) {
        out.write(block);
        buffer.clear();
      }
    }
    for (int corner : mesh.triangles()) {
      if (!buffer.putInt(corner).hasRemaining()) {
        out.write(block);
        buffer.clear();
      }
    }
    out.write(block, 0, buffer.position());
  }

  private static byte[] ints(int... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes;
  }

  private static ObjectNode document(Mesh mesh, String name, long places, long elements) {
    ObjectNode root = MAPPER.createObjectNode();
    root.putObject("asset").put("version", "2.0").put("generator", "worldmill");
    root.put("scene", 0);
    root.putArray("scenes").addObject().putArray("nodes").add(0);
    ObjectNode node = root.putArray("nodes").addObject().put("name", name).put("mesh", 0);
    double half = Math.sqrt(0.5);
    node.putArray("rotation").add(-half).add(0).add(0).add(half);
    ObjectNode primitive =
        root.putArray("meshes").addObject().put("name", name).putArray("primitives").addObject();
    primitive.putObject("attributes").put("POSITION", 0);
    root.putArray("buffers").addObject().put("byteLength", places + elements);
    var views = root.putArray("bufferViews");
    views.addObject().put("buffer", 0).put("byteLength", places).put("target", ARRAY);
    var accessors = root.putArray("accessors");
    ObjectNode positions = accessors.addObject();
    positions.put("bufferView", 0).put("componentType", FLOAT).put("type", "VEC3");
    positions.put("count", mesh.vertexCount());
    var low = positions.putArray("min");
    var high = positions.putArray("max");
    for (int axis = 0; axis < 3; axis++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = axis; i < mesh.positions().length; i += 3) {
        least = Math.min(least, (float) mesh.positions()[i]);
        most = Math.max(most, (float) mesh.positions()[i]);
      }
      low.add(least);
      high.add(most);
    }
    if (elements > 0) {
      primitive.put("indices", 1).put("mode", 4);
      views
          .addObject()
          .put("buffer", 0)
          .put("byteOffset", places)
          .put("byteLength", elements)
          .put("target", ELEMENTS);
      ObjectNode indices = accessors.addObject();
      indices.put("bufferView", 1).put("componentType", UNSIGNED_INT).put("type", "SCALAR");
      indices.put("count", mesh.triangles().length);
    } else {
      primitive.put("mode", 0);
    }
    return root;
  }
}
