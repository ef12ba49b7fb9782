package org.worldmill.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest sound model of each type, made by code: where fuzzing begins. */
public final class ModelSeeds {

  /** A torus of 35 points by the reference encoder of Draco. */
  private static final String DRACO =
      "RFJBQ08CAgEBAAAAI0YARQYCQAwDJAMSf/rU+qxrSvUpVapSpVQppRQFAQEQAf8AAAEACQMA"
          + "AAIBAQEACwOpAxclCREqJQkJw84MBhq31R6BQEfonOswAO6jZqPxB4AE0wEAmsF6gJW6AFpK"
          + "qvdm3WFGOADYE4CAxwHsJwgAKoB60AoCAGQQwB+DADICAQC3NgCsoQC0jFQPwLrDugABALMA"
          + "M0QKwI+gAPAGhABAK1gvSVEA/QB4hEUB6KkMQJKi9QAAAAAA/wMAACF0ob8Dta6/wMbCvgO1"
          + "LkAK";

  private ModelSeeds() {}

  /** Writes the seed of a type into a folder, or lists the types: for {@code scripts/fuzz}. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      all().keySet().forEach(System.out::println);
      return;
    }
    byte[] seed = all().get(args[0]);
    if (seed == null) {
      throw new IllegalArgumentException("no such type; there are " + all().keySet());
    }
    Path folder = Files.createDirectories(Path.of(args[1]));
    Files.write(folder.resolve("seed"), seed);
  }

  /** All seeds by media type. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> seeds = new TreeMap<>();
    seeds.put("model/obj", text("mtllib m.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl a\nf 1/1 2 -1\n"));
    seeds.put(
        "model/ply",
        text(
            """
            ply
            format ascii 1.0
            element vertex 3
            property float x
            property float y
            property float z
            property uchar red
            element face 1
            property list uchar int vertex_indices
            end_header
            0 0 0 9
            1 0 0 9
            0 1 0 9
            3 0 1 2
            """));
    seeds.put("model/stl", stl());
    seeds.put("model/x-off", text("COFF\n3 1 0\n0 0 0 9 9 9\n1 0 0 9 9 9\n0 1 0 9 9 9\n3 0 1 2\n"));
    seeds.put("model/x-pcd", text("FIELDS x y z rgb\nPOINTS 1\nDATA ascii\n1 2 3 4\n"));
    seeds.put("model/x-xyz", text("# a\n1 2 3\n4 5 6\n"));
    seeds.put("model/x-las", las());
    seeds.put("model/x-splat", new byte[64]);
    seeds.put("model/x-spz", spz());
    seeds.put("model/gltf+json", text(gltf()));
    seeds.put("model/gltf-binary", glb());
    seeds.put("model/x-draco", Base64.getDecoder().decode(DRACO));
    seeds.put(
        "model/x-urdf",
        text(
            "<robot name='r'><link name='a'><inertial><mass value='1'/></inertial><visual>"
                + "<geometry><box size='1 1 1'/></geometry></visual></link><link name='b'/>"
                + "<joint name='j' type='revolute'><parent link='a'/><child link='b'/>"
                + "<origin xyz='1 2 3' rpy='0 1 2'/></joint></robot>"));
    seeds.put(
        "model/x-mjcf",
        text(
            "<mujoco><compiler angle='radian'/><default><geom rgba='1 0 0 1'/></default>"
                + "<asset><mesh name='m' vertex='0 0 0 1 0 0 0 1 0' face='0 1 2'/></asset>"
                + "<worldbody><body euler='1 2 3'><joint/><geom type='capsule' size='.1'"
                + " fromto='0 0 0 1 0 0'/><geom type='mesh' mesh='m'/></body></worldbody></mujoco>"));
    seeds.put("model/3mf", threeMf());
    seeds.put("model/x-b3dm", tile("b3dm", "{}", new byte[0], glb()));
    seeds.put(
        "model/x-pnts",
        tile(
            "pnts",
            "{\"POINTS_LENGTH\":1,\"POSITION\":{\"byteOffset\":0}}",
            new byte[12],
            new byte[0]));
    return seeds;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] taken(ByteBuffer whole) {
    byte[] bytes = new byte[whole.capacity()];
    whole.get(0, bytes);
    return bytes;
  }

  private static byte[] triangle() {
    ByteBuffer corners = bytes(36);
    for (float value : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}) {
      corners.putFloat(value);
    }
    return taken(corners);
  }

  private static byte[] stl() {
    return taken(bytes(134).position(80).putInt(1).position(96).put(triangle()));
  }

  private static byte[] las() {
    ByteBuffer file = bytes(247).put(text("LASF"));
    file.put(24, (byte) 1).put(25, (byte) 2).putShort(94, (short) 227).putInt(96, 227);
    file.putShort(105, (short) 20).putInt(107, 1);
    return taken(file);
  }

  private static byte[] spz() {
    ByteBuffer file = bytes(16 + 19).putInt(0x5053474e).putInt(2).putInt(1);
    return taken(file);
  }

  private static String gltf() {
    return """
        {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
        "nodes":[{"mesh":0,"rotation":[0,0,0,1]}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0},"material":0}]}],
        "materials":[{"pbrMetallicRoughness":{"baseColorFactor":[1,0,0,1]}}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}],
        "bufferViews":[{"buffer":0,"byteLength":36}],
        "buffers":[{"byteLength":36,"uri":"data:a/b;base64,%s"}]}
        """
        .formatted(Base64.getEncoder().encodeToString(triangle()));
  }

  private static byte[] glb() {
    String json = gltf().replaceAll(",\"uri\":\"[^\"]*\"", "").strip();
    json += " ".repeat((4 - json.length() % 4) % 4);
    ByteBuffer file = bytes(12 + 8 + json.length() + 8 + 36);
    file.put(text("glTF")).putInt(2).putInt(file.capacity());
    file.putInt(json.length()).put(text("JSON")).put(text(json));
    return taken(file.putInt(36).put(text("BIN\0")).put(triangle()));
  }

  private static byte[] tile(String magic, String json, byte[] binary, byte[] content) {
    ByteBuffer file = bytes(28 + json.length() + binary.length + content.length);
    file.put(text(magic)).putInt(1).putInt(file.capacity()).putInt(json.length());
    file.putInt(binary.length).putInt(0).putInt(0);
    return taken(file.put(text(json)).put(binary).put(content));
  }

  private static byte[] threeMf() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("3D/3dmodel.model");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(
          text(
              "<model unit='inch'><resources><object id='1'><mesh><vertices>"
                  + "<vertex x='0' y='0' z='0'/><vertex x='1' y='0' z='0'/>"
                  + "<vertex x='0' y='1' z='0'/></vertices><triangles>"
                  + "<triangle v1='0' v2='1' v3='2'/></triangles></mesh></object></resources>"
                  + "<build><item objectid='1'/></build></model>"));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
