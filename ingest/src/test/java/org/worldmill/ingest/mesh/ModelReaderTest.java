package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Mesh;

class ModelReaderTest {

  /** Their concave quadrilaterals are cut along the other diagonal than a fan takes. */
  private static final Set<String> CONCAVE =
      Set.of("model3d/tinyusdz__suzanne.obj", "model3d/trimesh__suzanne.ply");

  @Test
  void agreesWithTheMeasurementsOfTheCorpus() throws Exception {
    Path corpus = ModelFile.corpus();
    JsonNode truth =
        new ObjectMapper()
            .readTree(corpus.resolve("truth/mesh_measurements_computed.json").toFile());
    assertThat(truth.get("meshes")).hasSizeGreaterThan(30);
    for (JsonNode entry : truth.get("meshes")) {
      String path = entry.get("path").textValue();
      Path file = corpus.resolve(path);
      Mesh mesh = ModelReader.read(file, ModelFile.mediaType(file)).mesh();
      assertThat(mesh.triangleCount()).as(path).isEqualTo(entry.get("faces").intValue());
      double area = entry.get("area").doubleValue();
      double tolerance = CONCAVE.contains(path) ? 2e-4 : 1e-6;
      assertThat(ModelFile.area(mesh)).as(path).isCloseTo(area, within(tolerance * area));
      for (int axis = 0; axis < 3; axis++) {
        double extent = entry.get("extents").get(axis).doubleValue();
        assertThat(extent(mesh, axis)).as(path).isCloseTo(extent, within(1e-6 * extent));
      }
    }
  }

  @Test
  void refusesTheDamagedModelsOfTheCorpusWithAReason() {
    for (Path file : ModelFile.files(ModelFile.corpus().resolve("malformed"))) {
      String type = ModelFile.mediaType(file);
      if (!type.startsWith("model/")
          || file.endsWith("draco__empty_name.obj")
          // A connection may be prepended: the reference implementation reads this one too.
          || file.endsWith("tinyusdz__listop-attribute-001.usda")
          || file.endsWith("trimesh__obj_points.obj")) {
        continue;
      }
      assertThatExceptionOfType(MediaException.class)
          .as(file.toString())
          .isThrownBy(() -> ModelReader.read(file, type));
    }
  }

  @Test
  void agreesWithTheValidatorOnWhatIsValid() throws Exception {
    Path corpus = ModelFile.corpus();
    for (Path report : ModelFile.files(corpus.resolve("truth/gltf_validator_reports"))) {
      String name = report.getFileName().toString().replace(".report.json", "");
      int errors = new ObjectMapper().readTree(report.toFile()).at("/issues/numErrors").intValue();
      Path file = corpus.resolve("malformed").resolve(name);
      // None of these files shows anything, so that a valid one has no content.
      assertThatExceptionOfType(MediaException.class)
          .as(name)
          .isThrownBy(() -> ModelReader.read(file, ModelFile.mediaType(file)))
          .satisfies(
              e ->
                  assertThat(e.code() == MediaException.Code.NO_CONTENT)
                      .as(name + " has " + errors + " errors, but: " + e.getMessage())
                      .isEqualTo(errors == 0));
    }
  }

  @Test
  void namesTheTexturesOfAPly() throws Exception {
    Path ply = ModelFile.corpus().resolve("model3d/trimesh__fuze.ply");

    assertThat(ModelReader.references(ply, "model/ply")).containsExactly("fuze uv.jpg");
  }

  @Test
  void readsEverySupportedModelOfTheCorpus() throws Exception {
    Path corpus = ModelFile.corpus();
    int read = 0;
    for (Path file : ModelFile.files(corpus.resolve("model3d"))) {
      if (ModelFile.mediaType(file).startsWith("model/") && ModelFile.isReadable(file)) {
        ParsedModel model = ModelReader.read(file, ModelFile.mediaType(file));
        assertThat(model.facts().tracks()).isEmpty();
        assertThat(model.facts().model().orElseThrow().vertices())
            .isEqualTo(model.mesh().vertexCount());
        read++;
      }
    }
    assertThat(read).isGreaterThan(45);
  }

  @Test
  void refusesOtherTypesAndEmptyFiles(@TempDir Path folder) throws Exception {
    ModelFile.refuses("model/x-fbx", "x").withMessageContaining("model/x-fbx");
    Path empty = Files.createFile(folder.resolve("empty.glb"));
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> ModelReader.read(empty, "model/gltf-binary"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediaException.Code.EMPTY));
  }

  @Test
  void namesTheMaterialLibraryAndItsTextures(@TempDir Path folder) throws Exception {
    Path obj = folder.resolve("a.obj");
    Files.writeString(obj, "mtllib my look.mtl\nmtllib ../b.mtl\nv 0 0 0\nusemtl a\nusemtl b\n");
    Files.writeString(
        folder.resolve("my look.mtl"),
        "newmtl a\nmap_Kd -s 1 1 1 wood.png\nbump C:\\x.png\nmap_d tex/d.png\n");

    assertThat(ModelReader.references(obj, "model/obj"))
        .isEqualTo(List.of("my look.mtl", "wood.png", "tex/d.png"));
    assertThat(ModelReader.read(obj, "model/obj").facts().model().orElseThrow())
        .satisfies(
            facts -> {
              assertThat(facts.materials()).isEqualTo(2);
              assertThat(facts.textures()).isEqualTo(2);
            });
  }

  private static double extent(Mesh mesh, int axis) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int vertex : mesh.triangles()) {
      low = Math.min(low, mesh.positions()[3 * vertex + axis]);
      high = Math.max(high, mesh.positions()[3 * vertex + axis]);
    }
    return high - low;
  }
}
