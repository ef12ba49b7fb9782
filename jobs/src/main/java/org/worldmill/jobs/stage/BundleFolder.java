package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.Modality;

/** Lays out files that belong together as they lay at the source. */
public final class BundleFolder {

  private BundleFolder() {}

  /**
   * A local file with an asset's bytes. A model is laid out with its companions; a film, which may
   * be long, can be opened without them.
   *
   * @throws IOException if the blob store or the disk fails
   */
  public static Path layOut(BlobStore blobs, Asset asset, Path folder) throws IOException {
    boolean film = asset.modality() == Modality.VIDEO;
    List<Companion> companions = film ? List.of() : asset.companions();
    return layOut(blobs, asset.blob(), asset.name(), companions, folder);
  }

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
