package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Files as bytes outside of the heap. */
public final class MappedFile {

  private MappedFile() {}

  /**
   * A file's bytes, mapped, read-only and little-endian.
   *
   * @throws MediaException {@code TOO_LARGE} from 2 GiB on
   */
  public static ByteBuffer of(Path file) throws IOException, MediaException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new MediaException(
            Code.TOO_LARGE,
            "%d bytes are over the limit of 2 GiB for one file of a model; split it"
                .formatted(channel.size()));
      }
      return channel
          .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
