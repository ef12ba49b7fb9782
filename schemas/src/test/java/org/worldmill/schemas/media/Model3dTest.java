package org.worldmill.schemas.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.ModelParts.Part;

class Model3dTest {

  private static final Mesh TRIANGLE =
      new Mesh(new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2});

  @Test
  void aPlainMeshIsOnePartOfUnknownMaterial() {
    Model3d model = Model3d.of(TRIANGLE);

    assertThat(model.parts().parts()).hasSize(1);
    assertThat(model.parts().materialOf(0)).isEmpty();
    assertThat(model.frame()).isEqualTo(ModelFrame.UNSTATED);
    assertThat(model.channels().colours()).isEmpty();
  }

  @Test
  void trianglesFindTheirMaterial() {
    Material red = Material.coloured("red", 1, 0, 0);
    ModelParts parts =
        new ModelParts(
            List.of(new Part("a", Optional.empty()), new Part("b", Optional.of(0))),
            List.of(red),
            new int[] {1});

    assertThat(Model3d.of(TRIANGLE).with(parts).parts().materialOf(0)).contains(red);
  }

  @Test
  void partsAndChannelsMustBeAsManyAsTheMeshHas() {
    ModelParts parts =
        new ModelParts(List.of(new Part("", Optional.empty())), List.of(), new int[2]);
    VertexChannels channels =
        new VertexChannels(
            Optional.of(new VertexValues(3, new float[6])),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Model3d.of(TRIANGLE).with(parts))
        .withMessage("2 part numbers for 1 triangles");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Model3d.of(TRIANGLE).with(channels))
        .withMessage("2 normals for 3 vertices");
  }

  @Test
  void namesWhatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ModelParts(List.of(new Part("", Optional.of(2))), List.of(), new int[0]))
        .withMessage("material 2 of 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFrame.of(ModelFrame.Axis.Y, Double.NaN))
        .withMessageContaining("NaN");
  }

  @Test
  void gaussiansHaveThreeScalesOneOpacityAndAQuaternionEach() {
    VertexValues scales = new VertexValues(3, new float[9]);
    VertexValues opacities = new VertexValues(1, new float[3]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Splats(scales, opacities, scales, 0))
        .withMessageContaining("3, 1 and 3");
    Splats splats = new Splats(scales, opacities, new VertexValues(4, new float[12]), 3);
    assertThat(Model3d.of(TRIANGLE).with(splats).splats()).contains(splats);
  }

  @Test
  void massIsTheSumOfWhatIsStated() {
    var heavy = new Articulation.Inertial(2, Articulation.Pose.IDENTITY, Optional.empty());
    Articulation robot = new Articulation("r", List.of(link(heavy), link(heavy)), List.of());

    assertThat(robot.massKg()).contains(4.0);
    assertThat(new Articulation("r", List.of(), List.of()).massKg()).isEmpty();
  }

  private static Articulation.Link link(Articulation.Inertial inertial) {
    return new Articulation.Link(
        "l",
        Optional.empty(),
        Articulation.Pose.IDENTITY,
        Optional.of(inertial),
        List.of(),
        List.of());
  }
}
