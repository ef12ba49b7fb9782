package org.worldmill.ingest.mesh;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Decodes XML by its byte order mark or its declaration, else as UTF-8 (XML 1.0, appendix F). Bytes
 * that are no characters fail with an {@link IOException}: the parser itself would write them to
 * the standard error stream, which belongs to nobody.
 */
final class XmlEncoding {

  private static final int HEAD_BYTES = 256;

  /**
   * Quirk: descriptions of PyBullet's robots declare version 0.0, or have empty lines before the
   * declaration; all readers of robots pass over that.
   */
  private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml\\b[^<>]*\\?>");

  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml\\b[^>]*\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private XmlEncoding() {}

  static Reader reader(InputStream in) throws IOException, MediaException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    bytes.mark(HEAD_BYTES);
    byte[] head = bytes.readNBytes(HEAD_BYTES);
    bytes.reset();
    int mark = starts(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
    String text = new String(head, mark, head.length - mark, StandardCharsets.ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(text);
    // What it says is known after this, and is not asked for again.
    bytes.skipNBytes(mark + (declaration.find() ? declaration.end() : 0));
    return new InputStreamReader(bytes, charset(head, text).newDecoder());
  }

  private static Charset charset(byte[] head, String text) throws MediaException {
    if (starts(head, 0xfe, 0xff) || starts(head, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16;
    }
    Matcher declared = DECLARED.matcher(text);
    if (!declared.find() || declared.group(1).equalsIgnoreCase("utf-8")) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new MediaException(
          Code.CORRUPT,
          "its XML is encoded as '%s', which is not known; save it as UTF-8"
              .formatted(declared.group(1)),
          e);
    }
  }

  private static boolean starts(byte[] head, int... mark) {
    boolean same = head.length >= mark.length;
    for (int i = 0; same && i < mark.length; i++) {
      same = (head[i] & 0xff) == mark[i];
    }
    return same;
  }
}
