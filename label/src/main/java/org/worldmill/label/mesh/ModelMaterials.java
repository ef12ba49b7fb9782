package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** What a model's surface is made of and how finely it is painted. */
@AutoService(Measure.class)
public final class ModelMaterials implements MeshMeasure {

  private static final String STATED = "As the file states it.";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.count("part_count", "Named parts of the model.", STATED),
          SignalSpec.count("material_count", "Materials that the file defines.", STATED),
          SignalSpec.count(
              "texture_count",
              "Different pictures that its materials use.",
              "Told apart by place in the bundle, role counted once."),
          SignalSpec.number(
              "texture_pixels",
              "px",
              0,
              Double.POSITIVE_INFINITY,
              "Pixels of all pictures together.",
              "Width times height as the pictures' heads state them."),
          SignalSpec.share(
              "coloured_face_share",
              "Share of the faces that have a material.",
              "Triangles of parts with a material."),
          SignalSpec.share(
              "metallic_share",
              "Share of the materials that are mostly metallic.",
              "Metallic factor of 0.5 or more; textures of metalness are not looked into."));

  @Override
  public String name() {
    return "model-materials";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.MODEL3D);
  }

  @Override
  public Map<String, SignalValue> measure(Model3d model) {
    List<Material> materials = model.parts().materials();
    Set<Object> pictures = new HashSet<>();
    double pixels = 0;
    boolean sized = true;
    for (Material material : materials) {
      for (Material.Texture texture : material.textures()) {
        if (pictures.add(List.of(texture.path(), texture.offset(), texture.bytes()))) {
          Optional<Integer> width = texture.widthPx();
          Optional<Integer> height = texture.heightPx();
          sized &= width.isPresent() && height.isPresent();
          pixels += (double) width.orElse(0) * height.orElse(0);
        }
      }
    }
    Map<String, SignalValue> found = new TreeMap<>();
    found.put("part_count", exact(model.parts().parts().size()));
    found.put("material_count", exact(materials.size()));
    found.put("texture_count", exact(pictures.size()));
    found.put(
        "texture_pixels",
        sized
            ? exact(pixels)
            : SignalValue.absent("the head of a picture does not state its size"));
    found.put("coloured_face_share", colouredShare(model));
    found.put(
        "metallic_share",
        materials.isEmpty()
            ? SignalValue.absent("it has no materials")
            : exact(
                (double) materials.stream().filter(m -> m.metallic() >= 0.5).count()
                    / materials.size()));
    return found;
  }

  private static SignalValue colouredShare(Model3d model) {
    int faces = model.mesh().triangleCount();
    if (faces == 0) {
      return SignalValue.absent(Lengths.POINT_CLOUD);
    }
    int coloured = 0;
    for (int face = 0; face < faces; face++) {
      coloured += model.parts().materialOf(face).isPresent() ? 1 : 0;
    }
    return exact((double) coloured / faces);
  }

  private static SignalValue exact(double value) {
    return SignalValue.of(value).withConfidence(1);
  }
}
