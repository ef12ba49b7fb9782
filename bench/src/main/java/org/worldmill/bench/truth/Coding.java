package org.worldmill.bench.truth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.bench.BundledFfmpeg;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.label.scene.SceneTruth;
import org.worldmill.schemas.media.Plane;

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

  /** AV1 at a quality. */
  static Coding av1(int crf) {
    return new Coding(List.of("-c:v", "libsvtav1", "-preset", "10", "-crf", Integer.toString(crf)));
  }

  /** MPEG-4 at a quantiser, with this many bidirectional pictures in a row. */
  static Coding mpeg4(int quantiser, int between) {
    return old("mpeg4", quantiser, between);
  }

  /** MPEG-2 at a quantiser, with this many bidirectional pictures in a row. */
  static Coding mpeg2(int quantiser, int between) {
    return old("mpeg2video", quantiser, between);
  }

  private static Coding old(String encoder, int quantiser, int between) {
    String q = Integer.toString(quantiser);
    return new Coding(
        List.of("-c:v", encoder, "-q:v", q, "-bf", Integer.toString(between), "-g", "48"));
  }

  /** Each picture by itself, at a quality. */
  static Coding mjpeg(int quantiser) {
    return new Coding(List.of("-c:v", "mjpeg", "-q:v", Integer.toString(quantiser)));
  }

  /** The same of pictures that go through FFmpeg's filters first. */
  Coding filtered(String filters) {
    List<String> all = new ArrayList<>(List.of("-vf", filters));
    all.addAll(settings);
    return new Coding(all);
  }

  /** Writes a film of a scene, with its truth beside it. */
  void film(Scene scene, Path target) throws IOException, InterruptedException {
    String size = scene.style().widthPx() + "x" + scene.style().heightPx();
    Path log = target.resolveSibling("log");
    List<String> command = command(size, scene.style().fps(), "-", target);
    Process encoder = started(command, log);
    ScenePainter painter = new ScenePainter(scene);
    try (OutputStream out = encoder.getOutputStream()) {
      for (int i = 0; i < scene.style().frames(); i++) {
        out.write(painter.frame(i).samples());
      }
    }
    await(encoder, command, log);
    SceneTruth.write(target, scene);
  }

  /** Writes a film of a room's pictures, which lie in a file as grey samples. */
  void film(RoomClip clip, Path raw, Path target) throws IOException, InterruptedException {
    String size = clip.eye().widthPx() + "x" + clip.eye().heightPx();
    Path log = target.resolveSibling("log");
    List<String> command = command(size, clip.fps(), raw.toString(), target);
    await(started(command, log), command, log);
  }

  /** Writes a film of pictures of one size. */
  void film(List<Plane> pictures, int fps, Path target) throws IOException, InterruptedException {
    String size = pictures.get(0).width() + "x" + pictures.get(0).height();
    Path log = target.resolveSibling("log");
    List<String> command = command(size, fps, "-", target);
    Process encoder = started(command, log);
    try (OutputStream out = encoder.getOutputStream()) {
      for (Plane picture : pictures) {
        out.write(picture.samples());
      }
    }
    await(encoder, command, log);
  }

  private List<String> command(String size, int fps, String input, Path target) {
    List<String> command =
        new ArrayList<>(List.of(BundledFfmpeg.executable(), "-v", "error", "-y"));
    command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "gray", "-s", size));
    command.addAll(List.of("-r", Integer.toString(fps), "-i", input));
    command.addAll(List.of("-pix_fmt", "yuv420p", "-threads", "1"));
    command.addAll(settings);
    command.add(target.toString());
    return command;
  }

  private static Process started(List<String> command, Path log) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static void await(Process encoder, List<String> command, Path log)
      throws IOException, InterruptedException {
    if (encoder.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + "\n" + Files.readString(log));
    }
  }
}
