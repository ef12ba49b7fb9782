package org.worldmill.ingest.video;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.schemas.ItemMedia.FrameEntry;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/**
 * Decodes a film and the clips cut from it side by side, and compares every picture: their number,
 * their times as fractions of a second, and their samples.
 */
final class CutProof {

  private final Path film;
  private final MediaFacts facts;
  private final List<Result> results = new ArrayList<>();

  /**
   * What was found of a clip.
   *
   * @param transforms what the cutter says it did
   * @param pictures pictures in it
   * @param copied pictures that it says it copied
   * @param identical pictures whose samples equal the film's
   * @param worstDb least luma PSNR of the others, where sizes and formats are alike
   */
  record Result(List<String> transforms, int pictures, int copied, int identical, double worstDb) {}

  CutProof(Path film, MediaFacts facts) {
    this.film = film;
    this.facts = facts;
  }

  /** Times of all pictures of the film, and its end. */
  List<Long> times() throws MediaException {
    List<Long> times = new ArrayList<>();
    try (FrameSource source = VideoSource.open(film, facts)) {
      for (Optional<Frame> f = frame(source); f.isPresent(); f = frame(source)) {
        times.add(f.get().pts());
        f.get().close();
      }
      times.add(source.endPts());
    }
    return times;
  }

  static Optional<Frame> frame(FrameSource source) throws MediaException {
    for (Optional<MediaEvent> e = source.next(); e.isPresent(); e = source.next()) {
      if (e.get() instanceof Frame frame) {
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  /** Compares; throws where a count, a time or a copied picture differs. */
  List<Result> compare(List<Span> spans, List<Path> files, List<CutClip> clips)
      throws MediaException {
    results.clear();
    try (FrameSource source = VideoSource.open(film, facts)) {
      Optional<Frame> next = frame(source);
      for (int i = 0; i < spans.size(); i++) {
        while (next.isPresent() && next.get().pts() < spans.get(i).startPts()) {
          next.get().close();
          next = frame(source);
        }
        next = compare(source, next, spans.get(i), files.get(i), clips.get(i));
      }
      next.ifPresent(Frame::close);
    }
    return List.copyOf(results);
  }

  private Optional<Frame> compare(
      FrameSource source, Optional<Frame> first, Span span, Path file, CutClip clip)
      throws MediaException {
    Optional<Frame> next = first;
    int pictures = 0;
    int copied = 0;
    int identical = 0;
    double worst = Double.POSITIVE_INFINITY;
    try (FrameSource cut = VideoSource.open(file, VideoProbe.probe(file))) {
      while (next.isPresent() && next.get().pts() < span.endPts()) {
        Frame due = next.get();
        Frame got =
            frame(cut).orElseThrow(() -> new IllegalStateException("too few pictures: " + clip));
        requireSameTime(due.pts() - span.startPts(), span.timeBase(), got.pts(), cut.timeBase());
        boolean same = same((NativeFrame) due, (NativeFrame) got);
        identical += same ? 1 : 0;
        if (isCopied(clip, due.pts())) {
          copied++;
          if (!same) {
            throw new IllegalStateException("a copied picture differs at " + due.pts());
          }
        } else if (!same) {
          worst = Math.min(worst, decibels((NativeFrame) due, (NativeFrame) got));
        }
        pictures++;
        due.close();
        got.close();
        next = frame(source);
      }
      if (frame(cut).isPresent() || clip.frameMap().size() != pictures) {
        throw new IllegalStateException("more than " + pictures + " pictures: " + clip);
      }
      long end = next.map(Frame::pts).orElse(source.endPts());
      FrameEntry last = clip.frameMap().get(pictures - 1);
      double late =
          (last.pts() + last.duration()) * cut.timeBase().toDouble()
              - (Math.min(end, span.endPts()) - span.startPts()) * span.timeBase().toDouble();
      if (Math.abs(late) > 0.0011) {
        throw new IllegalStateException("its end is off by " + late + " s: " + clip.transforms());
      }
    }
    results.add(new Result(clip.transforms(), pictures, copied, identical, worst));
    return next;
  }

  private static void requireSameTime(long due, Rational base, long got, Rational clipBase) {
    long left = Math.multiplyExact(Math.multiplyExact(due, base.num()), clipBase.den());
    long right = Math.multiplyExact(Math.multiplyExact(got, clipBase.num()), base.den());
    if (left != right) {
      throw new IllegalStateException(
          "a picture at " + due + "@" + base + " came at " + got + "@" + clipBase);
    }
  }

  private static boolean isCopied(CutClip clip, long pts) {
    for (String transform : clip.transforms()) {
      if (transform.startsWith("copy ")) {
        String[] range = transform.substring(5, transform.indexOf('@')).split("\\.\\.");
        if (pts >= Long.parseLong(range[0]) && pts < Long.parseLong(range[1])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean same(NativeFrame a, NativeFrame b) {
    AVFrame left = a.stored();
    AVFrame right = b.stored();
    if (!alike(left, right)) {
      return false;
    }
    byte[] one = bytes(left);
    return java.util.Arrays.equals(one, bytes(right));
  }

  private static boolean alike(AVFrame left, AVFrame right) {
    return left.width() == right.width()
        && left.height() == right.height()
        && left.format() == right.format();
  }

  private static byte[] bytes(AVFrame frame) {
    int size =
        org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size(
            frame.format(), frame.width(), frame.height(), 1);
    try (org.bytedeco.javacpp.BytePointer out = new org.bytedeco.javacpp.BytePointer(size)) {
      org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer(
          out,
          size,
          frame.data(),
          frame.linesize(),
          frame.format(),
          frame.width(),
          frame.height(),
          1);
      byte[] bytes = new byte[size];
      out.get(bytes);
      return bytes;
    }
  }

  private static double decibels(NativeFrame a, NativeFrame b) {
    AVFrame left = a.stored();
    AVFrame right = b.stored();
    boolean eightBits =
        left.format() == org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P
            || left.format() == org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
    if (!alike(left, right) || !eightBits) {
      return Double.POSITIVE_INFINITY;
    }
    ByteBuffer one = ByteBuffer.wrap(bytes(left));
    ByteBuffer two = ByteBuffer.wrap(bytes(right));
    long sum = 0;
    int size = left.width() * left.height();
    for (int i = 0; i < size; i++) {
      int d = (one.get(i) & 0xff) - (two.get(i) & 0xff);
      sum += d * d;
    }
    return sum == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255.0 * 255 * size / sum);
  }
}
