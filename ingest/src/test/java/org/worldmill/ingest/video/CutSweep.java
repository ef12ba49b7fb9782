package org.worldmill.ingest.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/** Cuts every film of the folders given in three, twice, and compares pictures, times and bytes. */
public final class CutSweep {

  private CutSweep() {}

  /** Arguments: a scratch folder, then folders or files. */
  public static void main(String[] args) throws IOException {
    Path scratch = Path.of(args[0]);
    for (String root : List.of(args).subList(1, args.length)) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(Path.of(root))) {
        files = all.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        long start = System.nanoTime();
        String outcome;
        try {
          outcome = check(file, scratch);
        } catch (MediaException e) {
          outcome = e.code() + " " + e.getMessage();
        } catch (RuntimeException e) {
          e.printStackTrace();
          outcome = "BUG " + e;
        }
        System.out.println(
            file.getFileName()
                + "\t"
                + outcome
                + " ["
                + (System.nanoTime() - start) / 1_000_000
                + " ms]");
      }
    }
  }

  static String check(Path file, Path scratch) throws MediaException, IOException {
    MediaFacts facts = VideoProbe.probe(file);
    List<Long> times = times(file, facts, new ArrayList<>());
    Rational base = facts.picture().orElseThrow().timeBase();
    int third = Math.max(1, times.size() / 3);
    List<Span> spans = new ArrayList<>();
    for (int from = 0; from + 1 < times.size(); from += third) {
      int to = Math.min(times.size() - 1, from + third);
      spans.add(new Span(times.get(from), times.get(to), base));
    }
    List<Path> first = targets(scratch, "a", spans.size());
    List<Path> second = targets(scratch, "b", spans.size());
    List<CutClip> clips = new ClipCutter().cut(file, facts, spans, first);
    new ClipCutter().cut(file, facts, spans, second);
    StringBuilder outcome = new StringBuilder();
    for (int i = 0; i < clips.size(); i++) {
      if (Files.mismatch(first.get(i), second.get(i)) >= 0) {
        throw new IllegalStateException("two runs differ");
      }
      outcome.append(compare(clips.get(i), first.get(i), spans.get(i), times));
    }
    spans = List.of(new Span(times.get(0), times.get(times.size() - 1), base));
    CutClip whole = new ClipCutter().cut(file, facts, spans, first.subList(0, 1)).get(0);
    return outcome + " | whole " + compare(whole, first.get(0), spans.get(0), times);
  }

  private static List<Path> targets(Path scratch, String prefix, int count) {
    List<Path> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(scratch.resolve(prefix + i + ".mp4"));
    }
    return targets;
  }

  /** Times of all pictures, and the end. */
  private static List<Long> times(Path file, MediaFacts facts, List<Double> luma)
      throws MediaException {
    List<Long> times = new ArrayList<>();
    try (FrameSource source = VideoSource.open(file, facts)) {
      for (Optional<MediaEvent> e = source.next(); e.isPresent(); e = source.next()) {
        if (e.get() instanceof Frame frame) {
          times.add(frame.pts());
          luma.add(frame.nanos() / 1e9);
          frame.close();
        }
      }
      times.add(source.endPts());
    }
    return times;
  }

  private static String compare(CutClip clip, Path file, Span span, List<Long> all)
      throws MediaException {
    MediaFacts facts = VideoProbe.probe(file);
    List<Double> seconds = new ArrayList<>();
    List<Long> times = times(file, facts, seconds);
    long[] wanted = all.stream().mapToLong(t -> t).filter(span::contains).toArray();
    if (wanted.length != seconds.size() || clip.frameMap().size() != wanted.length) {
      throw new IllegalStateException(
          clip.transforms() + " gives " + seconds.size() + " pictures, not " + wanted.length);
    }
    double worst = 0;
    for (int i = 0; i < wanted.length; i++) {
      double due = (wanted[i] - span.startPts()) * span.timeBase().toDouble();
      worst = Math.max(worst, Math.abs(due - seconds.get(i)));
    }
    double end = times.get(times.size() - 1) * clip.timeBase().toDouble();
    double late = end - span.durationNanos() / 1e9;
    if (worst > 1e-6 || Math.abs(late) > 0.0011) {
      throw new IllegalStateException(
          clip.transforms()
              + " is off by "
              + worst
              + " s, its end by "
              + late
              + " s; "
              + Arrays.toString(Arrays.copyOf(wanted, 3)));
    }
    return " " + clip.transforms() + " " + file.toFile().length() / 1024 + " KiB";
  }
}
