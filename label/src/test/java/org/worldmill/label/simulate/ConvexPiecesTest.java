package org.worldmill.label.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.Shapes;
import org.worldmill.schemas.media.Mesh;

class ConvexPiecesTest {

  private static ConvexPieces pieces(Mesh mesh, int most) {
    return ConvexPieces.of(mesh, MassProperties.of(mesh).volume(), most);
  }

  @Test
  void aConvexBodyIsOnePiece() {
    ConvexPieces box = pieces(Shapes.box(1, 2, 3, 1, 2, 3), 8);

    assertThat(box.hulls()).hasSize(1);
    assertThat(box.excess()).isCloseTo(0, within(1e-9));
  }

  /** The cut goes through the concave corner, so that nothing is left over. */
  @Test
  void anAngleIsTwoBoxesExactly() {
    Mesh angle = Shapes.angle();
    ConvexPieces found = pieces(angle, 8);

    assertThat(found.hulls()).hasSize(2);
    assertThat(found.excess()).isCloseTo(0, within(1e-9));
  }

  @Test
  void moreOfThemFitATorusBetter() {
    Mesh torus = Shapes.torus(3, 1, 24);
    double one = pieces(torus, 1).excess();
    double eight = pieces(torus, 8).excess();
    double many = pieces(torus, 24).excess();

    assertThat(one).isGreaterThan(0.5);
    assertThat(eight).isLessThan(0.3);
    assertThat(many).isLessThan(0.12).isLessThan(eight);
    assertThat(pieces(torus, 24).hulls().size()).isLessThanOrEqualTo(24);
  }

  @Test
  void piecesCoverTheBody() {
    Mesh torus = Shapes.torus(3, 1, 24);
    ConvexPieces found = pieces(torus, 12);

    double[] p = torus.positions();
    for (int i = 0; i < torus.vertexCount(); i++) {
      int vertex = i;
      assertThat(found.hulls())
          .anyMatch(hull -> holds(hull, p[3 * vertex], p[3 * vertex + 1], p[3 * vertex + 2]));
    }
  }

  private static boolean holds(ConvexHull hull, double x, double y, double z) {
    double[] p = hull.positions();
    int[] t = hull.triangles();
    for (int i = 0; i < t.length; i += 3) {
      var a = org.worldmill.label.solid.Vector.at(p, t[i]);
      var normal =
          org.worldmill.label.solid.Vector.at(p, t[i + 1])
              .minus(a)
              .cross(org.worldmill.label.solid.Vector.at(p, t[i + 2]).minus(a));
      if (new org.worldmill.label.solid.Vector(x, y, z).minus(a).dot(normal) > 1e-5) {
        return false;
      }
    }
    return true;
  }

  @Test
  void theSameBodyGivesTheSamePieces() {
    ConvexPieces once = pieces(Shapes.torus(3, 1, 16), 6);
    ConvexPieces twice = pieces(Shapes.torus(3, 1, 16), 6);

    assertThat(twice.excess()).isEqualTo(once.excess());
    assertThat(twice.hulls().get(0).positions()).isEqualTo(once.hulls().get(0).positions());
  }

  @Test
  void refusesWhatHasNoVolume() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvexPieces.of(Shapes.box(0, 0, 0, 1, 1, 1), 0, 4))
        .withMessageContaining("volume");
  }
}
