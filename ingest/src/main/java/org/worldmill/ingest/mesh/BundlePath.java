package org.worldmill.ingest.mesh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * A path that a model file names, kept inside the folder of that file: no absolute path, no scheme,
 * no step upwards, no symbolic link that leads out.
 */
public final class BundlePath {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final int MAX_CHARS = 1000;
  private static final int MOST_UP = 2;

  private BundlePath() {}

  /** The relative path that a glTF URI stands for, percent signs decoded once. */
  public static String ofUri(String uri) throws MediaException {
    return safe(decoded(uri)).orElseThrow(() -> leaves(uri));
  }

  /** The relative path that a name in a text format stands for; empty if it leads outside. */
  public static Optional<String> ofName(String name) {
    return safe(name.replace('\\', '/'));
  }

  /** The file at a checked relative path; missing files and links that lead out are refused. */
  public static Path resolve(Path folder, String relative) throws MediaException {
    try {
      Path home = folder.toRealPath();
      Path file = home.resolve(relative);
      if (!Files.isRegularFile(file)) {
        throw new MediaException(
            Code.BAD_REFERENCE,
            "it names '%s', which is not beside it; add the file to the bundle"
                .formatted(relative));
      }
      Path real = file.toRealPath();
      if (!real.startsWith(home)) {
        throw leaves(relative);
      }
      return real;
    } catch (InvalidPathException e) {
      throw leaves(relative);
    } catch (IOException e) {
      throw new MediaException(
          Code.UNREADABLE, "'" + relative + "' cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The relative path that a name in a robot's description stands for: it may begin with up to two
   * steps upwards, since meshes lie in a folder beside that of the description. Empty if it leads
   * further out.
   */
  public static Optional<String> beside(String name) {
    String rest = name.replace('\\', '/');
    StringBuilder up = new StringBuilder();
    while (rest.startsWith("../") || rest.startsWith("./")) {
      boolean step = rest.startsWith("../");
      up.append(step ? "../" : "");
      rest = rest.substring(step ? 3 : 2);
    }
    return up.length() > 3 * MOST_UP ? Optional.empty() : safe(rest).map(path -> up + path);
  }

  /** The file at a path of {@link #beside}; it must lie at most two folders above. */
  public static Path resolveBeside(Path folder, String relative) throws MediaException {
    Path root = folder.toAbsolutePath();
    String inside = relative;
    while (inside.startsWith("../")) {
      Path parent = root.getParent();
      if (parent == null) {
        throw leaves(relative);
      }
      root = parent;
      inside = inside.substring(3);
    }
    return resolve(root, inside);
  }

  private static Optional<String> safe(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS || SCHEME.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.startsWith("/") || text.indexOf('\\') >= 0 || text.chars().anyMatch(c -> c < ' ')) {
      return Optional.empty();
    }
    StringBuilder path = new StringBuilder();
    for (String step : text.split("/", -1)) {
      if (step.equals("..")) {
        return Optional.empty();
      }
      if (!step.isEmpty() && !step.equals(".")) {
        path.append(path.length() == 0 ? "" : "/").append(step);
      }
    }
    return path.length() == 0 ? Optional.empty() : Optional.of(path.toString());
  }

  private static String decoded(String uri) throws MediaException {
    if (uri.length() > 3 * MAX_CHARS) {
      throw leaves(uri);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(percentDecoded(uri.getBytes(StandardCharsets.UTF_8))))
          .toString();
    } catch (CharacterCodingException e) {
      throw leaves(uri);
    }
  }

  /** The bytes with every %XX replaced, once; a percent sign without two hex digits stays. */
  static byte[] percentDecoded(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (raw[i] == '%' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(raw[i]);
      }
    }
    return out.toByteArray();
  }

  /** The complaint about a name that leads outside. */
  public static MediaException leaves(String name) {
    return new MediaException(
        Code.BAD_REFERENCE,
        "it names '%s', which is not inside its own folder; put the file beside the model"
            .formatted(DecimalNumber.printable(name)));
  }
}
