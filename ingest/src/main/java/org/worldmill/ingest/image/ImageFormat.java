package org.worldmill.ingest.image;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/** The still formats that can be decoded, by their first bytes or, failing that, media type. */
enum ImageFormat {
  JPEG(avcodec.AV_CODEC_ID_MJPEG, "image/jpeg"),
  PNG(avcodec.AV_CODEC_ID_PNG, "image/png"),
  GIF("gif", "image/gif"),
  BMP(avcodec.AV_CODEC_ID_BMP, "image/bmp"),
  TIFF(avcodec.AV_CODEC_ID_TIFF, "image/tiff"),
  WEBP(avcodec.AV_CODEC_ID_WEBP, "image/webp"),
  JPEG2000(avcodec.AV_CODEC_ID_JPEG2000, "image/jp2"),
  PSD(avcodec.AV_CODEC_ID_PSD, "image/vnd.adobe.photoshop"),
  SGI(avcodec.AV_CODEC_ID_SGI, "image/sgi"),
  DDS(avcodec.AV_CODEC_ID_DDS, "image/vnd.ms-dds"),
  EXR(avcodec.AV_CODEC_ID_EXR, "image/aces"),
  QOI(avcodec.AV_CODEC_ID_QOI, "image/qoi"),
  HDR(avcodec.AV_CODEC_ID_RADIANCE_HDR, "image/vnd.radiance"),
  DPX(avcodec.AV_CODEC_ID_DPX, "image/x-dpx"),
  PBM(avcodec.AV_CODEC_ID_PBM, "image/x-portable-bitmap"),
  PGM(avcodec.AV_CODEC_ID_PGM, "image/x-portable-graymap"),
  PPM(avcodec.AV_CODEC_ID_PPM, "image/x-portable-pixmap"),
  PAM(avcodec.AV_CODEC_ID_PAM, "image/x-portable-arbitrarymap"),
  PFM(avcodec.AV_CODEC_ID_PFM, "image/x-portable-floatmap"),
  SUNRAST(avcodec.AV_CODEC_ID_SUNRAST, "image/x-cmu-raster"),
  PCX(avcodec.AV_CODEC_ID_PCX, "image/vnd.zbrush.pcx"),
  ICO("ico", "image/vnd.microsoft.icon"),
  XBM(avcodec.AV_CODEC_ID_XBM, "image/x-xbitmap"),
  XPM(avcodec.AV_CODEC_ID_XPM, "image/x-xpixmap"),
  FITS("fits", "application/fits"),
  AVIF("mov", "image/avif"),
  HEIF("mov", "image/heif"),
  TGA(avcodec.AV_CODEC_ID_TARGA, "image/x-tga");

  private final int codecId;
  private final Optional<String> demuxer;
  private final String mediaType;

  ImageFormat(int codecId, String mediaType) {
    this.codecId = codecId;
    this.demuxer = Optional.empty();
    this.mediaType = mediaType;
  }

  ImageFormat(String demuxer, String mediaType) {
    this.codecId = avcodec.AV_CODEC_ID_NONE;
    this.demuxer = Optional.of(demuxer);
    this.mediaType = mediaType;
  }

  /** Short name, as in {@code MediaFacts.format}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** FFmpeg's decoder that takes the whole file at once; none where a demuxer comes first. */
  int codecId() {
    return codecId;
  }

  /** The demuxer that finds the picture in the file, where one is needed. */
  Optional<String> demuxer() {
    return demuxer;
  }

  /** The format of this {@link #id}. */
  static Optional<ImageFormat> ofId(String id) {
    for (ImageFormat format : values()) {
      if (format.id().equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The format that the first bytes (32 suffice) show, else the one the media type says. */
  static Optional<ImageFormat> of(byte[] head, String type) {
    return ofMagic(new String(head, StandardCharsets.ISO_8859_1)).or(() -> ofMediaType(type));
  }

  private static Optional<ImageFormat> ofMediaType(String type) {
    for (ImageFormat format : values()) {
      if (format.mediaType.equals(type)) {
        return Optional.of(format);
      }
    }
    return switch (type) {
      case "image/heic", "image/heic-sequence", "image/heif-sequence" -> Optional.of(HEIF);
      case "image/x-ms-bmp", "image/x-bmp" -> Optional.of(BMP);
      case "image/x-pcx", "image/x-pc-paintbrush" -> Optional.of(PCX);
      case "image/x-targa" -> Optional.of(TGA);
      case "image/x-jp2-codestream", "image/jpx", "image/jpm", "image/j2c" -> Optional.of(JPEG2000);
      default -> Optional.empty();
    };
  }

  private static Optional<ImageFormat> ofMagic(String head) {
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return Optional.of(TIFF);
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    if (head.startsWith("\0\0\0\u000cjP  ") || head.startsWith("\u00ffO\u00ffQ")) {
      return Optional.of(JPEG2000);
    }
    if (head.startsWith("ftyp", 4)) {
      return ofBrands(head);
    }
    return ofRareMagic(head);
  }

  private static Optional<ImageFormat> ofBrands(String head) {
    if (head.contains("avif") || head.contains("avis")) {
      return Optional.of(AVIF);
    }
    return head.contains("heic")
            || head.contains("mif1")
            || head.contains("hei")
            || head.contains("msf1")
        ? Optional.of(HEIF)
        : Optional.empty();
  }

  private static Optional<ImageFormat> ofRareMagic(String head) {
    if (head.startsWith("8BPS")) {
      return Optional.of(PSD);
    }
    if (head.startsWith("DDS ")) {
      return Optional.of(DDS);
    }
    if (head.startsWith("v/1\u0001")) {
      return Optional.of(EXR);
    }
    if (head.startsWith("qoif")) {
      return Optional.of(QOI);
    }
    if (head.startsWith("#?RADIANCE") || head.startsWith("#?RGBE")) {
      return Optional.of(HDR);
    }
    if (head.startsWith("SDPX") || head.startsWith("XPDS")) {
      return Optional.of(DPX);
    }
    if (head.startsWith("Y\u00a6j\u0095")) {
      return Optional.of(SUNRAST);
    }
    if (head.startsWith("\u0001\u00da")) {
      return Optional.of(SGI);
    }
    if (head.startsWith("SIMPLE  =")) {
      return Optional.of(FITS);
    }
    if (head.startsWith("/* XPM */")) {
      return Optional.of(XPM);
    }
    if (isIcon(head)) {
      return Optional.of(ICO);
    }
    if (head.startsWith("#define ")) {
      return Optional.of(XBM);
    }
    if (head.startsWith("BM")) {
      return Optional.of(BMP);
    }
    return ofAnymap(head);
  }

  /** An icon's directory: type 1, and a sane number of pictures. */
  private static boolean isIcon(String head) {
    return head.startsWith("\0\0\u0001\0") && head.length() > 22 && head.charAt(5) == 0;
  }

  private static Optional<ImageFormat> ofAnymap(String head) {
    if (head.length() < 3 || head.charAt(0) != 'P' || !Character.isWhitespace(head.charAt(2))) {
      return Optional.empty();
    }
    return switch (head.charAt(1)) {
      case '1', '4' -> Optional.of(PBM);
      case '2', '5' -> Optional.of(PGM);
      case '3', '6' -> Optional.of(PPM);
      case '7' -> Optional.of(PAM);
      case 'F', 'f' -> Optional.of(PFM);
      default -> Optional.empty();
    };
  }
}
