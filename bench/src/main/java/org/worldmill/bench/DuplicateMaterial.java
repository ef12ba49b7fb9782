package org.worldmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.worldmill.schemas.Modality;

/** Makes near-duplicates of a source with the bundled FFmpeg; what is there already is kept. */
final class DuplicateMaterial {

  private final String executable;
  private final Path folder;
  private final Path log;

  DuplicateMaterial(Path folder) throws IOException {
    this.executable = BundledFfmpeg.executable();
    this.folder = Files.createDirectories(folder);
    this.log = folder.resolve("log");
  }

  /**
   * Something to make duplicates of.
   *
   * @param name its own
   * @param file where it is
   * @param modality image or video
   * @param startSeconds where the stretch begins
   * @param seconds how long it is
   */
  record Origin(String name, Path file, Modality modality, double startSeconds, double seconds) {}

  /** The stretch itself, at most 320 samples wide and high, hardly compressed. */
  Path plain(Origin origin) throws IOException {
    Path target = folder.resolve(origin.name() + "." + ending(origin.modality()));
    if (!Files.exists(target)) {
      List<String> command = new ArrayList<>(List.of(executable, "-v", "error", "-nostdin"));
      if (origin.modality() == Modality.VIDEO) {
        command.addAll(
            List.of(
                "-ss",
                String.format(Locale.ROOT, "%.3f", origin.startSeconds() + 0.05),
                "-t",
                String.format(Locale.ROOT, "%.3f", origin.seconds() - 0.1)));
      }
      command.addAll(List.of("-i", origin.file().toString(), "-map", "0:v:0", "-an", "-vf"));
      command.add(
          "scale='if(gt(iw,ih),min(320,iw),-2)':'if(gt(iw,ih),-2,min(320,ih))',"
              + "scale=trunc(iw/2)*2:trunc(ih/2)*2,setsar=1,format=yuv420p");
      command.addAll(quality(origin.modality(), List.of("-c:v", "mpeg4", "-q:v", "2")));
      command.add(target.toString());
      TimedProcess.run(command, log);
    }
    return target;
  }

  /** One file for each distortion, in their order; some may be missing. */
  List<Path> distorted(Origin origin, List<Distortion> distortions) throws IOException {
    Path plain = plain(origin);
    List<Path> targets = new ArrayList<>();
    List<String> command =
        new ArrayList<>(List.of(executable, "-v", "error", "-nostdin", "-i", plain.toString()));
    boolean work = false;
    for (Distortion distortion : distortions) {
      Path target =
          folder.resolve(origin.name() + "~" + distortion.name() + "." + ending(origin.modality()));
      targets.add(target);
      if (!Files.exists(target)) {
        work = true;
        command.addAll(List.of("-map", "0:v:0", "-vf", distortion.filter()));
        command.addAll(quality(origin.modality(), distortion.encoder()));
        command.add(target.toString());
      }
    }
    if (work) {
      TimedProcess.run(command, log);
    }
    return targets;
  }

  private static String ending(Modality modality) {
    return modality == Modality.VIDEO ? "mkv" : "jpg";
  }

  private static List<String> quality(Modality modality, List<String> encoder) {
    return modality == Modality.VIDEO
        ? encoder
        : List.of("-frames:v", "1", "-c:v", "mjpeg", "-q:v", encoder.get(3));
  }
}
