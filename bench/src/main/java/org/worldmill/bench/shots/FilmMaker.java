package org.worldmill.bench.shots;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Joins stretches of real shots to a film with known boundaries. Seeded: the same number gives the
 * same film, up to the encoder's version.
 */
final class FilmMaker {

  private static final int SHOTS = 25;

  /** Shots without that many frames to spare are joined by a cut. */
  private static final int SHORTEST = 8;

  private final String ffmpeg;
  private final Path corpus;
  private final List<Footage> footage;
  private final FilmStyle style;
  private final Random random;
  private final List<Truth.Joint> joints = new ArrayList<>();
  private final List<Integer> flashes = new ArrayList<>();
  private int frames;

  FilmMaker(String ffmpeg, Path corpus, List<Footage> footage, FilmStyle style, long seed) {
    this.ffmpeg = ffmpeg;
    this.corpus = corpus;
    this.footage = footage;
    this.style = style;
    this.random = new Random(seed);
  }

  /** A stretch of a source. */
  private record Stretch(Footage source, int start, boolean moving) {}

  /** How many frames a transition takes of either shot. */
  private record Plan(Truth.Kind kind, int length) {}

  /** Writes the film. */
  Truth make(Path film) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(ffmpeg, "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p"));
    command.addAll(
        List.of("-s", style.width() + "x" + style.height(), "-r", "" + style.fps(), "-i", "-"));
    command.addAll(style.encoder());
    command.add(film.toString());
    Process encoder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream out = encoder.getOutputStream()) {
      join(out);
    }
    await(encoder, film.toString());
    return new Truth(frames, joints, flashes);
  }

  private void join(OutputStream out) throws IOException {
    Stretch stretch = pick();
    List<byte[]> now = read(stretch);
    for (int shot = 1; shot < SHOTS; shot++) {
      Plan plan = plan();
      Stretch next = plan.kind() == Truth.Kind.JUMP ? jump(stretch) : other(stretch);
      List<byte[]> after = read(next);
      int length = Math.min(plan.length(), Math.min(now.size(), after.size()) / 2 - 2);
      flash(now, shot == 1 ? 4 : 30, now.size() - length - 4);
      Truth.Kind kind = length < SHORTEST && !plan.kind().isCut() ? Truth.Kind.CUT : plan.kind();
      if (kind.isCut()) {
        write(out, now);
        boolean moving = stretch.moving() || next.moving();
        kind = kind == Truth.Kind.CUT && moving ? Truth.Kind.MOVING_CUT : kind;
        joints.add(new Truth.Joint(kind, frames, frames));
        now = after;
      } else {
        now = transition(out, now, after, new Plan(kind, length));
      }
      stretch = next;
    }
    write(out, now);
  }

  /** Writes the old shot and the transition; gives what is left of the new one. */
  private List<byte[]> transition(OutputStream out, List<byte[]> now, List<byte[]> after, Plan plan)
      throws IOException {
    int n = plan.length();
    List<byte[]> old = now.subList(now.size() - n, now.size());
    write(out, now.subList(0, now.size() - n));
    int first = frames;
    boolean fade = plan.kind() == Truth.Kind.FADE_BLACK || plan.kind() == Truth.Kind.FADE_WHITE;
    if (fade) {
      byte[] plain = Picture.plain(style.samples(), plan.kind() == Truth.Kind.FADE_WHITE);
      for (int i = 0; i < n; i++) {
        write(out, List.of(Picture.blend(old.get(i), plain, (i + 1.0) / n)));
      }
      for (int i = random.nextInt(8); i > 0; i--) {
        write(out, List.of(plain));
      }
      for (int i = 0; i < n; i++) {
        write(out, List.of(Picture.blend(plain, after.get(i), (i + 0.0) / n)));
      }
    } else {
      for (int i = 0; i < n; i++) {
        double part = (i + 1.0) / (n + 1);
        byte[] mixed =
            plan.kind() == Truth.Kind.WIPE
                ? Picture.wiped(old.get(i), after.get(i), style.width(), style.height(), part)
                : Picture.blend(old.get(i), after.get(i), part);
        write(out, List.of(mixed));
      }
    }
    joints.add(new Truth.Joint(plan.kind(), first, frames));
    return new ArrayList<>(after.subList(n, after.size()));
  }

  private Plan plan() {
    int dice = random.nextInt(100);
    int length = 8 + random.nextInt(41);
    if (dice < 60) {
      return new Plan(Truth.Kind.CUT, 0);
    } else if (dice < 68) {
      return new Plan(Truth.Kind.JUMP, 0);
    } else if (dice < 84) {
      return new Plan(Truth.Kind.DISSOLVE, length);
    } else if (dice < 93) {
      return new Plan(Truth.Kind.FADE_BLACK, Math.max(8, length / 2));
    } else if (dice < 96) {
      return new Plan(Truth.Kind.FADE_WHITE, Math.max(8, length / 2));
    }
    return new Plan(Truth.Kind.WIPE, length);
  }

  /** One to three white or bright frames inside one shot of six. */
  private void flash(List<byte[]> shot, int from, int to) {
    boolean wanted = random.nextInt(6) == 0;
    int length = 1 + random.nextInt(3);
    boolean white = random.nextInt(3) == 0;
    int at = from + random.nextInt(20);
    if (!wanted || at + length >= to) {
      return;
    }
    flashes.add(frames + at);
    for (int i = at; i < at + length; i++) {
      shot.set(i, white ? Picture.plain(style.samples(), true) : Picture.flashed(shot.get(i)));
    }
  }

  private Stretch pick() {
    Footage source = footage.get(random.nextInt(footage.size()));
    return new Stretch(
        source, random.nextInt(Math.max(1, source.frames() - 100)), random.nextInt(5) == 0);
  }

  private Stretch other(Stretch than) {
    Stretch next = pick();
    while (next.source().equals(than.source())) {
      next = pick();
    }
    return next;
  }

  /** Another time of the same source, as far away as it allows. */
  private static Stretch jump(Stretch from) {
    int half = from.source().frames() / 2;
    return new Stretch(from.source(), from.start() < half ? from.start() + half - 22 : 0, false);
  }

  /** Its pictures: 15 to 120, in one of six 9 to 20. */
  private List<byte[]> read(Stretch stretch) throws IOException {
    int length = random.nextInt(6) == 0 ? 9 + random.nextInt(12) : 25 + random.nextInt(96);
    int w = style.width();
    int h = style.height();
    String fit = "scale=%d:%d:force_original_aspect_ratio=increase,crop=%d:%d";
    String filter = String.format(Locale.ROOT, fit, w, h, w, h);
    if (stretch.moving()) {
      boolean zoom = random.nextBoolean();
      int speed = 2 + random.nextInt(Math.max(1, w / 40));
      filter =
          zoom
              ? filter + ",zoompan=z='1+0.003*on':d=1:s=" + w + "x" + h
              : String.format(Locale.ROOT, fit, 2 * w, h * 5 / 4, w, h)
                  + ":x='min(iw-ow\\,n*"
                  + speed
                  + ")':y=10";
    }
    Process decoder =
        new ProcessBuilder(
                ffmpeg,
                "-v",
                "fatal",
                "-nostdin",
                "-threads",
                "1",
                "-i",
                corpus.resolve(stretch.source().name()).toString(),
                "-map",
                "0:v:0",
                "-vf",
                String.format(
                    Locale.ROOT,
                    "trim=start_frame=%d:end_frame=%d,setpts=N/25/TB,%s,setsar=1,format=yuv420p",
                    stretch.start(),
                    stretch.start() + length,
                    filter),
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<byte[]> pictures = new ArrayList<>();
    byte[] picture = decoder.getInputStream().readNBytes(style.samples());
    while (picture.length == style.samples()) {
      pictures.add(picture);
      picture = decoder.getInputStream().readNBytes(style.samples());
    }
    await(decoder, stretch.source().name());
    if (pictures.size() < 8) {
      throw new IOException(stretch + " gave " + pictures.size() + " pictures");
    }
    return pictures;
  }

  private void write(OutputStream out, List<byte[]> pictures) throws IOException {
    for (byte[] picture : pictures) {
      out.write(picture);
      frames++;
    }
  }

  private static void await(Process process, String what) throws IOException {
    try {
      if (process.waitFor() != 0) {
        throw new IOException("ffmpeg failed at " + what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it ran", e);
    }
  }
}
