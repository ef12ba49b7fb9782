package org.worldmill.ingest.net;

import java.net.UnknownHostException;

/** An address that must not be asked, or a text that is none; the message says why. */
public final class AddressException extends UnknownHostException {

  private static final long serialVersionUID = 1;

  AddressException(String reason) {
    super(reason);
  }
}
