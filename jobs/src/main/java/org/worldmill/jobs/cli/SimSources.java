package org.worldmill.jobs.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.shard.PublishedMedia;

/** The models that are to be made ready for simulators: files, or what a release holds. */
final class SimSources {

  private final List<Source> sources;
  private final boolean single;

  /** Brings a model to this machine. */
  interface Fetch {
    /** Where it lies now, until the next one is fetched. */
    Path file() throws IOException;
  }

  /**
   * A model.
   *
   * @param id of its item in a release
   * @param name what it is called
   * @param place folder of its own below the target; empty for the target itself
   * @param fetch brings it here
   */
  record Source(Optional<String> id, String name, String place, Fetch fetch) {}

  private SimSources(List<Source> sources, boolean single) {
    this.sources = List.copyOf(sources);
    this.single = single;
  }

  List<Source> all() {
    return sources;
  }

  /** Whether one model was asked for, so that there is no list to write. */
  boolean isSingle() {
    return single;
  }

  /** A file, or every model in a folder. */
  static SimSources ofFiles(Path input, MediaWorkers workers) throws IOException, UsageException {
    Path root = input.toAbsolutePath().normalize();
    if (Files.isRegularFile(root)) {
      String name = root.getFileName().toString();
      return new SimSources(List.of(new Source(Optional.empty(), name, "", () -> root)), true);
    }
    if (!Files.isDirectory(root)) {
      throw new UsageException("there is no file or folder '" + input + "'");
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(Files::isRegularFile).sorted().forEach(found::add);
    }
    List<Source> sources = new ArrayList<>();
    for (Path file : found) {
      if (isModel(file, workers)) {
        String name = file.getFileName().toString();
        String place = root.relativize(file).toString();
        sources.add(new Source(Optional.empty(), name, place, () -> file));
      }
    }
    return new SimSources(sources, false);
  }

  private static boolean isModel(Path file, MediaWorkers workers) {
    try {
      return workers
              .probe(new ProbeRequest(file.toString(), file.getFileName().toString()))
              .modality()
          == Modality.MODEL3D;
    } catch (MediaException e) {
      // What might be a model and cannot be read is told of, not passed over.
      boolean named =
          MediaNames.typeOf(file.toString())
              .flatMap(MediaNames::modality)
              .filter(modality -> modality == Modality.MODEL3D)
              .isPresent();
      return named
          || (e.code() != MediaException.Code.UNSUPPORTED && e.code() != MediaException.Code.EMPTY);
    }
  }

  /**
   * The models of a release.
   *
   * @param id the beginning of the id of an item or of its asset; all models without one
   * @param scratch a folder for one model at a time
   */
  static SimSources ofRelease(URI release, Optional<String> id, Path scratch)
      throws IOException, UsageException {
    PublishedMedia media = PublishedMedia.of(release, Modality.MODEL3D, HadoopSettings.ofSpark());
    List<Source> sources = new ArrayList<>();
    for (PublishedMedia.Entry entry : media.entries()) {
      if (id.isEmpty()
          || entry.clipId().startsWith(id.get())
          || entry.sourceId().startsWith(id.get())) {
        sources.add(
            new Source(
                Optional.of(entry.clipId()),
                entry.fileName(),
                id.isPresent() ? "" : entry.clipId(),
                () -> {
                  Path file = scratch.resolve("model");
                  media.copy(entry, file);
                  return file;
                }));
      }
    }
    if (id.isPresent() && sources.size() != 1) {
      throw new UsageException(
          "%d models of %s have an id that begins with '%s'"
              .formatted(sources.size(), release, id.get()));
    }
    return new SimSources(sources, id.isPresent());
  }
}
