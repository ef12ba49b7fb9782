package org.worldmill.ingest.net;

import java.util.Optional;

/**
 * What came of a request.
 *
 * @param status the status of the reply; 0 if there was none
 * @param headers its header
 * @param bodyBytes bytes of the body that lie in the order's target
 * @param wireBytes bytes of the body that came over the wire in this exchange
 * @param address the address that was connected to, if one was
 * @param failure why there is no whole body, if there should be one
 * @param reason the same, for a person
 */
public record FetchReply(
    int status,
    Headers headers,
    long bodyBytes,
    long wireBytes,
    Optional<String> address,
    Optional<Failure> failure,
    String reason) {

  /** How an exchange fails. */
  public enum Failure {
    /** The host must not be asked. */
    FORBIDDEN_ADDRESS,
    /** No connection could be made. */
    UNREACHABLE,
    /** It took longer than the deadline, or nothing came for too long. */
    TIMED_OUT,
    /** It came slower than the least rate. */
    TOO_SLOW,
    /** It is larger than the limit. */
    TOO_LARGE,
    /** It ended before it should. */
    BROKEN_OFF,
    /** The reply is none that HTTP knows. */
    BAD_REPLY,
    /** The header gave a reason to stop before the body. */
    STOPPED
  }

  /** Whether a body is there whole. */
  public boolean isWhole() {
    return failure.isEmpty() && (status == 200 || status == 206);
  }

  /** How a body that broke off may be completed, where the server lets one. */
  public Optional<FetchOrder.Resume> resume() {
    if (!failure.equals(Optional.of(Failure.BROKEN_OFF)) || bodyBytes == 0) {
      return Optional.empty();
    }
    if (headers.first("content-encoding").isPresent()) {
      return Optional.empty();
    }
    return FetchOrder.Validators.of(headers)
        .flatMap(FetchOrder.Validators::strong)
        .map(validator -> new FetchOrder.Resume(bodyBytes, validator));
  }
}
