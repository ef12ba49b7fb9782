package org.worldmill.shard;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.shard.ReleaseManifest.ReleaseFile;

/** The published releases of a dataset. Memory of {@link #next}: the ids of one release's clips. */
public final class Releases {

  private final ReleaseStore store;

  private Releases(ReleaseStore store) {
    this.store = store;
  }

  /** Those of a dataset below {@code root}; there may be none. */
  public static Releases of(URI root, String dataset, Configuration conf) throws IOException {
    return new Releases(ReleaseStore.at(root, conf).in(dataset));
  }

  /** The last version published, empty if there is none. */
  public static Optional<String> latest(URI root, String dataset, Configuration conf)
      throws IOException {
    List<String> versions = of(root, dataset, conf).versions();
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  /** Every published version, in ascending order. */
  public List<String> versions() throws IOException {
    List<Version> found = new ArrayList<>();
    for (String name : store.folders()) {
      Optional<Version> version = Version.ifValid(name);
      if (version.isPresent() && store.in(name).exists(ReleasePaths.RELEASE_JSON)) {
        found.add(version.get());
      }
    }
    return found.stream().sorted().map(Version::toString).toList();
  }

  /** What a published release says of itself. */
  public ReleaseManifest manifest(String version) throws IOException {
    return ReleaseJson.read(
        store.in(version).read(ReleasePaths.RELEASE_JSON), ReleaseManifest.class);
  }

  /** How a release differs from the one before it. */
  public enum Change {
    /** There is none before it. */
    FIRST,
    /** Its shards are the same, byte for byte. */
    NONE,
    /** The same items in the same splits, in other files. */
    REPACKAGED,
    /** Items were added, and all others kept. */
    ADDED,
    /** Items were removed or moved to another split. */
    BREAKING
  }

  /**
   * The version that shards should be published as.
   *
   * @param version it; the last published one if nothing changed
   * @param previous the last published version
   * @param change what decides it
   */
  public record Next(String version, Optional<String> previous, Change change) {}

  /** The version for a release of these shards. */
  public Next next(List<ShardFile> shards) throws IOException {
    List<String> versions = versions();
    if (versions.isEmpty()) {
      return new Next(Version.FIRST.toString(), Optional.empty(), Change.FIRST);
    }
    String last = versions.get(versions.size() - 1);
    Change change = change(last, shards);
    Version v = Version.parse(last);
    Version next =
        switch (change) {
          case BREAKING -> new Version(v.major() + 1, 0, 0);
          case ADDED -> new Version(v.major(), v.minor() + 1, 0);
          case REPACKAGED -> new Version(v.major(), v.minor(), v.patch() + 1);
          case FIRST, NONE -> v;
        };
    return new Next(next.toString(), Optional.of(last), change);
  }

  private Change change(String version, List<ShardFile> shards) throws IOException {
    ReleaseManifest manifest = manifest(version);
    Set<String> before = new HashSet<>();
    for (ReleaseFile file : manifest.files()) {
      if (ReleasePaths.isData(file.path())) {
        before.add(file.path() + " " + file.sha256());
      }
    }
    Set<String> now = new HashSet<>();
    shards.forEach(shard -> now.add(shard.path() + " " + shard.sha256()));
    if (before.equals(now)) {
      return Change.NONE;
    }
    Map<String, Split> items = new HashMap<>();
    for (ShardFile shard : shards) {
      shard.offsets().forEach(row -> items.put(row.itemId(), shard.split()));
    }
    long kept = kept(store.in(version), manifest, items);
    if (kept < manifest.funnel().published()) {
      return Change.BREAKING;
    }
    return items.size() > kept ? Change.ADDED : Change.REPACKAGED;
  }

  /** How many of a release's items are still there, in the same split. */
  private static long kept(ReleaseStore release, ReleaseManifest manifest, Map<String, Split> items)
      throws IOException {
    List<Column> id =
        RowColumns.FACTS.stream().filter(c -> c.name().equals(RowColumns.CLIP_ID)).toList();
    long kept = 0;
    for (ReleaseFile file : manifest.files()) {
      if (ReleasePaths.isClips(file.path())) {
        Split split = ReleasePaths.split(file.path());
        try (RowReader reader = new RowReader(release.parquet(file.path()), id)) {
          Optional<Map<String, Object>> row = reader.next();
          while (row.isPresent()) {
            kept += items.get(row.get().get(RowColumns.CLIP_ID)) == split ? 1 : 0;
            row = reader.next();
          }
        }
      }
    }
    return kept;
  }
}
