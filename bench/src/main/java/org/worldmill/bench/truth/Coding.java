package org.worldmill.bench.truth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.label.scene.SceneTruth;

/**
 * How a scene is coded by the bundled FFmpeg.
 *
 * @param settings of the encoder
 */
record Coding(List<String> settings) {

  Coding {
    settings = List.copyOf(settings);
  }

  /** H.264 with one quantiser throughout. */
  static Coding h264(int quantiser) {
    String q = Integer.toString(quantiser);
    return new Coding(
        List.of("-c:v", "libopenh264", "-b:v", "1M", "-qmin", q, "-qmax", q, "-g", "60"));
  }

  /** VP9 at a quality. */
  static Coding vp9(int crf) {
    return new Coding(
        List.of(
            "-c:v", "libvpx-vp9", "-b:v", "0", "-crf", Integer.toString(crf), "-cpu-used", "8"));
  }

  /** Writes a film of a scene, with its truth beside it. */
  void film(Scene scene, Path target) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class), "-v", "error", "-y"));
    String size = scene.style().widthPx() + "x" + scene.style().heightPx();
    command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "gray", "-s", size));
    command.addAll(List.of("-r", Integer.toString(scene.style().fps()), "-i", "-"));
    command.addAll(List.of("-pix_fmt", "yuv420p", "-threads", "1"));
    command.addAll(settings);
    command.add(target.toString());
    Path log = target.resolveSibling("log");
    Process encoder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    ScenePainter painter = new ScenePainter(scene);
    try (OutputStream out = encoder.getOutputStream()) {
      for (int i = 0; i < scene.style().frames(); i++) {
        out.write(painter.frame(i).samples());
      }
    }
    if (encoder.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + "\n" + Files.readString(log));
    }
    SceneTruth.write(target, scene);
  }
}
