package org.worldmill.bench.shots;

import java.util.List;

/**
 * The size of a film and how it is encoded.
 *
 * @param encoder arguments for FFmpeg's output
 */
record FilmStyle(int width, int height, int fps, String suffix, List<String> encoder) {

  /** Sizes and bitrates as they are met: from starved to ample. */
  static final List<FilmStyle> ALL =
      List.of(
          h264(640, 360, 25, "250k"),
          h264(854, 480, 24, "1200k"),
          h264(480, 270, 30, "150k"),
          h264(640, 480, 30, "2000k"),
          h264(360, 640, 30, "500k"),
          vp9(640, 360, 25, "200k"),
          h264(1280, 720, 25, "1500k"),
          mpeg4(512, 288, 25, "400k"),
          vp9(480, 360, 30, "600k"),
          mpeg4(720, 404, 24, "1500k"));

  FilmStyle {
    encoder = List.copyOf(encoder);
  }

  /** Bytes of one raw picture. */
  int samples() {
    return width * height * 3 / 2;
  }

  private static FilmStyle h264(int width, int height, int fps, String rate) {
    return new FilmStyle(
        width, height, fps, "mp4", List.of("-c:v", "libopenh264", "-b:v", rate, "-g", "250"));
  }

  private static FilmStyle vp9(int width, int height, int fps, String rate) {
    return new FilmStyle(
        width,
        height,
        fps,
        "webm",
        List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", rate));
  }

  private static FilmStyle mpeg4(int width, int height, int fps, String rate) {
    return new FilmStyle(
        width, height, fps, "mp4", List.of("-c:v", "mpeg4", "-b:v", rate, "-bf", "2"));
  }
}
