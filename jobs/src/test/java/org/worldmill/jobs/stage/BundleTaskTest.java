package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.WorkerSettings;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.MediaException.Code;

class BundleTaskTest {

  private static final String TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";

  @TempDir private Path folder;
  private Path source;
  private TaskTools tools;

  @BeforeEach
  void open() throws IOException {
    source = Files.createDirectories(folder.resolve("source/set"));
    Configuration hadoop = new Configuration(false);
    tools =
        new TaskTools(
            new BlobStore(folder.resolve("blobs").toUri(), hadoop),
            MediaWorkers.shared(new WorkerSettings(1L << 30, 120_000_000_000L, 1000, 1)),
            hadoop,
            Files.createDirectories(folder.resolve("work")));
    // What no model of the set may reach.
    Files.writeString(folder.resolve("secret.mtl"), "newmtl secret\n");
    Files.writeString(folder.resolve("source/secret.mtl"), "newmtl secret\n");
  }

  private BundleRow run(String path, String text, String type, String... references)
      throws IOException {
    Path file = source.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    SourceFile found = new SourceFile("file:" + source.toString(), path, Files.size(file), 0);
    BundleOrder order =
        new BundleOrder(
            found, tools.blobs().put(file, type), List.of(references), Optional.empty());
    return new BundleTask().run(order, tools);
  }

  @Test
  void fetchesWhatAModelNamesAndWhatThatNames() throws IOException {
    Files.createDirectories(source.resolve("m/tex"));
    Files.writeString(source.resolve("m/look.mtl"), "newmtl a\nmap_Kd tex/wood.png\n");
    Files.writeString(source.resolve("m/tex/wood.png"), "no picture, but there");
    BundleRow row =
        run("m/a.obj", "mtllib look.mtl\nusemtl a\n" + TRIANGLE, "model/obj", "look.mtl");

    assertThat(row.fault()).isEmpty();
    assertThat(row.companions())
        .extracting(Companion::path)
        .containsExactly("look.mtl", "tex/wood.png");
    assertThat(row.facts().orElseThrow().model().orElseThrow().textures()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatIsMissing() throws IOException {
    BundleRow row = run("a.obj", "mtllib gone.mtl\n" + TRIANGLE, "model/obj", "gone.mtl");

    assertThat(row.fault()).isEmpty();
    assertThat(row.companions()).isEmpty();
    assertThat(row.facts().orElseThrow().model().orElseThrow().faces()).isEqualTo(1);
  }

  @Test
  void takesNothingFromOutsideOfTheSource() throws IOException {
    BundleRow row =
        run(
            "a.obj",
            "mtllib ../secret.mtl\nmtllib ../../secret.mtl\nmtllib %s\n"
                    .formatted(folder.resolve("secret.mtl"))
                + TRIANGLE,
            "model/obj",
            "../secret.mtl",
            "../../secret.mtl");

    assertThat(row.companions()).isEmpty();
    try (Stream<Path> all = Files.walk(folder.resolve("blobs"))) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void takesMeshesOfARobotFromAFolderBesideItsOwn() throws IOException {
    Files.createDirectories(source.resolve("arm/meshes"));
    Files.writeString(source.resolve("arm/meshes/t.obj"), TRIANGLE);
    String urdf =
        "<robot name='r'><link name='a'><visual><geometry><mesh filename='../meshes/t.obj'/>"
            + "</geometry></visual></link></robot>";
    BundleRow row = run("arm/urdf/r.urdf", urdf, "model/x-urdf", "../meshes/t.obj");

    assertThat(row.companions()).extracting(Companion::path).containsExactly("../meshes/t.obj");
    assertThat(row.facts().orElseThrow().model().orElseThrow().faces()).isEqualTo(1);
    // Laid out for the worker as deep as steps upwards may lead, so that none leaves the bundle.
    assertThat(folder.resolve("work/bundle/above/beside/meshes/t.obj")).isRegularFile();
    assertThat(folder.resolve("work/bundle/above/beside/main/r.urdf")).isRegularFile();
  }

  @Test
  void leavesAModelThatCannotDoWithoutToThoseWhoMeasureIt() throws IOException {
    String gltf =
        "{\"asset\":{\"version\":\"2.0\"},\"buffers\":[{\"byteLength\":4,\"uri\":\"gone.bin\"}]}";
    BundleRow row = run("a.gltf", gltf, "model/gltf+json", "gone.bin");

    assertThat(row.companions()).isEmpty();
    assertThat(row.fault()).isEmpty();
    assertThat(row.facts().orElseThrow().model()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAModel() throws IOException {
    BundleRow row = run("a.obj", "mtllib a.mtl\nv 0 0 0\nf 1 1 9\n", "model/obj", "a.mtl");

    assertThat(row.fault()).contains(Code.CORRUPT);
    assertThat(row.reason().orElseThrow()).contains("names vertex 8");
  }

  @Test
  void knowsWhatStandsBesideAFolder() {
    assertThat(BundleTask.beside("", "a.png")).contains("a.png");
    assertThat(BundleTask.beside("a/b", "../c.obj")).contains("a/c.obj");
    assertThat(BundleTask.beside("a", "../c.obj")).contains("c.obj");
    assertThat(BundleTask.beside("a", "../../c.obj")).isEmpty();
    assertThat(BundleTask.beside("", "../c.obj")).isEmpty();
  }
}
