package org.worldmill.jobs.stage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.ingest.source.SourceReader;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Fetches the files that a model names, and those that these name (a material names its textures),
 * until no new name turns up; then reads the model with all of them. A file that is missing is left
 * out: whether the model can do without is for its reader to say.
 */
final class BundleTask implements RowTask<BundleOrder, BundleRow> {

  private static final long serialVersionUID = 1;
  private static final int MOST_FILES = 4096;
  private static final String ANY_TYPE = "application/octet-stream";

  @Override
  public Class<BundleOrder> orderType() {
    return BundleOrder.class;
  }

  @Override
  public Class<BundleRow> resultType() {
    return BundleRow.class;
  }

  @Override
  public BundleRow run(BundleOrder order, TaskTools tools) throws IOException {
    TreeMap<String, Companion> found = new TreeMap<>();
    if (order.facts().isPresent()) {
      return besides(order, found, tools);
    }
    try {
      ProbeReply reply = complete(order, found, tools);
      return row(order, found, Optional.of(reply), Optional.empty(), tools);
    } catch (MediaException e) {
      return row(order, found, Optional.empty(), Optional.of(e), tools);
    }
  }

  /** A film stays what it is without what lies beside it, so what cannot be read is left out. */
  private static BundleRow besides(
      BundleOrder order, SortedMap<String, Companion> found, TaskTools tools) {
    for (String path : order.references()) {
      try {
        fetch(order.file(), path, tools).ifPresent(companion -> found.put(path, companion));
      } catch (MediaException e) {
        found.remove(path);
      }
    }
    return new BundleRow(
        order.file().sourceUri(),
        order.file().path(),
        List.copyOf(found.values()),
        order.facts(),
        Optional.empty(),
        Optional.empty());
  }

  private static ProbeReply complete(
      BundleOrder order, SortedMap<String, Companion> found, TaskTools tools)
      throws MediaException, IOException {
    TreeSet<String> wanted = new TreeSet<>(order.references());
    TreeSet<String> tried = new TreeSet<>();
    while (true) {
      for (String path : wanted) {
        if (tried.add(path)) {
          fetch(order.file(), path, tools).ifPresent(companion -> found.put(path, companion));
        }
      }
      Path main = tools.layOut(order.blob(), order.file().name(), List.copyOf(found.values()));
      ProbeReply reply =
          tools.workers().probe(new ProbeRequest(main.toString(), order.file().name()));
      wanted.addAll(reply.references());
      if (tried.containsAll(wanted)) {
        return reply;
      }
      if (wanted.size() > MOST_FILES) {
        throw new MediaException(Code.TOO_LARGE, "it names more than " + MOST_FILES + " files");
      }
    }
  }

  private static Optional<Companion> fetch(SourceFile main, String path, TaskTools tools)
      throws MediaException {
    Optional<String> place = beside(main.folder(), path);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    SourceFile file = new SourceFile(main.sourceUri(), place.get(), 0, 0);
    Path copy = tools.folder().resolve("fetched");
    try {
      try (InputStream in = SourceReader.open(file, tools.hadoop())) {
        Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      return Optional.of(new Companion(path, tools.blobs().put(copy, ANY_TYPE)));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new MediaException(
          Code.BAD_REFERENCE, "the file '" + path + "' that it names cannot be read", e);
    }
  }

  /** A path beside a folder of the source; empty if its steps upwards lead out of the source. */
  static Optional<String> beside(String folder, String path) {
    String outer = folder;
    String inside = path;
    while (inside.startsWith("../")) {
      if (outer.isEmpty()) {
        return Optional.empty();
      }
      outer = outer.substring(0, Math.max(0, outer.lastIndexOf('/')));
      inside = inside.substring(3);
    }
    return Optional.of(outer.isEmpty() ? inside : outer + '/' + inside);
  }

  private static BundleRow row(
      BundleOrder order,
      SortedMap<String, Companion> found,
      Optional<ProbeReply> reply,
      Optional<MediaException> fault,
      TaskTools tools) {
    return new BundleRow(
        order.file().sourceUri(),
        order.file().path(),
        List.copyOf(found.values()),
        reply.map(ProbeReply::facts),
        fault.map(MediaException::code),
        fault.map(e -> Faults.reason(e, tools)));
  }
}
