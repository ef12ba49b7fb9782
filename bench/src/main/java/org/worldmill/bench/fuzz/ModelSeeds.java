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
import java.util.zip.CRC32;
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

  /** Eight points of format 7 on two channels, by lazrs. */
  private static final String LAZ =
      "TEFTRgAAAAAAAAAAAAAAAAAAAAAAAAAAAQRPVEhFUgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
          + "AAAAAGxhc3B5IDIuNy4wAAAAAAAAAAAAAAAAAAAAAAAAAAAATgHqB3cB2wEAAAEAAACHJAAA"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB7FK5H4XqEP3sUrkfheoQ/exSuR+F6hD8AAAAAAAAA"
          + "AAAAAAAAAAAAAAAAAAAAAABnZmZmZmbuP+xRuB6F68E/SOF6FK5H6T+4HoXrUbieP1yPwvUo"
          + "XO8/pHA9CtejwD8AAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAAAAAAACAAAAAAAAAAAAAAAAAAA"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABs"
          + "YXN6aXAgZW5jb2RlZAAAvFYuAGh0dHA6Ly9sYXN6aXAub3JnAAAAAAAAAAAAAAAAAAAAAwAA"
          + "AAICAAAAAAAAUMMAAP////////////////////8CAAoAHgADAAsABgADANcCAAAAAAAAMwAA"
          + "ADcAAAANAAAA1QIhAAAAAAAAAAAAAAAAAAAAxb/Fv+JfCAAAAB0AAAAMAAAAAAAAAAAAAAAP"
          + "AAAAAAAAAAAAAAAAAAAAOAAAADQAAAAgZ2JT9ZlfcgJ+NjJTkcjLOsAoQEj7Hrd07wAAAC0f"
          + "Md7zISShIa8AAJ1TJ2FizHBfLC2C6gAAAGNImgQdTNMAyxuc48HAm5/VLSRgXQiwm2kEvai5"
          + "U2WUq0U7gAAALZjbG0IR8KAEll8eL3ORAAAA/tPvAZYBy/2UhAE4AC//vRAAIAV/+AkgBAAC"
          + "X/BH4AjgHD/PTMAZQDn/jS0AeYARgQAAAAAAAAABAAAARWsAAAA=";

  /** A mesh of six faces, moved, by usd-core. */
  private static final String USDC =
      "UFhSLVVTREMACAAAAAAAACoDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAgAAAAUAAAAAAAAA"
          + "CgAAAAsAAAAMAAAADQAAAA4AAAAGAAAAAAAAAAMAAAADAAAAAwAAAAMAAAADAAAAAwAAABIA"
          + "AAAAAAAAEgAAAAAAAAAA8AABAAAAQRAEQQAA/v7+/v4HAAAAAAADAAAAAAAAAAAAAAAAAAAA"
          + "AAAAAAAAgD8AAAAAAAAAAAAAAAAAAIA/AAAAAAAAAAcBAAAAAAAAAA0AAAAWAAAAAAAAAMkA"
          + "AAAAAAAAwAAAAAAAAAAA9G07LSkAAE0AcHJpbUNoaWxkcmVuAGRlZmF1bHRQcmltAFoAdXBB"
          + "eGlzAHNwZWNpZmllcgBNZXNoAHR5cGVOYW1lAHBvaW50cwBmYWNlVmVydGV4Q291bnRzAGZh"
          + "Y2VWZXJ0ZXhJbmRpY2VzAHhmb3JtT3A6dHJhbnNsYXRlEgD0B09yZGVyAHByb3BlcnRpZXMA"
          + "aW50W12HAAJiACAzZhIA8AxvdWJsZTMAdG9rZW5bXQB2YXJpYWJpbGl0eQAAAAAAAAAAABAA"
          + "AAAAAAAAGAAAAAAAAAAA8AYIAAAAVRVFVAMBAgECBvoA+Pj4DPxiAAAAAAAAAAAgWAABADAp"
          + "AAIHAEMAC0AFCAABBwBBACpACAkAMQtAZAgAMSkAEAgAMQtAgAgAMgOAoAgAIaASCAAxC0DI"
          + "CAAxGIATCAC0C0ABAgMAAAAXQBQQAAEIAKAsQPgAAAAAAAuAGAAAAAAAAAAcAAAAAAAAAADw"
          + "CgEAAABBQVEVRUEA/QT6B/gHAvcK9QzzDvAHAAAAAAAAAAcAAAAAAAAACQAAAAAAAAAAcAEA"
          + "AAABAAANAAAAAAAAAACwAQAAAFAV8/8C/f8LAAAAAAAAAACQAAAAABEQ/wH+BwAAAAAAAAAJ"
          + "AAAAAAAAAABwAQAAAAEAAAsAAAAAAAAAAJADAAAAFQAABAQLAAAAAAAAAACQAAAAABUAB//7"
          + "BgAAAAAAAABUT0tFTlMAAAAAAAAAAAAABAEAAAAAAADYAAAAAAAAAFNUUklOR1MAAAAAAAAA"
          + "AADcAQAAAAAAAAgAAAAAAAAARklFTERTAAAAAAAAAAAAAOQBAAAAAAAAkgAAAAAAAABGSUVM"
          + "RFNFVFMAAAAAAAAAdgIAAAAAAAAsAAAAAAAAAFBBVEhTAAAAAAAAAAAAAACiAgAAAAAAAEkA"
          + "AAAAAAAAU1BFQ1MAAAAAAAAAAAAAAOsCAAAAAAAAPwAAAAAAAAA=";

  private static final String USDA =
      """
      #usda 1.0
      ( upAxis = "Z" metersPerUnit = 0.01 )
      def Mesh "M" ( variants = { string v = "a" } prepend variantSets = "v" )
      {
          point3f[] points = [(0, 0, 0), (1, 0, 0), (0, 1, 0)]
          int[] faceVertexCounts = [3]
          int[] faceVertexIndices = [0, 1, 2]
          texCoord2f[] primvars:st = [(0, 0), (1, 0), (0, 1)] ( interpolation = "vertex" )
          double3 xformOp:rotateXYZ = (10, 20, 30)
          uniform token[] xformOpOrder = ["xformOp:rotateXYZ"]
          rel material:binding = </K>
          variantSet "v" = { "a" { uniform token orientation = "leftHanded" } }
      }
      def Material "K" { token outputs:surface.connect = </K/S.outputs:surface>
          def Shader "S" { color3f inputs:diffuseColor = (1, 0, 0) } }
      def "C" ( references = [</M>] ) { double3 xformOp:translate.timeSamples = { 1: (1, 2, 3) } }
      """;

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
    seeds.put("model/x-laz", Base64.getDecoder().decode(LAZ));
    seeds.put("model/vnd.usda", text(USDA));
    seeds.put("model/vnd.usdc", Base64.getDecoder().decode(USDC));
    seeds.put("model/vnd.usdz+zip", usdz());
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

  /** One layer, stored as it is. */
  private static byte[] usdz() {
    byte[] layer = text(USDA);
    CRC32 sum = new CRC32();
    sum.update(layer);
    int head = 64;
    ByteBuffer file = bytes(head + layer.length + 46 + 6 + 22);
    file.putInt(0x04034b50).position(14).putInt((int) sum.getValue());
    file.putInt(layer.length).putInt(layer.length).putShort((short) 6).putShort((short) 28);
    file.put(text("a.usda")).position(head).put(layer);
    int directory = file.position();
    file.putInt(0x02014b50).position(directory + 16).putInt((int) sum.getValue());
    file.putInt(layer.length).putInt(layer.length).putShort((short) 6);
    file.position(directory + 46).put(text("a.usda"));
    file.putInt(0x06054b50).position(directory + 46 + 6 + 10).putShort((short) 1);
    return taken(file.putInt(52).putInt(directory));
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
