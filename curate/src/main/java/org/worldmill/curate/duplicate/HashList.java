package org.worldmill.curate.duplicate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.worldmill.schemas.Modality;

/**
 * Signatures of an evaluation set as text, to be published without its media. UTF-8; the first line
 * is {@value #HEADER}; lines that begin with {@code #} and empty lines say nothing. Every other
 * line is one item, fields joined by tabs and each value within a field by a space:
 *
 * <pre>
 * modality  digest  times  hashes  motion  views  shape
 * </pre>
 *
 * <p>{@code modality} is {@code image}, {@code video} or {@code model3d}; {@code digest} is the
 * content digest; {@code times} are milliseconds since the item's start; {@code hashes} and {@code
 * motion} have 16 hex digits for each time; {@code views} are an index into these and hashes,
 * joined by colons; {@code shape} are decimal numbers. What an item does not have is {@code -}.
 * Later versions have another first line.
 */
public final class HashList {

  /** The first line. */
  public static final String HEADER = "worldmill-hashes/1";

  private static final String NONE = "-";
  private static final int FIELDS = 7;

  private HashList() {}

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if it is no such list; the message names the line
   */
  public static List<Signature> read(BufferedReader in) throws IOException {
    if (!HEADER.equals(in.readLine())) {
      throw new IllegalArgumentException("line 1 is not '" + HEADER + "'");
    }
    List<Signature> found = new ArrayList<>();
    int number = 1;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        found.add(parse(line, number));
      }
    }
    return found;
  }

  /** Writes a list. */
  public static void write(Iterable<Signature> signatures, Writer out) throws IOException {
    out.write(HEADER + '\n');
    for (Signature signature : signatures) {
      out.write(line(signature) + '\n');
    }
  }

  private static String line(Signature s) {
    return String.join(
        "\t",
        s.modality().id(),
        s.content().orElse(NONE),
        orNone(s.millis().stream().map(String::valueOf).collect(Collectors.joining(" "))),
        orNone(HexTrack.text(s.hashes())),
        orNone(HexTrack.text(s.motion())),
        orNone(PictureViews.text(s.keys(), s.views())),
        orNone(s.shape().stream().map(HashList::decimal).collect(Collectors.joining(" "))));
  }

  private static Signature parse(String line, int number) {
    String[] fields = line.split("\t", -1);
    try {
      if (fields.length != FIELDS) {
        throw new IllegalArgumentException(fields.length + " fields");
      }
      PictureViews.Read views = PictureViews.read(fields[5].equals(NONE) ? "" : fields[5]);
      return new Signature(
          Modality.ofId(fields[0]),
          words(fields[2]).stream().map(Integer::valueOf).toList(),
          words(fields[3]).stream().map(HexTrack::hash).toList(),
          words(fields[4]).stream().map(HexTrack::hash).toList(),
          views.keys(),
          views.views(),
          fields[1].equals(NONE) ? Optional.empty() : Optional.of(digest(fields[1])),
          words(fields[6]).stream().map(Double::valueOf).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
  }

  private static String digest(String text) {
    if (!text.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not a digest: '" + text + "'");
    }
    return text;
  }

  private static List<String> words(String field) {
    return field.equals(NONE) ? List.of() : Arrays.asList(field.split(" ", -1));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
