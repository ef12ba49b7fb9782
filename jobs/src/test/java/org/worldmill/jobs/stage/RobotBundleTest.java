package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.sniff.Sniffer;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Model3d;

class RobotBundleTest {

  private static final String URDF =
      """
      <robot name="arm"><link name="base"><visual><geometry>
        <mesh filename="package://arm/meshes/t.obj"/></geometry></visual></link></robot>
      """;

  @TempDir private Path folder;
  private BlobStore blobs;

  @BeforeEach
  void open() {
    blobs = new BlobStore(folder.resolve("blobs").toUri(), new Configuration(false));
  }

  private Asset robot() throws Exception {
    BlobRef main = blobs.put(URDF.getBytes(StandardCharsets.UTF_8), "model/x-urdf");
    String mesh = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
    BlobRef part = blobs.put(mesh.getBytes(StandardCharsets.UTF_8), "model/obj");
    return new Asset(
        main.sha256(),
        Modality.MODEL3D,
        main,
        List.of("robots/arm/urdf/arm.urdf"),
        "file:/robots",
        List.of(new Companion("../meshes/t.obj", part)),
        List.of(),
        Licence.UNKNOWN,
        new MediaFacts(
            "urdf", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of()));
  }

  private Path archive(String name) throws Exception {
    Path file = folder.resolve(name);
    RobotBundle.write(robot(), blobs, file);
    return file;
  }

  @Test
  void laysFilesOutAsTheyLayAndSaysWhatItIs() throws Exception {
    Path file = archive("a.zip");

    assertThat(RobotBundle.fits(robot())).isTrue();
    assertThat(new Sniffer().sniff(file, "a.zip").mediaType()).isEqualTo("model/x-urdf+zip");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> names = new ArrayList<>();
      Collections.list(zip.entries()).forEach(entry -> names.add(entry.getName()));
      assertThat(names).containsExactly("mimetype", "urdf/arm.urdf", "meshes/t.obj");
    }
    Model3d model = ModelReader.read(file, "model/x-urdf+zip").model();
    assertThat(model.mesh().triangleCount()).isEqualTo(1);
    assertThat(model.articulation().orElseThrow().name()).isEqualTo("arm");
  }

  @Test
  void theSameRobotGivesTheSameBytes() throws Exception {
    assertThat(Files.readAllBytes(archive("a.zip")))
        .isEqualTo(Files.readAllBytes(archive("b.zip")));
  }

  @Test
  void refusesArchivesThatLeadOutOrHoldNoRobot() throws Exception {
    Path outside = zip("mimetype", "../arm.urdf");
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> ModelReader.read(outside, "model/x-urdf+zip"))
        .withMessageContaining("not inside its own folder");
    Path other = zip("arm.urdf");
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> ModelReader.read(other, "model/x-urdf+zip"))
        .withMessageContaining("does not begin with 'mimetype'");
  }

  private Path zip(String... names) throws Exception {
    Path file = Files.createTempFile(folder, "bad", ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(URDF.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return file;
  }
}
