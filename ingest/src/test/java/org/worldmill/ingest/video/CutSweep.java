package org.worldmill.ingest.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.worldmill.schemas.ItemMedia.FrameEntry;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CutMode;

/**
 * Cuts every film of the folders given, whole and at random instants, some of them few pictures
 * apart, and compares every picture of every clip with the film's, and the sound.
 */
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
        System.out.flush();
      }
    }
  }

  static String check(Path file, Path scratch) throws MediaException, IOException {
    MediaFacts facts = VideoProbe.probe(file);
    CutProof proof = new CutProof(file, facts);
    List<Long> times = proof.times();
    Rational base = facts.picture().orElseThrow().timeBase();
    int count = times.size() - 1;
    long seed = file.getFileName().toString().hashCode();
    StringBuilder outcome = new StringBuilder();
    outcome.append("whole ").append(cut(file, facts, scratch, spans(times, base, 0, count)));
    Random random = new Random(seed);
    TreeSet<Integer> places = new TreeSet<>();
    for (int i = 0; i < 4; i++) {
      int at = random.nextInt(count + 1);
      places.add(at);
      places.add(Math.min(count, at + 1 + random.nextInt(12)));
    }
    int[] some = places.stream().mapToInt(i -> i).toArray();
    outcome.append(" | random ").append(cut(file, facts, scratch, spans(times, base, some)));
    return outcome.toString();
  }

  private static List<Span> spans(List<Long> times, Rational base, int... places) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < places.length; i++) {
      spans.add(new Span(times.get(places[i]), times.get(places[i + 1]), base));
    }
    return spans;
  }

  private static String cut(Path file, MediaFacts facts, Path scratch, List<Span> spans)
      throws MediaException, IOException {
    String name = file.getFileName() + (spans.size() == 1 ? "-whole" : "-");
    List<Path> first = targets(scratch, name, spans.size());
    List<Path> second = targets(scratch, "again", spans.size());
    List<CutClip> clips = new ClipCutter(CutMode.SMART).cut(file, facts, spans, first);
    new ClipCutter(CutMode.SMART).cut(file, facts, spans, second);
    for (int i = 0; i < clips.size(); i++) {
      if (Files.mismatch(first.get(i), second.get(i)) >= 0) {
        throw new IllegalStateException("two runs differ");
      }
      note(scratch, first.get(i), clips.get(i));
    }
    int pictures = 0;
    int copied = 0;
    int identical = 0;
    int joined = 0;
    double worst = Double.POSITIVE_INFINITY;
    for (CutProof.Result r : new CutProof(file, facts).compare(spans, first, clips)) {
      pictures += r.pictures();
      copied += r.copied();
      identical += r.identical();
      joined += r.copied() > 0 && r.copied() < r.pictures() ? 1 : 0;
      worst = Math.min(worst, r.worstDb());
    }
    int heard = 0;
    double lag = 0;
    for (int i = 0; i < spans.size(); i++) {
      Optional<Double> found = SoundLag.seconds(file, facts, spans.get(i), first.get(i));
      heard += found.isPresent() ? 1 : 0;
      lag = Math.max(lag, Math.abs(found.orElse(0.0)));
    }
    return String.format(
        Locale.ROOT,
        "%d clips, %d joined, %d pictures, %d copied, %d identical, others >= %.1f dB, %d heard,"
            + " lag <= %.2f ms",
        spans.size(),
        joined,
        pictures,
        copied,
        identical,
        worst,
        heard,
        1000 * lag);
  }

  /** A line for other readers to compare with: file, time base, time stamps, transforms. */
  private static void note(Path scratch, Path file, CutClip clip) throws IOException {
    List<Long> pts = clip.frameMap().stream().map(FrameEntry::pts).toList();
    String line =
        String.format(
            Locale.ROOT,
            "{\"file\":\"%s\",\"tb\":\"%s\",\"pts\":%s,\"transforms\":\"%s\"}%n",
            file,
            clip.timeBase(),
            pts,
            clip.transforms());
    Files.writeString(
        scratch.resolve("clips.jsonl"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static List<Path> targets(Path scratch, String prefix, int count) {
    List<Path> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(scratch.resolve(prefix + i + ".mp4"));
    }
    return targets;
  }
}
