package org.worldmill.label.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.CornerChannels;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.TexturePicture;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.TextureSampling.Wrap;
import org.worldmill.schemas.media.VertexValues;

class PyramidTest {

  /** Red and green above, blue and white below. */
  private static final TexturePicture PICTURE =
      new TexturePicture(2, 2, new byte[] {-1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -1, -1});

  private static final List<Double> SAME = TextureSampling.PLAIN.map();

  @Test
  void takesTheNearestPixelOrMixesFour() {
    Pyramid nearest =
        new Pyramid(PICTURE, new TextureSampling(Wrap.REPEAT, Wrap.REPEAT, false, SAME));
    Pyramid smooth = new Pyramid(PICTURE, new TextureSampling(Wrap.CLAMP, Wrap.CLAMP, true, SAME));

    assertThat(colour(nearest, 0.4, 0.4, 0)).containsExactly(1, 0, 0);
    assertThat(colour(nearest, 0.6, 0.4, 0)).containsExactly(0, 1, 0);
    assertThat(colour(nearest, 0.4, 0.6, 0)).containsExactly(0, 0, 1);
    assertThat(colour(smooth, 0.25, 0.25, 0)).containsExactly(1, 0, 0);
    assertThat(colour(smooth, 0.5, 0.25, 0)).containsExactly(0.5, 0.5, 0);
    assertThat(colour(smooth, 0.5, 0.5, 0)).containsExactly(0.5, 0.5, 0.5);
  }

  @Test
  void repeatsMirrorsOrKeepsItsEdgeOutside() {
    for (double[] at : new double[][] {{1.4, 0.4}, {-0.6, 2.4}, {10_001_000.4, 0.4}}) {
      assertThat(colour(wrapped(Wrap.REPEAT), at[0], at[1], 0)).containsExactly(1, 0, 0);
    }
    assertThat(colour(wrapped(Wrap.MIRROR), 1.4, 0.4, 0)).containsExactly(0, 1, 0);
    assertThat(colour(wrapped(Wrap.MIRROR), -0.4, 0.4, 0)).containsExactly(1, 0, 0);
    assertThat(colour(wrapped(Wrap.CLAMP), 7.4, -3, 0)).containsExactly(0, 1, 0);
    assertThat(colour(wrapped(Wrap.CLAMP), Double.NaN, 0, 0)).containsExactly(1, 0, 0);
  }

  private static Pyramid wrapped(Wrap wrap) {
    return new Pyramid(PICTURE, new TextureSampling(wrap, wrap, false, SAME));
  }

  @Test
  void showsTheMeanWhereAPixelCoversAll() {
    Pyramid smooth = new Pyramid(PICTURE, TextureSampling.PLAIN);

    assertThat(colour(smooth, 0.1, 0.1, 4)).containsExactly(0.5, 0.5, 0.5);
    assertThat(colour(smooth, 0.1, 0.1, 1e300)).containsExactly(0.5, 0.5, 0.5);
    assertThat(smooth.pixels(new double[] {0, 0, 1, 0, 0, 1})).isEqualTo(2);
  }

  @Test
  void mapsCoordinatesBeforeItIsRead() {
    Pyramid moved =
        new Pyramid(
            PICTURE,
            new TextureSampling(
                Wrap.REPEAT, Wrap.REPEAT, false, List.of(0.0, 1.0, 0.5, 1.0, 0.0, 0.0)));

    // u and v change places, then u moves by half the picture.
    assertThat(colour(moved, 0.4, 0.1, 0)).containsExactly(0, 1, 0);
  }

  @Test
  void aSquareShowsItsPictureUpright() {
    Material.Texture texture =
        new Material.Texture(
            "baseColor",
            0,
            "image/png",
            Optional.empty(),
            Optional.of(0L),
            1,
            Optional.empty(),
            Optional.empty(),
            new TextureSampling(Wrap.CLAMP, Wrap.CLAMP, false, SAME));
    Material painted = new Material("", 1, 1, 1, 1, 0, 1, false, List.of(texture), List.of());
    float[] uv = {0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0};
    Model3d square =
        Model3d.of(
                new Mesh(
                    new double[] {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0},
                    new int[] {0, 1, 2, 0, 2, 3}))
            .with(
                new ModelParts(
                    List.of(new ModelParts.Part("", Optional.of(0))),
                    List.of(painted),
                    new int[] {0, 0}))
            .with(new CornerChannels(Optional.empty(), Optional.of(new VertexValues(2, uv))))
            .with(Map.of(texture, PICTURE));
    Renderer renderer = new Renderer(square);
    Picture front =
        renderer.draw(
            new Sphere(renderer, Upright.of(square, ""), 64).single("front", 0, 0).camera());

    assertThat(share(front, 16, 16)).containsExactly(new double[] {1, 0, 0}, within(0.01));
    assertThat(share(front, 16, 48)).containsExactly(new double[] {0, 1, 0}, within(0.01));
    assertThat(share(front, 48, 16)).containsExactly(new double[] {0, 0, 1}, within(0.01));
    assertThat(share(front, 48, 48))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(0.01));
  }

  /** Red, green and blue of a pixel as shares of their sum, which the light does not change. */
  private static double[] share(Picture picture, int row, int column) {
    double[] rgb = new double[3];
    double sum = 0;
    for (int band = 0; band < 3; band++) {
      rgb[band] = picture.colours[4 * (row * picture.widthPx() + column) + band];
      sum += rgb[band];
    }
    return new double[] {rgb[0] / sum, rgb[1] / sum, rgb[2] / sum};
  }

  private static double[] colour(Pyramid pyramid, double u, double v, double covered) {
    double[] rgb = {1, 1, 1};
    pyramid.tint(u, v, covered, rgb);
    return rgb;
  }
}
