package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.TexturePicture;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.TextureSampling.Wrap;

class ModelPicturesTest {

  private static final int[] COLOURS = {0xff0000, 0x00ff00, 0x0000ff, 0x123456};

  @TempDir private Path folder;

  @Test
  void decodesWhatALibraryNames() throws Exception {
    Files.writeString(
        folder.resolve("m.mtl"),
        "newmtl wood\nKd 1 1 1\nmap_Kd -clamp on -s 2 4 1 -o .5 .25 0 tex.png\n"
            + "newmtl gone\nmap_Kd gone.png\n");
    Files.write(folder.resolve("tex.png"), png(2, 2));
    Path obj = folder.resolve("m.obj");
    Files.writeString(
        obj,
        "mtllib m.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nvt 1 0.25\nvn 0 0 2\nusemtl wood\n"
            + "f 1/1/1 2/2/1 3/9/-1\nf 1//1 2 3/-1\nusemtl gone\nf 1 2 3\n");
    Model3d model = ModelPictures.load(ModelReader.read(obj, "model/obj").model(), obj);

    assertThat(model.corners().textureCoordinates().orElseThrow().values())
        .containsExactly(0, 1, 1, 0.75f, 0, 0, 0, 0, 0, 0, 1, 0.75f, 0, 0, 0, 0, 0, 0);
    assertThat(model.corners().normals().orElseThrow().values())
        .startsWith(0, 0, 2, 0, 0, 2, 0, 0, 2, 0, 0, 2, 0, 0, 0);
    Texture texture = model.parts().materials().get(0).texture("baseColor").orElseThrow();
    assertThat(texture.path()).contains("tex.png");
    assertThat(texture.sampling())
        .isEqualTo(
            new TextureSampling(
                Wrap.CLAMP, Wrap.CLAMP, true, List.of(2.0, 0.0, 0.5, 0.0, 4.0, -3.25)));
    assertThat(model.pictures()).containsOnlyKeys(texture);
    shows(model.pictures().get(texture));
    assertThat(model.parts().materials().get(1).textures()).isEmpty();
  }

  @Test
  void decodesWhatLiesInsideOfAFile() throws Exception {
    byte[] png = png(2, 2);
    String json =
        """
        {"asset":{"version":"2.0"},"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0},"material":0}]}],
        "materials":[{"pbrMetallicRoughness":{"baseColorTexture":{"index":0,"extensions":
        {"KHR_texture_transform":{"offset":[0.5,0.25],"rotation":1.5707963267948966,"scale":[2,4]}}}}}],
        "textures":[{"source":0,"sampler":0}],"samplers":[{"wrapS":33648,"wrapT":33071,"magFilter":9728}],
        "images":[{"bufferView":1,"mimeType":"image/png"}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}],
        "bufferViews":[{"buffer":0,"byteLength":36},{"buffer":0,"byteOffset":36,"byteLength":%d}],
        "buffers":[{"byteLength":%d}]}
        """
            .formatted(png.length, 36 + png.length);
    byte[] bytes =
        ModelFile.bytes(36 + png.length)
            .put(ModelFile.floats(0, 0, 0, 1, 0, 0, 0, 1, 0))
            .put(png)
            .array();
    Path glb = folder.resolve("a.glb");
    Files.write(glb, ModelFile.glb(json, bytes));
    Model3d model = ModelPictures.load(ModelReader.read(glb, "model/gltf-binary").model(), glb);
    Texture texture = model.parts().materials().get(0).texture("baseColor").orElseThrow();

    shows(model.pictures().get(texture));
    assertThat(texture.sampling().across()).isEqualTo(Wrap.MIRROR);
    assertThat(texture.sampling().down()).isEqualTo(Wrap.CLAMP);
    assertThat(texture.sampling().smooth()).isFalse();
    // A quarter turn against the clock, as seen with v downwards.
    assertThat(texture.sampling().u(0, 1)).isCloseTo(4.5, within(1e-12));
    assertThat(texture.sampling().v(1, 0)).isCloseTo(-1.75, within(1e-12));
  }

  @Test
  void decodesWhatLiesInsideOfAPackage() throws Exception {
    Path usdz = folder.resolve("scene.usdz");
    try (InputStream in = ModelPicturesTest.class.getResourceAsStream("usd/scene.usdz")) {
      Files.write(usdz, in.readAllBytes());
    }
    Model3d model = ModelPictures.load(ModelReader.read(usdz, "model/vnd.usdz+zip").model(), usdz);
    TexturePicture paint = model.pictures().values().iterator().next();

    assertThat(model.pictures()).hasSize(1);
    assertThat(rgb(paint, 1, 1)).isEqualTo(0xffff00);
  }

  @Test
  void makesLargePicturesSmaller() throws Exception {
    Files.write(folder.resolve("tex.png"), png(3000, 1500));
    Files.writeString(folder.resolve("m.mtl"), "newmtl a\nmap_Kd tex.png\n");
    Path obj = folder.resolve("m.obj");
    Files.writeString(obj, "mtllib m.mtl\nv 0 0 0\nusemtl a\nf 1 1 1\n");
    Model3d model = ModelPictures.load(ModelReader.read(obj, "model/obj").model(), obj);

    assertThat(model.pictures().values())
        .singleElement()
        .satisfies(p -> assertThat(List.of(p.widthPx(), p.heightPx())).containsExactly(1024, 512));
  }

  @Test
  void leavesOutBrokenPictures() throws Exception {
    Files.write(folder.resolve("tex.png"), java.util.Arrays.copyOf(png(64, 64), 60));
    Files.writeString(folder.resolve("m.mtl"), "newmtl a\nmap_Kd tex.png\n");
    Path obj = folder.resolve("m.obj");
    Files.writeString(obj, "mtllib m.mtl\nv 0 0 0\nusemtl a\nf 1 1 1\n");
    Model3d model = ModelReader.read(obj, "model/obj").model();

    assertThat(ModelPictures.load(model, obj)).isSameAs(model);
    assertThat(model.parts().materials().get(0).texture("baseColor")).isPresent();
  }

  private static void shows(TexturePicture picture) {
    for (int i = 0; i < COLOURS.length; i++) {
      assertThat(rgb(picture, i % 2, i / 2)).isEqualTo(COLOURS[i]);
    }
  }

  private static int rgb(TexturePicture picture, int x, int y) {
    return picture.at(x, y, 0) << 16 | picture.at(x, y, 1) << 8 | picture.at(x, y, 2);
  }

  private static byte[] png(int width, int height) throws Exception {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, COLOURS[x % 2 + y % 2 * 2]);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
