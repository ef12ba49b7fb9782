package org.worldmill.label.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes named meshes as binary glTF 2.0 (ISO/IEC 12113). */
final class GlbWriter {

  private static final int MAGIC = 0x46546c67;
  private static final int JSON_CHUNK = 0x4e4f534a;
  private static final int BINARY_CHUNK = 0x004e4942;
  private static final int FLOAT = 5126;
  private static final int UNSIGNED_BYTE = 5121;
  private static final int UNSIGNED_INT = 5125;
  private static final int POINTS = 0;
  private static final int TRIANGLES = 4;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
  private final List<Map<String, Object>> views = new ArrayList<>();
  private final List<Map<String, Object>> accessors = new ArrayList<>();
  private final List<Map<String, Object>> meshes = new ArrayList<>();
  private final List<Map<String, Object>> nodes = new ArrayList<>();

  /**
   * Adds a node with a mesh.
   *
   * @param places x, y, z of each vertex
   * @param colours four bytes a vertex; may be empty
   * @param corners three a triangle; empty for points
   */
  void add(String name, float[] places, byte[] colours, int[] corners) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    byte[] floats = new byte[4 * places.length];
    ByteBuffer out = ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN);
    for (float place : places) {
      out.putFloat(place);
    }
    Map<String, Object> position = accessor(floats, FLOAT, "VEC3", places.length / 3);
    position.put("min", bounds(places, false));
    position.put("max", bounds(places, true));
    attributes.put("POSITION", accessors.size() - 1);
    if (colours.length > 0) {
      accessor(colours, UNSIGNED_BYTE, "VEC4", colours.length / 4).put("normalized", true);
      attributes.put("COLOR_0", accessors.size() - 1);
    }
    Map<String, Object> primitive = new LinkedHashMap<>();
    primitive.put("attributes", attributes);
    primitive.put("mode", corners.length == 0 ? POINTS : TRIANGLES);
    if (corners.length > 0) {
      byte[] ints = new byte[4 * corners.length];
      ByteBuffer numbers = ByteBuffer.wrap(ints).order(ByteOrder.LITTLE_ENDIAN);
      for (int corner : corners) {
        numbers.putInt(corner);
      }
      accessor(ints, UNSIGNED_INT, "SCALAR", corners.length);
      primitive.put("indices", accessors.size() - 1);
    }
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", name);
    node.put("mesh", meshes.size());
    nodes.add(node);
    meshes.add(Map.of("primitives", List.of(primitive)));
  }

  private Map<String, Object> accessor(byte[] bytes, int type, String shape, int count) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("buffer", 0);
    view.put("byteOffset", binary.size());
    view.put("byteLength", bytes.length);
    binary.writeBytes(bytes);
    Map<String, Object> accessor = new LinkedHashMap<>();
    accessor.put("bufferView", views.size());
    accessor.put("componentType", type);
    accessor.put("count", count);
    accessor.put("type", shape);
    views.add(view);
    accessors.add(accessor);
    return accessor;
  }

  private static List<Float> bounds(float[] places, boolean greatest) {
    List<Float> bounds = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      float bound = places[axis];
      for (int i = axis; i < places.length; i += 3) {
        bound = greatest ? Math.max(bound, places[i]) : Math.min(bound, places[i]);
      }
      bounds.add(bound);
    }
    return bounds;
  }

  /** The file, with these extras of its asset. */
  byte[] bytes(Map<String, Object> extras) {
    Map<String, Object> asset = new LinkedHashMap<>();
    asset.put("version", "2.0");
    asset.put("generator", "Worldmill");
    asset.put("extras", extras);
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      all.add(i);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("asset", asset);
    root.put("scene", 0);
    root.put("scenes", List.of(Map.of("nodes", all)));
    root.put("nodes", nodes);
    root.put("meshes", meshes);
    root.put("accessors", accessors);
    root.put("bufferViews", views);
    root.put("buffers", List.of(Map.of("byteLength", binary.size())));
    try {
      return file(JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and names are always JSON", e);
    }
  }

  private byte[] file(byte[] json) {
    int padded = (json.length + 3) / 4 * 4;
    byte[] file = new byte[28 + padded + binary.size()];
    ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(2).putInt(file.length).putInt(padded).putInt(JSON_CHUNK).put(json);
    while (out.position() < 20 + padded) {
      out.put((byte) ' ');
    }
    out.putInt(binary.size()).putInt(BINARY_CHUNK).put(binary.toByteArray());
    return file;
  }
}
