package org.worldmill.jobs.stage;

import java.util.Locale;
import java.util.Map;

/** Extensions of published files. */
final class MediaNames {

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("video/mp4", "mp4"),
          Map.entry("video/webm", "webm"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/png", "png"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/tiff", "tif"),
          Map.entry("image/avif", "avif"),
          Map.entry("image/heic", "heic"),
          Map.entry("image/jxl", "jxl"),
          Map.entry("model/gltf-binary", "glb"),
          Map.entry("model/gltf+json", "gltf"),
          Map.entry("model/obj", "obj"),
          Map.entry("model/stl", "stl"),
          Map.entry("model/ply", "ply"));

  private MediaNames() {}

  /** The extension for a media type; the one that the file came with where the type has none. */
  static String extension(String mediaType, String name) {
    String known = EXTENSIONS.get(mediaType);
    if (known != null) {
      return known;
    }
    int dot = name.lastIndexOf('.');
    String own = dot > name.lastIndexOf('/') ? name.substring(dot + 1) : "";
    return own.matches("[A-Za-z0-9]{1,8}") ? own.toLowerCase(Locale.ROOT) : "bin";
  }
}
