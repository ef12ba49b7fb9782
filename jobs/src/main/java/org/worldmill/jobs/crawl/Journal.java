package org.worldmill.jobs.crawl;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a task has done so far, a line a step, each on its way to disk before the next step of its
 * lane begins. A crawl that is killed so loses what was in flight, and no more. Safe for use by the
 * threads of a task.
 */
final class Journal implements Closeable {

  private final String name;
  private final WaveClaims claims;
  private final FileClaim claim;
  private final BufferedWriter out;

  /** A new journal of this name in a folder that all machines see; it is claimed until closed. */
  Journal(Path folder, String name) throws IOException {
    this.name = name;
    Files.createDirectories(folder);
    claims = new WaveClaims(folder);
    claim = claims.claim(name);
    try {
      out =
          Files.newBufferedWriter(
              folder.resolve(name), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      claim.close();
      throw e;
    }
  }

  /**
   * To be called before every request.
   *
   * @throws IOException if another attempt has taken over, or the wave has ended without this one
   */
  void requireTurn(String wave) throws IOException {
    if (!claims.isOpen(wave) || claims.isStopped(name)) {
      throw new IOException(name + ": another attempt has taken over, or the wave is over");
    }
  }

  String name() {
    return name;
  }

  synchronized void write(JournalLine line) throws IOException {
    out.write(CrawlJson.line(line));
    out.write('\n');
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      claim.close();
    }
  }
}
