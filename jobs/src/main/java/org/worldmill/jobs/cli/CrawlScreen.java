package org.worldmill.jobs.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;
import org.worldmill.jobs.crawl.CrawlView;
import org.worldmill.jobs.crawl.CrawlWatch;
import org.worldmill.jobs.stage.Progress;

/**
 * A crawl on a terminal: a few lines that redraw themselves, and above them a line for each wave
 * that has ended. Safe for use by several threads.
 */
final class CrawlScreen implements CrawlWatch, Progress {

  private static final String ERASE = "\r\u001b[J";

  private final PrintStream out;
  private final CrawlLines lines;
  private final LongSupplier clockMillis;
  private List<String> drawn = List.of();

  /**
   * A screen.
   *
   * @param width columns of the terminal
   * @param clockMillis Unix time
   */
  CrawlScreen(PrintStream out, int width, LongSupplier clockMillis) {
    this.out = out;
    // A line of the full width would wrap on some terminals, and the block with it.
    lines = new CrawlLines(width - 1);
    this.clockMillis = clockMillis;
  }

  /** The columns that the launcher found, or those of old. */
  static int columns() {
    return Integer.getInteger("worldmill.columns", 80);
  }

  @Override
  public synchronized void see(CrawlView view) {
    draw(lines.of(view, clockMillis.getAsLong()));
  }

  @Override
  public synchronized void rest() {
    if (!drawn.isEmpty()) {
      draw(List.of(drawn.get(0), "  choosing what to ask for next …"));
    }
  }

  @Override
  public synchronized void begin(String label, long total) {
    if (drawn.size() <= 1) {
      draw(List.of(label + " …"));
    }
  }

  @Override
  public synchronized void note(String line) {
    List<String> block = drawn;
    draw(List.of());
    out.println(line);
    draw(block);
  }

  /** Takes the block away, before the result is told. */
  synchronized void clear() {
    draw(List.of());
  }

  private void draw(List<String> block) {
    String up = drawn.size() > 1 ? "\u001b[" + (drawn.size() - 1) + "A" : "";
    out.print((drawn.isEmpty() ? "" : up + ERASE) + String.join("\n", block));
    out.flush();
    drawn = List.copyOf(block);
  }
}
