package org.worldmill.label.solid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Mesh;

class MassPropertiesTest {

  private static final Offset<Double> TIGHT = within(1e-9);

  @Test
  void aBoxIsExact() {
    MassProperties box = MassProperties.of(Shapes.box(1, 2, 3, 2, 3, 4));

    assertThat(box.volume()).isCloseTo(24, within(1e-13));
    assertThat(box.centre().minus(new Vector(2, 3.5, 5)).length()).isLessThan(1e-14);
    assertThat(box.inertia().xx()).isCloseTo(24 * (9 + 16) / 12.0, within(1e-12));
    assertThat(box.inertia().yy()).isCloseTo(24 * (4 + 16) / 12.0, within(1e-12));
    assertThat(box.inertia().zz()).isCloseTo(24 * (4 + 9) / 12.0, within(1e-12));
    assertThat(box.inertia().xy()).isCloseTo(0, within(1e-12));
  }

  /** Farther out than single precision could tell the corners apart. */
  @Test
  void aBoxFarFromTheOriginKeepsItsInertia() {
    MassProperties far = MassProperties.of(Shapes.box(4.5e5, 5.4e6, 100, 1, 2, 3));

    assertThat(far.volume()).isCloseTo(6, TIGHT);
    assertThat(far.inertia().xx()).isCloseTo(6 * 13 / 12.0, within(1e-7));
    assertThat(far.centre().y()).isCloseTo(5.4e6 + 1, within(1e-8));
  }

  /** A solid of revolution of polygons is a polyhedron too: a torus of n by n flat pieces. */
  @Test
  void aTorusIsThatOfItsPolygons() {
    int n = 48;
    MassProperties torus = MassProperties.of(Shapes.torus(2, 0.5, n));

    // The tube's cross-section is a regular polygon; around the axis it is swept along chords, so
    // that each of n wedges is a prism cut obliquely: its volume is area times chord of its centre.
    double polygon = n / 2.0 * 0.25 * Math.sin(2 * Math.PI / n);
    double chord = 2 * 2 * Math.tan(Math.PI / n) * Math.pow(Math.cos(Math.PI / n), 2);
    assertThat(torus.volume() / (n * polygon * chord) - 1).isCloseTo(0, within(1e-3));
    double volume = 2 * Math.PI * Math.PI * 2 * 0.25;
    double about = volume * (4 + 0.75 * 0.25);
    double across = volume * (2 + 0.625 * 0.25);
    MassProperties fine = MassProperties.of(Shapes.torus(2, 0.5, 400));
    assertThat(fine.inertia().zz() / about - 1).isCloseTo(0, within(5e-4));
    assertThat(fine.inertia().xx() / across - 1).isCloseTo(0, within(5e-4));
    assertThat(fine.volume() / volume - 1).isCloseTo(0, within(2e-4));
  }

  /** An octahedron is the coarsest sphere: V = 4/3, I = V / 5 for each axis. */
  @Test
  void anOctahedronIsExact() {
    MassProperties found = MassProperties.of(Shapes.sphere(0));

    assertThat(found.volume()).isCloseTo(4 / 3.0, within(1e-15));
    assertThat(found.inertia().xx()).isCloseTo(4 / 15.0, within(1e-15));
    assertThat(found.inertia().zz()).isCloseTo(4 / 15.0, within(1e-15));
  }

  @Test
  void whatIsHollowLacksWhatIsNotThere() {
    Mesh outer = Shapes.box(0, 0, 0, 4, 4, 4);
    Mesh inner = Shapes.insideOut(Shapes.box(1, 1, 1, 1, 2, 2));

    MassProperties hollow = MassProperties.of(Shapes.both(outer, inner));

    assertThat(hollow.volume()).isCloseTo(60, within(1e-12));
    assertThat(hollow.centre().x()).isCloseTo((64 * 2 - 4 * 1.5) / 60, within(1e-12));
    double about = 64 * 32 / 12.0 - 4 * 8 / 12.0 - 4 * 0.0;
    assertThat(hollow.inertia().xx()).isCloseTo(about, within(1e-11));
  }

  @Test
  void partsAddUp() {
    Mesh one = Shapes.box(0, 0, 0, 1, 2, 3);
    Mesh other = Shapes.moved(Shapes.torus(2, 0.5, 20), 7, -3, 1);

    MassProperties whole = MassProperties.of(Shapes.both(one, other));
    MassProperties sum = MassProperties.of(one).plus(MassProperties.of(other));

    assertThat(sum.volume()).isCloseTo(whole.volume(), within(1e-12));
    assertThat(sum.inertia().xy()).isCloseTo(whole.inertia().xy(), within(1e-10));
    assertThat(sum.inertia().zz()).isCloseTo(whole.inertia().zz(), within(1e-10));
  }

  @Property(tries = 100)
  void turningABoxTurnsItsAxesAlone(
      @ForAll @DoubleRange(min = -3, max = 3) double a,
      @ForAll @DoubleRange(min = -3, max = 3) double b) {
    Mesh box = Shapes.turned(Shapes.box(0, 0, 0, 1, 2, 3), a, b);

    PrincipalAxes axes = MassProperties.of(box).principal();

    assertThat(axes.least()).isCloseTo(6 * 5 / 12.0, TIGHT);
    assertThat(axes.middle()).isCloseTo(6 * 10 / 12.0, TIGHT);
    assertThat(axes.greatest()).isCloseTo(6 * 13 / 12.0, TIGHT);
    Vector longest = Shapes.turned(new Vector(0, 0, 1), a, b);
    assertThat(Math.abs(axes.first().dot(longest))).isCloseTo(1, TIGHT);
    assertThat(axes.first().cross(axes.second()).dot(axes.third())).isCloseTo(1, TIGHT);
  }
}
