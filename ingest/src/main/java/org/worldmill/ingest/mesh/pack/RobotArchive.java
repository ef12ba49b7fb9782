package org.worldmill.ingest.mesh.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.ingest.mesh.BundlePath;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.ingest.mesh.pack.ZipPackage.BombException;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * A robot's description and its meshes in one zip archive, as releases publish them. The first
 * entry is called {@code mimetype}, is stored as it is and holds the media type, as in OpenDocument
 * and EPUB; the second is the description; the others lie where it looks for them.
 */
public final class RobotArchive {

  /** The first entry. */
  public static final String TYPE_ENTRY = "mimetype";

  private RobotArchive() {}

  /** Reads a description that lies on the disk with its meshes. */
  public interface Reader {
    /** Reads it. */
    ParsedModel read(Path main) throws IOException, MediaException;
  }

  /** Unpacks an archive, and reads it; what was unpacked is gone afterwards. */
  public static ParsedModel read(Path archive, Reader reader) throws IOException, MediaException {
    Path folder = Files.createTempDirectory("robot-");
    try (ZipPackage zip = ZipPackage.open(archive)) {
      List<String> names = zip.names();
      if (names.size() < 2 || !names.get(0).equals(TYPE_ENTRY)) {
        throw new MediaException(
            Code.CORRUPT,
            "its archive does not begin with '%s' and a description; publish it again"
                .formatted(TYPE_ENTRY));
      }
      for (String name : names.subList(1, names.size())) {
        unpack(zip, name, folder);
      }
      return reader.read(folder.resolve(names.get(1)));
    } catch (BombException e) {
      throw new MediaException(Code.TOO_LARGE, String.valueOf(e.getMessage()), e);
    } catch (java.util.zip.ZipException e) {
      throw ZipPackage.broken(e);
    } finally {
      delete(folder);
    }
  }

  private static void unpack(ZipPackage zip, String name, Path folder)
      throws IOException, MediaException {
    Optional<String> path = BundlePath.ofName(name).filter(name::equals);
    Path target = folder.resolve(path.orElseThrow(() -> BundlePath.leaves(name)));
    Files.createDirectories(target.getParent());
    try (InputStream in = zip.open(name)) {
      Files.copy(in, target);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
