package org.worldmill.schemas;

/**
 * Bad media: an expected, counted outcome. Becomes a {@link Reject} and never stops a run. Wrong
 * arguments and bugs are other exceptions.
 */
public class MediaException extends Exception {

  private final Code code;

  /** What is wrong with it, in the words of the quarantine table. */
  public enum Code {
    /** The file has no bytes. */
    EMPTY,
    /** No reader is there for this type of file. */
    UNSUPPORTED,
    /** It ends before it should. */
    TRUNCATED,
    /** Its structure contradicts itself or its format. */
    CORRUPT,
    /** It has no picture, no frame or no geometry. */
    NO_CONTENT,
    /** It is encrypted. */
    ENCRYPTED,
    /** It is larger than a limit: pixels, vertices, bytes. */
    TOO_LARGE,
    /** It refers to something outside its own bundle, or to a missing part of it. */
    BAD_REFERENCE,
    /** It took longer than its deadline. */
    TIMED_OUT,
    /** It needed more memory than a worker may use. */
    OUT_OF_MEMORY,
    /** It killed the worker that opened it, twice. */
    CRASHED,
    /** It could not be read from where it lies. */
    UNREADABLE,
    /** A hash list of the operator has it: its bytes are not kept. */
    REFUSED
  }

  /** Makes one; the message names the place and the remedy, the caller adds the file. */
  public MediaException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** As above, with what led to it. */
  public MediaException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The kind of fault. */
  public Code code() {
    return code;
  }
}
