package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.bench.BundledFfmpeg;

/**
 * How the bundled FFmpeg puts sound beside pictures.
 *
 * @param name for a table
 * @param ending of the film's name, which chooses its container
 * @param settings of the encoder
 */
record SoundCoding(String name, String ending, List<String> settings) {

  /** What films carry most, from fine to coarse, and sound that is not coded. */
  static final List<SoundCoding> ALL =
      List.of(
          of("PCM", "mov", "pcm_s16le", ""),
          of("AAC 128 kbit/s", "mp4", "aac", "128k"),
          of("AAC 64 kbit/s", "mp4", "aac", "64k"),
          of("Opus 96 kbit/s", "mkv", "libopus", "96k"),
          of("Opus 32 kbit/s", "mkv", "libopus", "32k"),
          of("MP3 128 kbit/s", "mkv", "libmp3lame", "128k"),
          new SoundCoding(
              "Vorbis 96 kbit/s",
              "mkv",
              List.of("-c:a", "vorbis", "-strict", "experimental", "-ac", "2", "-b:a", "96k")));

  SoundCoding {
    settings = List.copyOf(settings);
  }

  private static SoundCoding of(String name, String ending, String coder, String rate) {
    List<String> settings = new ArrayList<>(List.of("-c:a", coder));
    if (!rate.isEmpty()) {
      settings.addAll(List.of("-b:a", rate));
    }
    return new SoundCoding(name, ending, settings);
  }

  /**
   * Writes a film with the pictures of another and this sound, from the same instant on.
   *
   * @param pictures a film; its pictures are copied
   * @param sound one channel, full scale -1..1
   * @param folder where the film is to lie
   */
  Path film(Path pictures, float[] sound, int rateHz, Path folder)
      throws IOException, InterruptedException {
    Path raw = folder.resolve("sound.f32");
    ByteBuffer bytes = ByteBuffer.allocate(4 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(sound);
    Files.write(raw, bytes.array());
    Path target = folder.resolve("heard." + ending);
    List<String> command =
        new ArrayList<>(List.of(BundledFfmpeg.executable(), "-v", "error", "-y"));
    command.addAll(List.of("-i", pictures.toString(), "-f", "f32le"));
    command.addAll(List.of("-ar", Integer.toString(rateHz), "-ac", "1", "-i", raw.toString()));
    command.addAll(List.of("-map", "0:v", "-map", "1:a", "-c:v", "copy"));
    command.addAll(settings);
    command.add(target.toString());
    Path log = folder.resolve("log");
    Process encoder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (encoder.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + "\n" + Files.readString(log));
    }
    return target;
  }
}
