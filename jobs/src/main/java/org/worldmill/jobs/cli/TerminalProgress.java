package org.worldmill.jobs.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.worldmill.jobs.stage.Progress;

/**
 * Progress for people: a bar that redraws itself on a terminal, a plain line now and then
 * elsewhere. Safe for use by several threads.
 */
final class TerminalProgress implements Progress {

  private static final int CELLS = 24;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final LongSupplier clockNanos;
  private final Style style;
  private Optional<String> label = Optional.empty();
  private long total;
  private long done;
  private long bytes;
  private double mediaSeconds;
  private long startedNanos;
  private long drawnNanos;

  /** How it is shown, and how often at most. */
  enum Style {
    /** A bar in one line of a terminal. */
    BAR(100_000_000L),
    /** Whole lines, for files and pipes. */
    LINES(10_000_000_000L);

    private final long pauseNanos;

    Style(long pauseNanos) {
      this.pauseNanos = pauseNanos;
    }

    /** What standard error is, as the launcher found: Java 17 cannot tell by itself. */
    static Style ofStandardError() {
      return Boolean.getBoolean("worldmill.terminal") ? BAR : LINES;
    }
  }

  TerminalProgress(PrintStream out, Style style, LongSupplier clockNanos) {
    this.out = out;
    this.style = style;
    this.clockNanos = clockNanos;
  }

  @Override
  public synchronized void begin(String newLabel, long newTotal) {
    end();
    label = Optional.of(newLabel);
    total = newTotal;
    done = 0;
    bytes = 0;
    mediaSeconds = 0;
    startedNanos = clockNanos.getAsLong();
    drawnNanos = startedNanos;
    if (style == Style.BAR) {
      draw(newLabel);
    }
  }

  @Override
  public synchronized void advance(long units, long moreBytes, double moreMediaSeconds) {
    done += units;
    bytes += moreBytes;
    mediaSeconds += moreMediaSeconds;
    long now = clockNanos.getAsLong();
    if (label.isPresent() && now - drawnNanos >= style.pauseNanos) {
      drawnNanos = now;
      draw(label.get());
    }
  }

  @Override
  public synchronized void note(String line) {
    out.print(style == Style.BAR ? CLEAR_LINE : "");
    out.println(line);
    if (style == Style.BAR) {
      label.ifPresent(this::draw);
    }
  }

  @Override
  public synchronized void end() {
    if (label.isEmpty()) {
      return;
    }
    Throughput so = soFar();
    String text = label.get();
    label = Optional.empty();
    out.print(style == Style.BAR ? CLEAR_LINE : "");
    if (so.done() > 0) {
      out.printf("%-28s %d done, %s%n", text, so.done(), so.rate());
    }
    out.flush();
  }

  private void draw(String text) {
    Throughput so = soFar();
    if (style == Style.BAR && total == 0 && so.done() == 0) {
      // Nobody knows how much it is: an empty bar would look stuck.
      out.print(CLEAR_LINE + text + " …");
      out.flush();
      return;
    }
    String count = total > 0 ? so.done() + "/" + total : Long.toString(so.done());
    String line = String.join("  ", text, count, so.rate(), so.remaining()).stripTrailing();
    if (style == Style.LINES) {
      out.println(line);
      return;
    }
    int full = (int) Math.round(so.share() * CELLS);
    out.printf(
        "%s%-28s %s%s %3.0f %%  %s  %s  %s",
        CLEAR_LINE,
        text,
        "█".repeat(full),
        "░".repeat(CELLS - full),
        so.share() * 100,
        count,
        so.rate(),
        so.remaining());
    out.flush();
  }

  private Throughput soFar() {
    return new Throughput(done, total, bytes, mediaSeconds, clockNanos.getAsLong() - startedNanos);
  }
}
