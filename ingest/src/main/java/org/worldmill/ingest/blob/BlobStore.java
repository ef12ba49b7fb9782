package org.worldmill.ingest.blob;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;

/**
 * The content-addressed store of bytes: a blob lies at {@code ab/cd/<sha256>} below the root. Bytes
 * that are there already are not written again; a blob appears whole or not at all, however many
 * write it at once and wherever a writer is killed.
 *
 * <p>Safe for use by many threads and processes.
 */
public final class BlobStore {

  private final BlobPlace place;

  /**
   * A store below a folder or bucket prefix, made when the first blob is put.
   *
   * @param root a URI such as {@code file:///data/blobs} or {@code s3a://bucket/blobs}; without a
   *     scheme a local path
   * @param hadoop how to reach it
   */
  public BlobStore(URI root, Configuration hadoop) {
    boolean local = root.getScheme() == null || root.getScheme().equals("file");
    this.place =
        local
            ? new LocalBlobs(Path.of(root.getPath()).toAbsolutePath())
            : new HadoopBlobs(root, hadoop);
  }

  /**
   * Stores the bytes of a local file, hashing them on the way.
   *
   * @throws IOException if it cannot be read or stored
   */
  public BlobRef put(Path local, String contentType) throws IOException {
    try (InputStream in = Files.newInputStream(local)) {
      return put(in, contentType);
    }
  }

  /**
   * Stores a local file that nobody needs any more: where it lies on the store's own disk it is
   * renamed into place and not copied. Afterwards it may or may not be there.
   *
   * @throws IOException if it cannot be read or stored
   */
  public BlobRef take(Path local, String contentType) throws IOException {
    MessageDigest digest = ContentHash.sha256();
    long size;
    try (InputStream in = new DigestInputStream(Files.newInputStream(local), digest)) {
      size = in.transferTo(OutputStream.nullOutputStream());
    }
    BlobRef blob = new BlobRef(ContentHash.hex(digest.digest()), size, contentType);
    return place.takeIfAbsent(local, blob) ? blob : put(local, contentType);
  }

  /**
   * Stores these bytes.
   *
   * @throws IOException if they cannot be stored
   */
  public BlobRef put(byte[] bytes, String contentType) throws IOException {
    return put(new ByteArrayInputStream(bytes), contentType);
  }

  private BlobRef put(InputStream in, String contentType) throws IOException {
    Path staged = place.stage();
    try {
      MessageDigest digest = ContentHash.sha256();
      long size;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(staged), digest)) {
        size = in.transferTo(out);
      }
      BlobRef blob = new BlobRef(ContentHash.hex(digest.digest()), size, contentType);
      place.putIfAbsent(staged, blob);
      return blob;
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  /**
   * The bytes of a blob; the caller closes the stream.
   *
   * @throws FileNotFoundException if it is not there
   * @throws IOException if it cannot be read
   */
  public InputStream open(BlobRef blob) throws IOException {
    return place.open(blob);
  }

  /**
   * The blob itself if it is local, never to be written to; else a copy of it in {@code folder},
   * which must exist, made unless it is there already.
   *
   * @throws IOException if it cannot be read or copied
   */
  public Path local(BlobRef blob, Path folder) throws IOException {
    if (place instanceof LocalBlobs local) {
      return local.require(blob);
    }
    Path copy = folder.resolve(blob.sha256());
    if (!Files.exists(copy) || Files.size(copy) != blob.sizeBytes()) {
      Path part = Files.createTempFile(folder, blob.sha256(), ".part");
      try (InputStream in = open(blob)) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    return copy;
  }

  /** Whether the blob is there, with the size it should have. */
  public boolean has(BlobRef blob) throws IOException {
    return place.has(blob);
  }

  /**
   * Removes a blob for good: bytes that must not be kept. Nothing happens if it is not there.
   *
   * @throws IOException if it is there and cannot be removed
   */
  public void delete(BlobRef blob) throws IOException {
    place.delete(blob);
  }

  /** Where a blob lies below the root. */
  static String path(BlobRef blob) {
    String hash = blob.sha256();
    return hash.substring(0, 2) + '/' + hash.substring(2, 4) + '/' + hash;
  }

  static FileNotFoundException missing(BlobRef blob, String where) {
    return new FileNotFoundException(
        "blob "
            + blob.sha256()
            + " is not at "
            + where
            + "; it was removed, or the blob store's root has changed: ingest its source again");
  }
}
