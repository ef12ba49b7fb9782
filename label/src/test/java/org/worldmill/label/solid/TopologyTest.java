package org.worldmill.label.solid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Mesh;

class TopologyTest {

  @Test
  void aBoxIsAClosedBallAndATorusARing() {
    Topology box = Topology.of(Shapes.box(0, 0, 0, 1, 1, 1));
    assertThat(box.isWatertight()).isTrue();
    assertThat(box.vertexCount()).isEqualTo(8);
    assertThat(box.edges()).isEqualTo(18);
    assertThat(box.genus()).hasValue(0);
    assertThat(box.eulerCharacteristic()).isEqualTo(2);

    Topology torus = Topology.of(Shapes.torus(2, 1, 12));
    assertThat(torus.isWatertight()).isTrue();
    assertThat(torus.genus()).hasValue(1);
    assertThat(Topology.of(Shapes.both(Shapes.torus(2, 1, 12), Shapes.sphere(1))).genus())
        .hasValue(1);
  }

  @Test
  void holesHaveRims() {
    Topology open = Topology.of(Shapes.withoutFace(Shapes.withoutFace(Shapes.sphere(3), 100), 7));

    assertThat(open.isWatertight()).isFalse();
    assertThat(open.boundaryEdges()).isEqualTo(6);
    assertThat(open.boundaryLoops()).hasSize(2).allMatch(loop -> loop.length == 3);
    assertThat(open.genus()).hasValue(0);
    assertThat(Topology.of(Shapes.withoutFace(Shapes.torus(2, 1, 12), 5)).genus()).hasValue(1);
  }

  @Test
  void crowdedEdgesAndPinchedVerticesAreTold() {
    Mesh box = Shapes.box(0, 0, 0, 1, 1, 1);
    Topology edge = Topology.of(Shapes.both(box, Shapes.moved(box, 1, 1, 0)));
    assertThat(edge.crowdedEdges()).isEqualTo(1);
    assertThat(edge.genus()).isEmpty();
    assertThat(edge.components()).isEqualTo(1);
    assertThat(edge.shells()).isEqualTo(2);

    Topology corner = Topology.of(Shapes.both(box, Shapes.moved(box, 1, 1, 1)));
    assertThat(corner.crowdedEdges()).isZero();
    assertThat(corner.pinchedVertices()).isEqualTo(1);
    assertThat(corner.components()).isEqualTo(1);
    assertThat(corner.genus()).hasValue(0);
    assertThat(corner.shellOfFaces()[23]).isEqualTo(1);
  }

  @Test
  void aFaceTurnedOverIsAlikeItsNeighbours() {
    int[] t = Shapes.sphere(1).triangles().clone();
    int second = t[1];
    t[1] = t[2];
    t[2] = second;
    Topology turned = Topology.of(new Mesh(Shapes.sphere(1).positions(), t));

    assertThat(turned.alikeEdges()).isEqualTo(3);
    assertThat(turned.boundaryEdges()).isZero();
    assertThat(turned.isWatertight()).isFalse();
  }
}
