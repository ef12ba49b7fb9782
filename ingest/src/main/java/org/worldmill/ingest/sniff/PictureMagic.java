package org.worldmill.ingest.sniff;

import java.util.Optional;

/** Still picture formats that Tika's magic does not know, or knows by name alone. */
final class PictureMagic {

  private PictureMagic() {}

  static Optional<String> find(Head head) {
    if (head.has(0, 0xff, 0x0a) || head.has(4, "JXL \r\n")) {
      return Optional.of("image/jxl");
    }
    if (head.has(0, 0xff, 0x4f, 0xff, 0x51) || head.has(4, "jP  \r\n")) {
      return Optional.of("image/jp2");
    }
    if (head.has(0, "II\u00bc")) {
      return Optional.of("image/jxr");
    }
    if (head.has(0, "DDS ")) {
      return Optional.of("image/vnd.ms-dds");
    }
    if (head.has(0, "BLP1") || head.has(0, "BLP2")) {
      return Optional.of("image/x-blp");
    }
    if (head.has(0, "qoif")) {
      return Optional.of("image/qoi");
    }
    if (head.has(0, 0x76, 0x2f, 0x31, 0x01)) {
      return Optional.of("image/x-exr");
    }
    if (head.has(0, 0x59, 0xa6, 0x6a, 0x95)) {
      return Optional.of("image/x-sun-raster");
    }
    if (head.has(0, 0x01, 0xda) && head.at(2) <= 1 && (head.at(3) == 1 || head.at(3) == 2)) {
      return Optional.of("image/x-sgi");
    }
    if (head.has(0, "DanM") || head.has(0, "LinS")) {
      return Optional.of("image/x-msp");
    }
    return further(head);
  }

  private static Optional<String> further(Head head) {
    if (head.has(0, "P7 332")) {
      return Optional.of("image/x-xv-thumbnail");
    }
    if (head.at(0) == 'P' && "1234567fF".indexOf(head.at(1)) >= 0 && isSpace(head.at(2))) {
      return Optional.of("image/x-portable-anymap");
    }
    if (head.has(0, "SIMPLE  =")) {
      return Optional.of("image/fits");
    }
    if (head.has(0, "Image type:")) {
      return Optional.of("image/x-im");
    }
    if (head.has(0, "icns")) {
      return Optional.of("image/icns");
    }
    if (head.has(0, "#?RADIANCE") || head.has(0, "#?RGBE")) {
      return Optional.of("image/vnd.radiance");
    }
    if (head.has(0, "/* XPM */")) {
      return Optional.of("image/x-xpixmap");
    }
    if (head.isText() && head.contains("_width", 1024) && head.contains("_bits[]", 2048)) {
      return Optional.of("image/x-xbitmap");
    }
    boolean pcx = head.at(0) == 0x0a && head.at(1) <= 5 && head.at(2) == 1 && head.at(64) == 0;
    return pcx ? Optional.of("image/vnd.zbrush.pcx") : Optional.empty();
  }

  private static boolean isSpace(int value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }
}
