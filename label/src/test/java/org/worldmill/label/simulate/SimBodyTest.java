package org.worldmill.label.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.worldmill.label.solid.Shapes;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.ModelFrame;
import org.xml.sax.InputSource;

class SimBodyTest {

  private static final Mesh BOX = Shapes.box(1, 0, 0, 1, 2, 3);

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  private static Element first(Element within, String name) {
    return (Element) within.getElementsByTagName(name).item(0);
  }

  @Test
  void massAndInertiaGoIntoBothFormats() throws Exception {
    SimBody body = SimBody.of("a \"box\" <&>\u0001", BOX, 500, 4);

    Element mjcf = xml(MjcfFile.text(body));
    assertThat(mjcf.getAttribute("model")).isEqualTo("a \"box\" <&> ");
    Element inertial = first(mjcf, "inertial");
    assertThat(Double.parseDouble(inertial.getAttribute("mass"))).isCloseTo(3000, within(1e-9));
    String[] tensor = inertial.getAttribute("fullinertia").split(" ");
    assertThat(Double.parseDouble(tensor[0])).isCloseTo(3000 * 13 / 12.0, within(1e-8));
    assertThat(Double.parseDouble(tensor[2])).isCloseTo(3000 * 5 / 12.0, within(1e-8));
    assertThat(mjcf.getElementsByTagName("key").getLength()).isEqualTo(6);

    Element urdf = xml(UrdfFile.text(body));
    assertThat(Double.parseDouble(first(urdf, "mass").getAttribute("value")))
        .isCloseTo(3000, within(1e-9));
    assertThat(Double.parseDouble(first(urdf, "inertia").getAttribute("iyy")))
        .isCloseTo(3000 * 10 / 12.0, within(1e-8));
  }

  /** The turn of a key frame brings the stated direction down. */
  @Test
  void keyFramesTurnThePoseDown() {
    for (Vector down :
        List.of(
            new Vector(0, 0, 1),
            new Vector(0, 0, -1),
            new Vector(1, 0, 0),
            new Vector(0.6, 0, 0.8),
            new Vector(1e-6, 0, 1).unit())) {
      Vector turned = MjcfFile.turned(MjcfFile.turningDown(down), down);
      assertThat(turned.minus(new Vector(0, 0, -1)).length()).isLessThan(1e-5);
    }
  }

  @Test
  void whatCannotBeSimulatedSaysWhy() {
    assertThat(SimBody.obstacles(BOX, 1000)).isEmpty();
    assertThat(SimBody.obstacles(Shapes.withoutFace(BOX, 0), 1000).get(0))
        .contains("the surface is not closed: 3 edges with one face");
    assertThat(SimBody.obstacles(new Mesh(new double[9], new int[0]), 1000).get(0))
        .contains("a point cloud encloses no volume");
    assertThat(SimBody.obstacles(Shapes.insideOut(BOX), 1000).get(0)).contains("negative");
    assertThat(SimBody.obstacles(Shapes.box(0, 0, 0, 1e-6, 1e-6, 1e-6), 1000).get(0))
        .contains("is the unit right?");
  }

  @Test
  void allFilesAreWrittenAndTheSameEachTime(@TempDir Path folder) throws Exception {
    Path once = Files.createDirectory(folder.resolve("once"));
    Path twice = Files.createDirectory(folder.resolve("twice"));
    List<String> names = write(once);
    write(twice);

    assertThat(names)
        .contains("model.mjcf.xml", "model.urdf", "visual.obj", "visual.glb", "hull_01.obj");
    for (String name : names) {
      assertThat(Files.mismatch(once.resolve(name), twice.resolve(name))).as(name).isEqualTo(-1);
    }
    JsonNode facts = new ObjectMapper().readTree(once.resolve("simulation.json").toFile());
    assertThat(facts.at("/inertial/mass_kg").asDouble()).isCloseTo(3, within(1e-12));
    assertThat(facts.at("/collision/pieces").asInt()).isEqualTo(2);
    assertThat(facts.at("/assumptions/0").asText()).contains("up");
    assertThat(facts.at("/friction/source").asText()).contains("default");
  }

  private static List<String> write(Path folder) throws Exception {
    SimBody body = SimBody.of("angle", Shapes.angle(), 1, 8);
    return SimExport.write(body, List.of(), List.of("up: z"), folder);
  }

  @Test
  void aGlbHoldsTheMesh() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GlbFile.write(BOX, "box", out);

    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getInt(8)).isEqualTo(out.size());
    int json = bytes.getInt(12);
    JsonNode root =
        new ObjectMapper()
            .readTree(new String(out.toByteArray(), 20, json, StandardCharsets.UTF_8));
    assertThat(root.at("/accessors/0/max/2").asDouble()).isEqualTo(3);
    assertThat(root.at("/accessors/1/count").asInt()).isEqualTo(36);
    assertThat(bytes.getInt(20 + json)).isEqualTo(12 * BOX.vertexCount() + 4 * 36);
    assertThat(bytes.getInt(out.size() - 4)).isEqualTo(BOX.triangles()[35]);
  }

  @Test
  void unitsAndUpAreStatedOrAssumed() {
    Standing stated =
        Standing.of(
            BOX, ModelFrame.of(ModelFrame.Axis.Y, 0.01), Optional.empty(), Optional.of(0.0254));
    assertThat(stated.frame()).isEqualTo(ModelFrame.of(ModelFrame.Axis.Y, 0.0254));
    assertThat(stated.assumptions()).isEmpty();

    Standing assumed =
        Standing.of(
            Shapes.box(0, 0, 0, 20, 30, 40),
            ModelFrame.UNSTATED,
            Optional.empty(),
            Optional.empty());
    assertThat(assumed.frame()).isEqualTo(ModelFrame.of(ModelFrame.Axis.Z, 0.001));
    assertThat(assumed.assumptions()).hasSize(2).anyMatch(text -> text.contains("millimetres"));
  }
}
