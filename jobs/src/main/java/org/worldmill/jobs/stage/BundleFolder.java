package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Companion;

/** Lays out files that belong together as they lay at the source. */
public final class BundleFolder {

  private BundleFolder() {}

  /**
   * A local file with these bytes; with companions, all of them are laid out below {@code folder}.
   *
   * @param name of the main file at the source
   * @throws IOException if the blob store or the disk fails
   */
  public static Path layOut(
      BlobStore blobs, BlobRef blob, String name, List<Companion> companions, Path folder)
      throws IOException {
    if (companions.isEmpty()) {
      return blobs.local(blob, folder);
    }
    // As deep as companions may lead upwards, so that none of them leaves the bundle.
    Path bundle = Files.createDirectories(folder.resolve("bundle/above/beside/main"));
    for (Companion companion : companions) {
      copy(blobs.local(companion.blob(), folder), bundle.resolve(companion.path()).normalize());
    }
    Path main = bundle.resolve(name.substring(name.lastIndexOf('/') + 1));
    copy(blobs.local(blob, folder), main);
    return main;
  }

  private static void copy(Path from, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(from, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
