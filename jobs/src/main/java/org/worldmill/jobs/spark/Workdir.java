package org.worldmill.jobs.spark;

import java.net.URI;
import java.nio.file.Path;
import org.worldmill.schemas.config.PublishConfig;
import org.worldmill.schemas.config.ResourceConfig;

/**
 * The folder that a mill keeps its state in. Executors on other machines must see it under the same
 * path.
 *
 * @param root the folder, absolute
 */
public record Workdir(Path root) {

  public Workdir {
    root = root.toAbsolutePath().normalize();
  }

  /** Where catalog tables keep their files. */
  public Path warehouse() {
    return root.resolve("warehouse");
  }

  /** The SQLite catalog that is used where none is configured. */
  public Path catalogFile() {
    return root.resolve("catalog.db");
  }

  /** Root of the blob store. */
  public URI blobs(ResourceConfig resources) {
    return resources
        .blobs()
        .map(Workdir::uri)
        .orElseGet(() -> folder(root.resolve("blobs").toUri()));
  }

  /** Root of the published releases. */
  public URI releases(PublishConfig publish) {
    return publish.to().map(Workdir::uri).orElseGet(() -> folder(root.resolve("releases").toUri()));
  }

  /** Releases in the making. */
  public Path staging() {
    return root.resolve("staging");
  }

  /** What was found from the tables before; may be deleted at any time. */
  public Path memo() {
    return root.resolve("memo.json");
  }

  /** What may be deleted whenever no run is on. */
  public Path scratch() {
    return root.resolve("scratch");
  }

  /** Where Spark on this machine keeps its own files while a run is on. */
  public Path sparkScratch() {
    return scratch().resolve("spark");
  }

  private static URI uri(String place) {
    return folder(
        place.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*")
            ? URI.create(place)
            : Path.of(place).toAbsolutePath().normalize().toUri());
  }

  /** Quirk: {@link Path#toUri} ends with a slash only if the folder is there already. */
  private static URI folder(URI uri) {
    return uri.toString().endsWith("/") ? uri : URI.create(uri + "/");
  }
}
