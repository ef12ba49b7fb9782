package org.worldmill.jobs.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** What travels between a worker and its parent: JSON, each message behind its length. */
final class Wire {

  /** A message longer than this is taken for garbage: 128 MiB. */
  static final int MOST_BYTES = 128 << 20;

  static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private Wire() {}

  /**
   * A request.
   *
   * @param task simple name of the request's type
   * @param request the request itself
   */
  record Call(String task, JsonNode request) {}

  /**
   * The answer to a call: a reply or a failure.
   *
   * @param reply what the task found
   * @param failure why it found nothing
   */
  record Answer(Optional<JsonNode> reply, Optional<Failure> failure) {}

  /**
   * A failure that the worker lived to tell.
   *
   * @param code what is wrong with the file; empty if the installation is at fault, not the file
   * @param message for a person
   * @param fatal whether the worker ends itself after it
   */
  record Failure(Optional<MediaException.Code> code, String message, boolean fatal) {}

  static void write(DataOutputStream out, Object message) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(message);
    if (bytes.length > MOST_BYTES) {
      throw new IOException("a message of " + bytes.length + " bytes is too long");
    }
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /** The next message; throws {@link EOFException} at the end of the stream. */
  static <T> T read(DataInputStream in, Class<T> type) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("no message is " + length + " bytes long");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a message ended early");
    }
    return JSON.readValue(bytes, type);
  }
}
