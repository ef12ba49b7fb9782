package org.worldmill.jobs.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The 3D models of the corpus: closed and open ones, a near duplicate, one of two files. */
final class DemoModels {

  private final Path dir;

  DemoModels(Path dir) {
    this.dir = dir;
  }

  void write() throws IOException {
    Files.createDirectories(dir);
    Solid box = Solid.box(0.4, 0.3, 0.2);
    put("crate.glb", ModelFormats.glb(box), "A plain crate.", closed(box));
    Solid torus = Solid.torus(0.5, 0.18, 64, 32);
    put("ring.obj", ModelFormats.obj(torus), "A ring with a round profile.", closed(torus));
    Solid worn = torus.shaken(0.0004);
    put("ring-worn.obj", ModelFormats.obj(worn), "The ring again, slightly worn.", closed(worn));
    Solid ball = Solid.sphere(0.25, 24);
    put("ball.ply", ModelFormats.ply(ball), "A ball.", closed(ball));
    Solid skittle = Solid.turned(SKITTLE, 40);
    put("skittle.stl", ModelFormats.stl(skittle), "A wooden skittle.", closed(skittle));
    Solid bowl = Solid.turned(BOWL, 48);
    put("bowl.obj", ModelFormats.obj(bowl), "A thin open bowl.", Map.of("watertight", false));
    Path vase = Files.createDirectories(dir.resolve("vase"));
    Solid turned = Solid.turned(VASE, 56);
    Files.write(vase.resolve("vase.bin"), ModelFormats.gltfBuffer(turned));
    Path main = vase.resolve("vase.gltf");
    Files.write(
        main, ModelFormats.gltfJson(turned, "vase.bin").getBytes(StandardCharsets.US_ASCII));
    Truth.write(main, "A slender vase; its geometry lies in a second file.", closed(turned));
  }

  private void put(String name, byte[] bytes, String description, Map<String, Object> physics)
      throws IOException {
    Files.write(dir.resolve(name), bytes);
    Truth.write(dir.resolve(name), description, physics);
  }

  private static Map<String, Object> closed(Solid solid) {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("watertight", true);
    truth.put("vertices", solid.corners().size());
    truth.put("faces", solid.triangles().size());
    truth.put("volume", solid.volume());
    return truth;
  }

  /** Radius and height, from the bottom up. */
  private static final double[][] SKITTLE = {
    {0, 0},
    {0.055, 0},
    {0.06, 0.02},
    {0.075, 0.1},
    {0.07, 0.16},
    {0.045, 0.24},
    {0.032, 0.3},
    {0.034, 0.33},
    {0.044, 0.37},
    {0.042, 0.4},
    {0.028, 0.425},
    {0, 0.435}
  };

  private static final double[][] BOWL = {
    {0, 0}, {0.08, 0.004}, {0.14, 0.02}, {0.19, 0.05}, {0.225, 0.09}, {0.245, 0.14}, {0.25, 0.18}
  };

  private static final double[][] VASE = {
    {0, 0},
    {0.09, 0},
    {0.12, 0.03},
    {0.15, 0.1},
    {0.155, 0.16},
    {0.13, 0.24},
    {0.08, 0.31},
    {0.06, 0.36},
    {0.065, 0.4},
    {0.09, 0.43},
    {0.08, 0.43},
    {0.055, 0.4},
    {0.05, 0.36},
    {0.07, 0.31},
    {0.12, 0.24},
    {0.145, 0.16},
    {0.14, 0.1},
    {0.11, 0.04},
    {0, 0.02}
  };
}
