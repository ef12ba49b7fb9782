package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.mesh.pack.RobotArchive;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Companion;

/**
 * Makes one zip archive of a robot's description and its meshes, none of which is looked into: see
 * {@link RobotArchive}. Nothing is compressed and no time is written, so that the same files give
 * the same bytes everywhere. Folders above the description, where its meshes lie, bear the names
 * that they had at the source.
 */
final class RobotBundle {

  private static final Set<String> ROBOTS = Set.of("model/x-urdf", "model/x-mjcf");

  private RobotBundle() {}

  /** Whether an asset is a robot of several files. */
  static boolean fits(Asset asset) {
    return ROBOTS.contains(asset.blob().contentType()) && !asset.companions().isEmpty();
  }

  /** The media type of the archive. */
  static String type(Asset asset) {
    return asset.blob().contentType() + "+zip";
  }

  /** Writes the archive. */
  static void write(Asset asset, BlobStore blobs, Path target) throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setMethod(ZipOutputStream.STORED);
      byte[] type = type(asset).getBytes(StandardCharsets.US_ASCII);
      CRC32 sum = new CRC32();
      sum.update(type);
      zip.putNextEntry(entry(RobotArchive.TYPE_ENTRY, type.length, sum.getValue()));
      zip.write(type);
      zip.closeEntry();
      TreeMap<String, BlobRef> others = new TreeMap<>();
      List<String> folders = folders(asset);
      for (Companion companion : asset.companions()) {
        others.put(inside(folders, companion.path()), companion.blob());
      }
      String name = asset.name().substring(asset.name().lastIndexOf('/') + 1);
      String main = inside(folders, name);
      others.remove(main);
      copy(main, asset.blob(), blobs, zip);
      for (var other : others.entrySet()) {
        copy(other.getKey(), other.getValue(), blobs, zip);
      }
    }
  }

  /** The folders above the description that its companions lead up to, the outermost first. */
  private static List<String> folders(Asset asset) {
    int most =
        asset.companions().stream().mapToInt(c -> Companion.stepsUp(c.path())).max().orElse(0);
    String[] steps = asset.name().split("/");
    List<String> folders = new ArrayList<>();
    for (int up = most; up > 0; up--) {
      int at = steps.length - 1 - up;
      folders.add(at >= 0 ? steps[at] : "robot");
    }
    return folders;
  }

  private static String inside(List<String> folders, String path) {
    int up = Companion.stepsUp(path);
    List<String> steps = new ArrayList<>(folders.subList(0, folders.size() - up));
    steps.add(path.substring(3 * up));
    return String.join("/", steps);
  }

  private static void copy(String name, BlobRef blob, BlobStore blobs, ZipOutputStream zip)
      throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = blobs.open(blob)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.update(buffer, 0, read);
      }
    }
    zip.putNextEntry(entry(name, blob.sizeBytes(), sum.getValue()));
    try (InputStream in = blobs.open(blob)) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }

  private static ZipEntry entry(String name, long bytes, long sum) {
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(bytes);
    entry.setCrc(sum);
    // Any fixed moment but the first of 1980, which Java takes for one before it and spells out.
    entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
    return entry;
  }
}
