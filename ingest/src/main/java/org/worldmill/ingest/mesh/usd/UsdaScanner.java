package org.worldmill.ingest.mesh.usd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Words of a text layer. Spaces, ends of lines and comments before a word are passed over. */
final class UsdaScanner {

  private static final int END = -1;
  private static final int MAX_TEXT_BYTES = 16 << 20;

  private final ByteBuffer bytes;
  private int at;
  private long line = 1;

  UsdaScanner(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** The next byte that belongs to a word, or -1 at the end. */
  int peek() {
    while (true) {
      int c = raw(at);
      if (c == '#' || (c == '/' && raw(at + 1) == '/')) {
        while (c != END && c != '\n') {
          c = raw(++at);
        }
      } else if (c == '/' && raw(at + 1) == '*') {
        skipBlock();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        take();
      } else {
        return c;
      }
    }
  }

  private void skipBlock() {
    at += 2;
    while (raw(at) != END && !(raw(at) == '*' && raw(at + 1) == '/')) {
      take();
    }
    at = Math.min(at + 2, bytes.limit());
  }

  private int raw(int position) {
    return position < bytes.limit() ? bytes.get(position) & 0xff : END;
  }

  private int take() {
    int c = raw(at);
    if (c != END) {
      at++;
      line += c == '\n' ? 1 : 0;
    }
    return c;
  }

  /** Takes a sign if it comes next. */
  boolean accept(char sign) {
    boolean there = peek() == sign;
    if (there) {
      take();
    }
    return there;
  }

  /** Takes a sign that must come next. */
  void expect(char sign) throws MediaException {
    if (!accept(sign)) {
      throw wrong("'" + sign + "' is missing");
    }
  }

  /** Takes a word if it comes next and ends there. */
  boolean accept(String word) {
    boolean there = precedes(word);
    at += there ? word.length() : 0;
    return there;
  }

  /** Whether a word comes next and ends there. */
  boolean precedes(String word) {
    peek();
    for (int i = 0; i < word.length(); i++) {
      if (raw(at + i) != word.charAt(i)) {
        return false;
      }
    }
    return !isNamePart(raw(at + word.length()));
  }

  /** A name: a letter or an underscore, then these and digits. */
  String name() throws MediaException {
    peek();
    int start = at;
    while (isNamePart(raw(at))) {
      at++;
    }
    if (at == start || Character.isDigit(raw(start))) {
      throw wrong("a name is missing");
    }
    return text(start, at);
  }

  /** Names joined by colons. */
  String qualifiedName() throws MediaException {
    peek();
    int start = at;
    name();
    while (raw(at) == ':') {
      at++;
      // No space may stand inside.
      if (!isNamePart(raw(at))) {
        throw wrong("a name is missing after ':'");
      }
      name();
    }
    return text(start, at);
  }

  private static boolean isNamePart(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c >= 0x80;
  }

  /** Whether a name comes next. */
  boolean atName() {
    int c = peek();
    return isNamePart(c) && !Character.isDigit(c);
  }

  boolean atNumber() {
    int c = peek();
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }

  /** A number. */
  double number() throws MediaException {
    peek();
    int start = at;
    for (int c = raw(at); isNamePart(c) || c == '-' || c == '+' || c == '.'; c = raw(at)) {
      at++;
    }
    if (at - start > 100) {
      throw wrong("a number has over 100 digits");
    }
    return DecimalNumber.of(text(start, at), line);
  }

  /** Whether a text in quotes comes next. */
  boolean atText() {
    int c = peek();
    return c == '"' || c == '\'';
  }

  /** A text in quotes, one or three at either end. */
  String text() throws MediaException {
    int quote = peek();
    if (!atText()) {
      throw wrong("a text in quotes is missing");
    }
    int count = raw(at + 1) == quote && raw(at + 2) == quote ? 3 : 1;
    at += count;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    while (!ends(quote, count)) {
      int c = take();
      if (c == END || (c == '\n' && count == 1) || text.size() > MAX_TEXT_BYTES) {
        throw wrong("a text does not end");
      }
      if (c == '\\') {
        c = escaped(take());
      }
      text.write(c);
    }
    at += count;
    return text.toString(StandardCharsets.UTF_8);
  }

  private static int escaped(int c) {
    return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
  }

  private boolean ends(int sign, int count) {
    for (int i = 0; i < count; i++) {
      if (raw(at + i) != sign) {
        return false;
      }
    }
    return true;
  }

  /** The name of a file between one or three at-signs. */
  String asset() throws MediaException {
    expect('@');
    int count = raw(at) == '@' && raw(at + 1) == '@' ? 3 : 1;
    at += count - 1;
    int start = at;
    while (!ends('@', count)) {
      if (take() == END) {
        throw wrong("the name of a file does not end");
      }
    }
    String name = text(start, at);
    at += count;
    return name;
  }

  /** A path between angle brackets. */
  String path() throws MediaException {
    expect('<');
    int start = at;
    while (raw(at) != '>') {
      int c = take();
      if (c == END || c == '\n') {
        throw wrong("a path does not end");
      }
    }
    String path = text(start, at);
    at++;
    return path;
  }

  private String text(int start, int end) throws MediaException {
    if (end - start > MAX_TEXT_BYTES) {
      throw wrong("a name is over 16 MiB long");
    }
    byte[] part = new byte[end - start];
    bytes.get(start, part);
    return new String(part, StandardCharsets.UTF_8);
  }

  MediaException wrong(String what) {
    boolean over = peek() == END;
    return new MediaException(
        over ? Code.TRUNCATED : Code.CORRUPT,
        "line %d: %s; %s".formatted(line, what, over ? "fetch the file again" : "correct it"));
  }
}
