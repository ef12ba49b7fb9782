package org.worldmill.shard;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.worldmill.schemas.ContentHash;

/** A stream that fails at its end if its bytes were not those expected. */
final class CheckedInput extends FilterInputStream {

  private final MessageDigest digest = ContentHash.sha256();
  private final String name;
  private final String sha256;
  private boolean ended;

  CheckedInput(InputStream in, String name, String sha256) {
    super(in);
    this.name = name;
    this.sha256 = sha256;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      digest.update(buffer, offset, read);
    } else if (read < 0 && !ended) {
      ended = true;
      requireExpected();
    }
    return read;
  }

  @Override
  public long skip(long bytes) {
    throw new UnsupportedOperationException("every byte is checked");
  }

  private void requireExpected() throws IOException {
    String found = ContentHash.hex(digest.digest());
    if (!found.equals(sha256)) {
      throw new IOException(
          "%s hashes to %s, but release.json says %s; assemble the release again"
              .formatted(name, found, sha256));
    }
  }
}
