package org.worldmill.ingest.blob;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.worldmill.schemas.BlobRef;

/**
 * Blobs on another Hadoop filesystem. An object store shows an object when its upload is complete,
 * so that a blob is put straight to its place; elsewhere it is written beside and renamed.
 */
final class HadoopBlobs implements BlobPlace {

  private static final Set<String> OBJECT_STORES =
      Set.of("s3a", "s3", "s3n", "gs", "abfss", "abfs");

  private final URI root;
  private final Configuration hadoop;

  HadoopBlobs(URI root, Configuration hadoop) {
    this.root = root;
    this.hadoop = hadoop;
  }

  @Override
  public java.nio.file.Path stage() throws IOException {
    return Files.createTempFile("worldmill-blob-", ".part");
  }

  @Override
  public void putIfAbsent(java.nio.file.Path staged, BlobRef blob) throws IOException {
    if (has(blob)) {
      return;
    }
    Path target = path(blob);
    FileSystem filesystem = target.getFileSystem(hadoop);
    if (OBJECT_STORES.contains(root.getScheme())) {
      write(staged, filesystem, target);
      return;
    }
    Path part = new Path(target.getParent(), "." + blob.sha256() + "." + UUID.randomUUID());
    write(staged, filesystem, part);
    if (!filesystem.rename(part, target)) {
      filesystem.delete(part, false);
      if (!has(blob)) {
        throw new IOException("cannot rename " + part + " to " + target + "; check permissions");
      }
    }
  }

  @Override
  public boolean takeIfAbsent(java.nio.file.Path local, BlobRef blob) throws IOException {
    putIfAbsent(local, blob);
    return true;
  }

  private static void write(java.nio.file.Path from, FileSystem filesystem, Path to)
      throws IOException {
    FSDataOutputStream out = filesystem.create(to, true);
    try {
      Files.copy(from, out);
    } catch (IOException e) {
      // Closing would publish the part that was written.
      if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
        out.abort();
      }
      out.close();
      throw e;
    }
    out.close();
  }

  @Override
  public InputStream open(BlobRef blob) throws IOException {
    Path path = path(blob);
    try {
      return path.getFileSystem(hadoop).open(path);
    } catch (FileNotFoundException e) {
      FileNotFoundException told = BlobStore.missing(blob, path.toString());
      told.initCause(e);
      throw told;
    }
  }

  @Override
  public boolean has(BlobRef blob) throws IOException {
    Path path = path(blob);
    try {
      return path.getFileSystem(hadoop).getFileStatus(path).getLen() == blob.sizeBytes();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  @Override
  public void delete(BlobRef blob) throws IOException {
    Path path = path(blob);
    path.getFileSystem(hadoop).delete(path, false);
  }

  private Path path(BlobRef blob) {
    String base = root.toString();
    return new Path(base + (base.endsWith("/") ? "" : "/") + BlobStore.path(blob));
  }
}
