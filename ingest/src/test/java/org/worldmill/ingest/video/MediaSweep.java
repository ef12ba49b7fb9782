package org.worldmill.ingest.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.ingest.image.ImageProbe;
import org.worldmill.ingest.image.ImageSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/**
 * Opens every file of the folders given on the command line, as a film and as a still, decodes it
 * with all its planes, and prints one line each. Meant for a JVM of its own: CorpusSweepIT.
 */
public final class MediaSweep {

  private MediaSweep() {}

  /** Arguments: {@code film}, {@code still} or {@code both}, then folders or files. */
  public static void main(String[] args) throws IOException {
    for (String root : List.of(args).subList(1, args.length)) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(Path.of(root))) {
        files = all.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        if (!args[0].equals("still")) {
          report("film", file, film(file));
        }
        if (!args[0].equals("film")) {
          report("still", file, still(file));
        }
      }
    }
  }

  private static void report(String kind, Path file, String outcome) {
    System.out.println(kind + "\t" + file.getFileName() + "\t" + outcome);
    System.out.flush();
  }

  private static String film(Path file) {
    long start = System.nanoTime();
    try {
      MediaFacts facts = VideoProbe.probe(file);
      try (FrameSource source = VideoSource.open(file, facts)) {
        return "ok " + drain(source) + " " + brief(facts) + millis(start);
      }
    } catch (MediaException e) {
      return e.code() + ": " + e.getMessage() + millis(start);
    } catch (RuntimeException e) {
      e.printStackTrace();
      return "BUG " + e;
    }
  }

  private static String still(Path file) {
    long start = System.nanoTime();
    try {
      MediaFacts facts = ImageProbe.probe(file, "application/octet-stream");
      try (FrameSource source = ImageSource.open(file, facts)) {
        return "ok " + drain(source) + " " + brief(facts) + millis(start);
      }
    } catch (MediaException e) {
      return e.code() + ": " + e.getMessage() + millis(start);
    } catch (RuntimeException e) {
      e.printStackTrace();
      return "BUG " + e;
    }
  }

  private static String millis(long start) {
    return " [" + (System.nanoTime() - start) / 1_000_000 + " ms]";
  }

  private static String brief(MediaFacts facts) {
    MediaFacts.TrackFacts track = facts.picture().orElseThrow();
    MediaFacts.PictureFacts picture = track.picture().orElseThrow();
    return facts.format()
        + " "
        + track.codec()
        + " "
        + picture.widthPx()
        + "x"
        + picture.heightPx()
        + " r"
        + picture.rotationDegrees()
        + " "
        + picture.pixelFormat()
        + picture
            .packets()
            .map(p -> " packets=" + p.packets() + " keys=" + p.keyPackets())
            .orElse("");
  }

  private static String drain(FrameSource source) throws MediaException {
    long frames = 0;
    long samples = 0;
    long sum = 0;
    long last = Long.MIN_VALUE;
    for (Optional<MediaEvent> e = source.next(); e.isPresent(); e = source.next()) {
      if (e.get() instanceof Frame frame) {
        if (frame.pts() <= last) {
          throw new IllegalStateException("time stands still at " + last);
        }
        last = frame.pts();
        frames++;
        sum += frame.luma(320).at(0, 0);
        sum += frame.chromaBlue(320).at(0, 0) + frame.chromaRed(320).at(0, 0);
        sum += frame.motionVectors().map(v -> v.count()).orElse(0);
        frame.close();
      } else if (e.get() instanceof org.worldmill.schemas.media.AudioBlock block) {
        samples += block.samples().length;
      }
    }
    if (source.endPts() <= last) {
      throw new IllegalStateException("it ends before its last picture");
    }
    return "frames=" + frames + " samples=" + samples + " sum=" + sum;
  }
}
