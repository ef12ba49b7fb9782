package org.worldmill.label.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.TexturePicture;
import org.worldmill.schemas.media.VertexValues;

/**
 * The colours of a model: those of its vertices where it has any, times those of its materials,
 * times those of their pictures; without any a face is the colour of clay, and so it is where a
 * picture that was not decoded would say more. Colours are sRGB, 0..1; linear ones, which glTF has,
 * are brought there, and then multiplied, which hardly differs from multiplying light.
 */
final class Paint {

  private static final double[] CLAY = {222 / 255.0, 216 / 255.0, 206 / 255.0};
  private static final double[] CLOUD = {150 / 255.0, 178 / 255.0, 206 / 255.0};

  private final Model3d model;
  private final Optional<VertexValues> vertices;
  private final double[][] parts;
  private final List<Optional<Pyramid>> pictures = new ArrayList<>();
  private final double[] uv = new double[6];
  private final boolean linear;

  Paint(Model3d model) {
    this.model = model;
    // Only glTF states both its axis and its unit as these.
    linear = model.frame().equals(ModelFrame.of(ModelFrame.Axis.Y, 1));
    vertices = model.channels().colours();
    Map<Texture, Pyramid> pyramids = new HashMap<>();
    for (ModelParts.Part part : model.parts().parts()) {
      pictures.add(part.material().flatMap(number -> pyramid(number, pyramids)));
    }
    parts = new double[model.parts().parts().size()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] =
          model
              .parts()
              .parts()
              .get(i)
              .material()
              .map(model.parts().materials()::get)
              .map(this::colour)
              .orElse(vertices.isPresent() ? new double[] {1, 1, 1} : CLAY);
    }
  }

  /** The picture of a material, if it goes by the coordinates that were read. */
  private Optional<Pyramid> pyramid(int number, Map<Texture, Pyramid> known) {
    boolean placed =
        model.corners().textureCoordinates().isPresent()
            || model.channels().textureCoordinates().isPresent();
    return model
        .parts()
        .materials()
        .get(number)
        .texture("baseColor")
        .filter(texture -> placed && texture.coordinateSet() == 0)
        .filter(model.pictures()::containsKey)
        .map(texture -> known.computeIfAbsent(texture, this::picture));
  }

  private Pyramid picture(Texture texture) {
    TexturePicture decoded = Objects.requireNonNull(model.pictures().get(texture));
    return new Pyramid(decoded, texture.sampling());
  }

  private double[] colour(Material material) {
    Optional<Texture> texture = material.texture("baseColor");
    boolean pictured = texture.isPresent() && !model.pictures().containsKey(texture.get());
    double[] base = pictured && vertices.isEmpty() ? CLAY : new double[] {1, 1, 1};
    double[] own = {material.red(), material.green(), material.blue()};
    for (int band = 0; band < 3; band++) {
      own[band] = base[band] * display(own[band]);
    }
    return own;
  }

  /** Whether anything has a colour of its own. */
  boolean coloured() {
    return vertices.isPresent()
        || model.parts().parts().stream().anyMatch(part -> part.material().isPresent());
  }

  /**
   * The colour of a face where its corners weigh so much.
   *
   * @param share of the face that it is the colour of; 0 for a point
   */
  void face(int face, double[] weights, double share, double[] rgb) {
    double[] part = parts[model.parts().partOf(face)];
    System.arraycopy(part, 0, rgb, 0, 3);
    Optional<Pyramid> picture = pictures.get(model.parts().partOf(face));
    if (picture.isPresent()) {
      coordinates(face);
      double u = weights[0] * uv[0] + weights[1] * uv[2] + weights[2] * uv[4];
      double v = weights[0] * uv[1] + weights[1] * uv[3] + weights[2] * uv[5];
      picture.get().tint(u, v, share * picture.get().pixels(uv), rgb);
    }
    if (vertices.isPresent()) {
      int[] corners = model.mesh().triangles();
      for (int band = 0; band < 3; band++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += weights[k] * value(vertices.get(), corners[3 * face + k], band);
        }
        rgb[band] *= display(sum);
      }
    }
  }

  private void coordinates(int face) {
    Optional<VertexValues> corners = model.corners().textureCoordinates();
    for (int k = 0; k < 3; k++) {
      int corner = 3 * face + k;
      for (int i = 0; i < 2; i++) {
        uv[2 * k + i] =
            corners.isPresent()
                ? corners.get().at(corner, i)
                : model
                    .channels()
                    .textureCoordinates()
                    .orElseThrow()
                    .at(model.mesh().triangles()[corner], i);
      }
    }
  }

  /** The colour of a point. */
  void point(int vertex, double[] rgb) {
    for (int band = 0; band < 3; band++) {
      rgb[band] = vertices.isPresent() ? display(value(vertices.get(), vertex, band)) : CLOUD[band];
    }
  }

  private static double value(VertexValues values, int vertex, int band) {
    float value = values.at(vertex, band);
    return Float.isFinite(value) ? value : 1;
  }

  /** Into 0..1 and, from linear light, by the curve of IEC 61966-2-1. */
  private double display(double value) {
    double clamped = Math.max(0, Math.min(1, value));
    if (!linear) {
      return clamped;
    }
    return clamped <= 0.0031308
        ? 12.92 * clamped
        : 1.055 * StrictMath.pow(clamped, 1 / 2.4) - 0.055;
  }
}
