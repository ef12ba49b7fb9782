package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.ingest.video.ClipCutter;
import org.worldmill.ingest.video.CutClip;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CutMode;

/**
 * Cutting one clip of 3 to 10 s out of every film, at an instant drawn from a seed: smart, and with
 * every clip encoded, in a warm process; beside it the bundled FFmpeg's plain decode of the same
 * seconds, after seeking, and its copy of them from the key before.
 *
 * <p>Arguments: the folder of videos; the project's folder.
 */
public final class Cut {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 20_260_101;

  /** A film and what is cut out of it. */
  private record Order(Path film, MediaFacts facts, Span span) {}

  private final Path work;
  private final List<Order> orders = new ArrayList<>();
  private final ObjectNode result = JSON.createObjectNode();

  private Cut(Path work) {
    this.work = work;
  }

  /** Runs it and prints the ratio last. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    Path work = Files.createTempDirectory("bench-cut");
    try {
      Cut cut = new Cut(work);
      cut.order(Path.of(args[0]).toAbsolutePath().normalize());
      cut.measure();
      Path target = home.resolve("bench/results/cut.json");
      Files.createDirectories(target.getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), cut.result);
      cut.print();
    } finally {
      try (Stream<Path> left = Files.list(work)) {
        for (Path path : left.toList()) {
          Files.delete(path);
        }
      }
      Files.delete(work);
    }
  }

  private void order(Path folder) throws IOException {
    List<Path> films;
    try (Stream<Path> all = Files.list(folder)) {
      films = all.filter(Files::isRegularFile).sorted().toList();
    }
    Random random = new Random(SEED);
    for (Path film : films) {
      try {
        MediaFacts facts = VideoProbe.probe(film);
        orders.add(new Order(film, facts, span(film, facts.picture().orElseThrow(), random)));
      } catch (MediaException e) {
        System.err.println(film.getFileName() + ": " + e.getMessage());
      }
    }
  }

  private static Span span(Path film, TrackFacts track, Random random) throws MediaException {
    PacketFacts packets = track.picture().orElseThrow().packets().orElseThrow();
    long ticks = packets.endPts() - packets.firstPts();
    double perSecond = 1 / track.timeBase().toDouble();
    long length = Math.min(ticks, (long) ((3 + 7 * random.nextDouble()) * perSecond));
    long start = packets.firstPts() + (long) ((ticks - length) * random.nextDouble());
    long first = pictureAtOrAfter(film, track, start);
    return new Span(first, Math.max(first + 1, start + length), track.timeBase());
  }

  private static long pictureAtOrAfter(Path film, TrackFacts track, long start)
      throws MediaException {
    long first = Long.MAX_VALUE;
    try (Demuxer demuxer = Demuxer.open(film, Demuxer.FILM_FORMATS)) {
      demuxer.keepOnly(List.of(track.index()));
      for (Optional<AVPacket> p = demuxer.read(); p.isPresent(); p = demuxer.read()) {
        // AVI states decoding times alone, which its pictures take in turn.
        long pts = p.get().pts() == Ffmpeg.NO_PTS ? p.get().dts() : p.get().pts();
        if (p.get().stream_index() == track.index() && pts >= start) {
          first = Math.min(first, pts);
        }
      }
    }
    return first == Long.MAX_VALUE ? start : first;
  }

  private void measure() throws IOException {
    cut(CutMode.SMART, "warm_up");
    cut(CutMode.SMART, "smart");
    cut(CutMode.ENCODE, "encode");
    String ffmpeg = BundledFfmpeg.executable();
    double start = 0;
    double decode = 0;
    double copy = 0;
    double seconds = 0;
    for (Order order : orders) {
      start += run(List.of(ffmpeg, "-version"));
      decode += run(command(ffmpeg, order, "-f", "null", "-"));
      copy += run(command(ffmpeg, order, "-c", "copy", "-f", "null", "-"));
      seconds += order.span().durationNanos() / 1e9;
    }
    result.put("clips", orders.size());
    result.put("seconds", seconds);
    result.put("decode_cpu_s", decode - start);
    result.put("copy_cpu_s", copy - start);
  }

  private double run(List<String> command) throws IOException {
    return TimedProcess.run(command, work.resolve("log")).cpuSeconds();
  }

  private static List<String> command(String ffmpeg, Order order, String... output) {
    List<String> words =
        new ArrayList<>(
            List.of(ffmpeg, "-v", "error", "-nostdin", "-threads", "1", "-ss", seconds(order)));
    words.addAll(List.of("-t", String.valueOf(order.span().durationNanos() / 1e9)));
    words.addAll(List.of("-i", order.film().toString(), "-map", "0:v:0"));
    words.addAll(List.of(output));
    return words;
  }

  private static String seconds(Order order) {
    PacketFacts packets =
        order.facts().picture().orElseThrow().picture().orElseThrow().packets().orElseThrow();
    long ticks = order.span().startPts() - packets.firstPts();
    return String.format(Locale.ROOT, "%.6f", ticks * order.span().timeBase().toDouble());
  }

  private void cut(CutMode mode, String name) throws IOException {
    double cpu = 0;
    int copied = 0;
    int joined = 0;
    int encoded = 0;
    long bytes = 0;
    for (Order order : orders) {
      Path target = work.resolve("clip.mp4");
      double before = CurateRound.cpuSeconds();
      try {
        CutClip clip =
            new ClipCutter(mode)
                .cut(order.film(), order.facts(), List.of(order.span()), List.of(target))
                .get(0);
        boolean copies = clip.transforms().stream().anyMatch(t -> t.startsWith("copy"));
        boolean encodes = clip.transforms().stream().anyMatch(t -> t.startsWith("encode"));
        copied += copies && !encodes ? 1 : 0;
        joined += copies && encodes ? 1 : 0;
        encoded += copies ? 0 : 1;
        bytes += Files.size(target);
      } catch (MediaException | IllegalStateException e) {
        System.err.println(order.film().getFileName() + ": " + e.getMessage());
      }
      cpu += CurateRound.cpuSeconds() - before;
    }
    System.err.printf(Locale.ROOT, "%s: %.1f CPU s%n", name, cpu);
    result.put(name + "_cpu_s", cpu);
    ObjectNode clips = result.putObject(name + "_clips");
    clips.put("copied", copied).put("joined", joined).put("encoded", encoded).put("bytes", bytes);
  }

  private void print() {
    double smart = result.get("smart_cpu_s").asDouble();
    System.out.printf(
        Locale.ROOT,
        "%d clips, %.0f s: copy %.2f, decode %.1f, encode %.1f, smart %.1f CPU s%n",
        orders.size(),
        result.get("seconds").asDouble(),
        result.get("copy_cpu_s").asDouble(),
        result.get("decode_cpu_s").asDouble(),
        result.get("encode_cpu_s").asDouble(),
        smart);
    System.out.printf(
        Locale.ROOT, "smart / encode = %.2f%n", smart / result.get("encode_cpu_s").asDouble());
  }
}
