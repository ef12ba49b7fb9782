package org.worldmill.shard;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.shard.FileDigest.Region;
import org.worldmill.shard.ReleaseManifest.ReleaseFile;

/**
 * Copies an assembled release to {@code <root>/<dataset>/<version>/}, {@code meta/release.json}
 * last: a reader sees it whole or not at all. A publish that was killed is taken up again: files
 * that are already there are kept if their bytes are right. One publisher a dataset at a time, as a
 * lock of the caller ensures; should two meet, only one of them creates {@code release.json}.
 */
public final class Publisher {

  /** What a publish did. */
  public enum Outcome {
    /** The release is now there. */
    PUBLISHED,
    /** The very same release was there already. */
    ALREADY_THERE
  }

  /**
   * A release and how it came to be there.
   *
   * @param location of its files
   * @param outcome what was done
   */
  public record Publication(URI location, Outcome outcome) {}

  private final ReleaseStore staging;
  private final ReleaseStore target;
  private final byte[] json;
  private final ReleaseManifest manifest;

  private Publisher(ReleaseStore staging, ReleaseStore target, byte[] json) throws IOException {
    this.staging = staging;
    this.target = target;
    this.json = json;
    this.manifest = ReleaseJson.read(json, ReleaseManifest.class);
  }

  /**
   * Publishes an assembled staging folder.
   *
   * @param staging the folder, with {@code meta/release.json}
   * @param root below which datasets are published
   * @throws FileAlreadyExistsException if another release of this version is published there
   * @throws IOException if a file cannot be copied or is not what the manifest says; nothing is
   *     published then
   */
  public static Publication publish(URI staging, URI root, Configuration conf) throws IOException {
    ReleaseStore source = ReleaseStore.at(staging, conf);
    byte[] json = source.read(ReleasePaths.RELEASE_JSON);
    ReleaseManifest manifest = ReleaseJson.read(json, ReleaseManifest.class);
    ReleaseStore target = ReleaseStore.at(root, conf).in(manifest.dataset()).in(manifest.version());
    Outcome outcome = new Publisher(source, target, json).run();
    return new Publication(target.uri(), outcome);
  }

  private Outcome run() throws IOException {
    if (target.exists(ReleasePaths.RELEASE_JSON)) {
      return requireSame();
    }
    SortedMap<String, Long> there = target.list();
    Set<String> wanted = new TreeSet<>();
    for (ReleaseFile file : manifest.files()) {
      wanted.add(file.path());
      if (!isThere(file, there)) {
        copy(file);
      }
    }
    for (String leftover : there.keySet()) {
      if (!wanted.contains(leftover)) {
        target.delete(leftover);
      }
    }
    return announce();
  }

  private boolean isThere(ReleaseFile file, SortedMap<String, Long> there) throws IOException {
    if (!Long.valueOf(file.bytes()).equals(there.get(file.path()))) {
      return false;
    }
    try (InputStream in = target.open(file.path())) {
      return FileDigest.of(in, List.<Region>of()).sha256().equals(file.sha256());
    }
  }

  private void copy(ReleaseFile file) throws IOException {
    try (InputStream in =
        new CheckedInput(staging.open(file.path()), staging.show(file.path()), file.sha256())) {
      target.put(in, file.path());
    }
  }

  private Outcome announce() throws IOException {
    try {
      target.createOnce(json, ReleasePaths.RELEASE_JSON);
      return Outcome.PUBLISHED;
    } catch (IOException e) {
      if (target.exists(ReleasePaths.RELEASE_JSON)) {
        return requireSame();
      }
      throw e;
    }
  }

  private Outcome requireSame() throws IOException {
    if (Arrays.equals(target.read(ReleasePaths.RELEASE_JSON), json)) {
      return Outcome.ALREADY_THERE;
    }
    throw new FileAlreadyExistsException(
        target.uri().toString(),
        null,
        "version "
            + manifest.version()
            + " is published with other content and stays as it is; publish under the next version");
  }
}
