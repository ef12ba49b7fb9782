package org.worldmill.ingest.sniff;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.Modality;

/**
 * What file names and media types promise: the extensions of media files, and the modality of a
 * media type. A name is a promise only; {@link Sniffer} looks at the bytes.
 */
public final class MediaNames {

  private static final Map<String, String> TYPES = new HashMap<>();

  /** Sound-only types of containers that may hold pictures as well. */
  private static final Set<String> MAY_HOLD_PICTURES =
      Set.of("audio/mp4", "audio/ogg", "audio/x-matroska", "audio/webm", "application/mxf");

  /** Drawings and documents that are filed under image but hold no picture. */
  private static final List<String> NO_PICTURE =
      List.of("image/vnd.dwg", "image/vnd.dxf", "image/vnd.dgn", "image/vnd.djvu", "image/svg+xml");

  private static final List<String> OTHER_MODELS =
      List.of("application/vnd.ms-package.3dmanufacturing", "application/x-las");

  static {
    name("video/mp4", "mp4 m4v f4v");
    name("video/quicktime", "mov qt");
    name("video/iso.segment", "m4s cmfv");
    name("video/webm", "webm");
    name("video/x-matroska", "mkv mk3d");
    name("video/x-msvideo", "avi divx");
    name("video/mpeg", "mpg mpeg m1v m2v vob mpv");
    name("video/mp2t", "ts m2ts mts");
    name("video/x-flv", "flv");
    name("video/ogg", "ogv");
    name("video/3gpp", "3gp 3g2 3gpp");
    name("video/x-ms-wmv", "wmv asf");
    name("video/h264", "h264 264 avc");
    name("video/h265", "h265 265 hevc");
    name("video/h266", "h266 266 vvc");
    name("video/x-motion-jpeg", "mjpeg mjpg");
    name("video/x-ivf", "ivf");
    name("video/x-obu", "obu");
    name("video/x-y4m", "y4m");
    name("video/x-fli", "fli flc");
    name("video/x-dv", "dv");
    name("application/mxf", "mxf");
    name("image/jpeg", "jpg jpeg jpe jfif");
    name("image/mpo", "mpo");
    name("image/png", "png apng");
    name("image/gif", "gif");
    name("image/bmp", "bmp dib");
    name("image/tiff", "tif tiff");
    name("image/webp", "webp");
    name("image/avif", "avif avifs");
    name("image/heic", "heic");
    name("image/heif", "heif hif");
    name("image/jxl", "jxl");
    name("image/jp2", "jp2 j2k j2c jpf jpx jpc");
    name("image/jxr", "jxr wdp hdp");
    name("image/x-exr", "exr");
    name("image/vnd.radiance", "hdr");
    name("image/x-tga", "tga");
    name("image/x-portable-anymap", "pnm pbm pgm ppm pam pfm");
    name("image/vnd.adobe.photoshop", "psd");
    name("image/vnd.microsoft.icon", "ico cur");
    name("image/icns", "icns");
    name("image/vnd.zbrush.pcx", "pcx");
    name("image/vnd.ms-dds", "dds");
    name("image/x-sgi", "sgi rgb rgba bw");
    name("image/x-sun-raster", "ras");
    name("image/x-blp", "blp");
    name("image/x-msp", "msp");
    name("image/x-xbitmap", "xbm");
    name("image/x-xpixmap", "xpm");
    name("image/x-im", "im");
    name("image/x-spider", "spider");
    name("image/x-xv-thumbnail", "p7");
    name("image/fits", "fits fit");
    name("image/qoi", "qoi");
    name("image/x-raw", "dng cr2 cr3 nef arw orf rw2 raf");
    name("model/gltf-binary", "glb");
    name("model/gltf+json", "gltf");
    name("model/obj", "obj");
    name("model/ply", "ply");
    name("model/stl", "stl");
    name("model/x-pcd", "pcd");
    name("model/x-xyz", "xyz");
    name("model/x-off", "off");
    name("model/x-fbx", "fbx");
    name("model/vnd.collada+xml", "dae");
    name("model/3mf", "3mf");
    name("model/vnd.usda", "usda");
    name("model/vnd.usdc", "usdc usd");
    name("model/vnd.usdz+zip", "usdz");
    name("model/x-las", "las");
    name("model/x-laz", "laz");
    name("model/x-draco", "drc");
    name("model/x-splat", "splat");
    name("model/x-spz", "spz");
    name("model/x-ksplat", "ksplat");
    name("model/x-sog", "sog");
    name("model/x-urdf", "urdf");
    name("model/x-mjcf", "mjcf");
    name("model/x-xacro", "xacro");
    name("model/x-b3dm", "b3dm");
    name("model/x-pnts", "pnts");
    name("model/x-md5mesh", "md5mesh");
    name("model/x-iqm", "iqm");
    name("model/x-3ds", "3ds");
    name("model/x-ndo", "ndo");
    name("model/x-mdc", "mdc");
  }

  private MediaNames() {}

  private static void name(String mediaType, String extensions) {
    for (String extension : extensions.split(" ")) {
      TYPES.put(extension, mediaType);
    }
  }

  /** The media type that this name's extension promises, if it is one of video, image or 3D. */
  public static Optional<String> typeOf(String name) {
    return Optional.ofNullable(TYPES.get(extension(name)));
  }

  /** Whether the name promises a video, an image or a 3D model. */
  public static boolean isMedia(String name) {
    return TYPES.containsKey(extension(name));
  }

  /** The part after the last dot of the last path segment, in lowercase; empty without one. */
  public static String extension(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** What could become of a file of this type. */
  public static Optional<Modality> modality(String mediaType) {
    if (mediaType.startsWith("video/") || MAY_HOLD_PICTURES.contains(mediaType)) {
      return Optional.of(Modality.VIDEO);
    }
    if (mediaType.startsWith("image/") && !NO_PICTURE.contains(mediaType)) {
      return Optional.of(Modality.IMAGE);
    }
    if (mediaType.startsWith("model/") || OTHER_MODELS.contains(mediaType)) {
      return Optional.of(Modality.MODEL3D);
    }
    return Optional.empty();
  }

  /** An extension that promises this media type, the first in order; empty if none does. */
  public static Optional<String> extensionOf(String mediaType) {
    return TYPES.entrySet().stream()
        .filter(promise -> promise.getValue().equals(mediaType))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }
}
