package org.worldmill.ingest.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Which glTF extensions leave the geometry readable. */
final class GltfExtensions {

  /** Extensions that change looks, sound or motion but not where vertices are. */
  private static final List<String> HARMLESS =
      List.of(
          "KHR_materials_",
          "KHR_texture_",
          "KHR_lights_",
          "KHR_xmp",
          "KHR_animation_",
          "KHR_audio_",
          "EXT_texture_",
          "EXT_lights_",
          "EXT_materials_",
          "MSFT_texture_",
          "MSFT_packing_",
          "ADOBE_materials_");

  private static final Set<String> READ =
      Set.of(
          "KHR_mesh_quantization",
          "KHR_draco_mesh_compression",
          "EXT_meshopt_compression",
          "KHR_meshopt_compression",
          "EXT_mesh_gpu_instancing");

  private GltfExtensions() {}

  /** Refuses a document that requires an extension which decides about the geometry. */
  static void check(GltfNode root) throws MediaException {
    for (String name : names(root, "extensionsRequired")) {
      if (!READ.contains(name) && HARMLESS.stream().noneMatch(name::startsWith)) {
        throw unreadable(name);
      }
    }
  }

  static List<String> names(GltfNode root, String member) throws MediaException {
    GltfNode array = root.member(member);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (!array.at(i).json().isTextual()) {
        throw array.at(i).wrong("text");
      }
      names.add(DecimalNumber.printable(array.at(i).json().textValue()));
    }
    return names;
  }

  static MediaException unreadable(String extension) {
    return new MediaException(
        Code.UNSUPPORTED,
        "it requires the glTF extension %s, which cannot be read; export it without"
            .formatted(extension));
  }
}
