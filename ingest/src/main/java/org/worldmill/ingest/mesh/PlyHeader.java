package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * The header of a PLY file.
 *
 * @param format {@code ascii}, {@code binary_little_endian} or {@code binary_big_endian}
 * @param elements its elements, in the order in which their values follow
 * @param textures pictures that comments of MeshLab's kind name, as paths inside the bundle
 */
record PlyHeader(String format, List<Element> elements, List<String> textures) {

  private static final String TEXTURE = "TextureFile ";
  private static final int MAX_ELEMENTS = 100;
  private static final int MAX_PROPERTIES = 10_000;
  private static final int MAX_LINES = 20_000;
  private static final int MAX_LINE_BYTES = 1000;

  PlyHeader {
    elements = List.copyOf(elements);
    textures = List.copyOf(textures);
  }

  /** The types of values. */
  enum ValueType {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    FLOAT32(4),
    FLOAT64(8);

    final int bytes;

    ValueType(int bytes) {
      this.bytes = bytes;
    }

    static Optional<ValueType> named(String name) {
      return switch (name) {
        case "char", "int8" -> Optional.of(INT8);
        case "uchar", "uint8" -> Optional.of(UINT8);
        case "short", "int16" -> Optional.of(INT16);
        case "ushort", "uint16" -> Optional.of(UINT16);
        case "int", "int32" -> Optional.of(INT32);
        case "uint", "uint32" -> Optional.of(UINT32);
        case "float", "float32" -> Optional.of(FLOAT32);
        case "double", "float64" -> Optional.of(FLOAT64);
        default -> Optional.empty();
      };
    }
  }

  /**
   * A property.
   *
   * @param count type of a list's length; empty for a single value
   */
  record Property(String name, Optional<ValueType> count, ValueType type) {}

  /** An element: so many rows of properties. */
  record Element(String name, long count, List<Property> properties) {

    Element {
      properties = List.copyOf(properties);
    }

    /** Fewest bytes that one row takes: empty lists, or one digit and one space a value. */
    long leastBytes(String format) {
      if (format.equals("ascii")) {
        return 2L * properties.size();
      }
      return properties.stream().mapToLong(p -> p.count().orElse(p.type()).bytes).sum();
    }

    Optional<Property> property(String wanted) {
      return properties.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }
  }

  Optional<Element> element(String name) {
    return elements.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** Reads up to the line {@code end_header}; comments go to {@code facts}. */
  static PlyHeader read(ByteSource in, FactsBuilder facts) throws IOException, MediaException {
    if (!in.restOfLine(MAX_LINE_BYTES).equals("ply")) {
      throw new MediaException(Code.CORRUPT, "line 1 is not 'ply'; check that this is a PLY file");
    }
    Parser parser = new Parser(facts);
    for (int i = 0; i < MAX_LINES; i++) {
      if (in.peek() == ByteSource.END) {
        throw new MediaException(
            Code.TRUNCATED, "it ends before 'end_header'; fetch the file again");
      }
      long number = in.line();
      String line = in.restOfLine(MAX_LINE_BYTES);
      if (line.equals("end_header")) {
        return parser.finished();
      }
      parser.accept(line, number);
    }
    throw new MediaException(
        Code.CORRUPT, "its header has over " + MAX_LINES + " lines; export the model again");
  }

  private static final class Parser {

    private final FactsBuilder facts;
    private final List<Element> elements = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();
    private final Set<String> textures = new LinkedHashSet<>();
    private String format = "";
    private int allProperties;

    Parser(FactsBuilder facts) {
      this.facts = facts;
    }

    void accept(String line, long number) throws MediaException {
      String[] words = line.split("\\s+");
      switch (words[0]) {
        case "format" -> format = format(words, number);
        case "comment", "obj_info" -> comment(line.substring(words[0].length()).strip());
        case "element" -> element(words, number);
        case "property" -> property(words, number);
        // Quirk: old exporters of Blender write a comment without the word in front.
        default -> facts.comment(line);
      }
    }

    private void comment(String text) {
      facts.comment(text);
      if (text.startsWith(TEXTURE) && textures.size() < MAX_ELEMENTS) {
        BundlePath.ofName(text.substring(TEXTURE.length()).strip()).ifPresent(textures::add);
      }
    }

    private static String format(String[] words, long number) throws MediaException {
      if (words.length < 2
          || !List.of("ascii", "binary_little_endian", "binary_big_endian").contains(words[1])) {
        throw wrong(number, "a format other than ascii and binary");
      }
      return words[1];
    }

    private void element(String[] words, long number) throws MediaException {
      if (words.length < 3 || elements.size() == MAX_ELEMENTS) {
        throw wrong(number, "an element without name and count, or one too many");
      }
      close();
      elements.add(new Element(words[1], DecimalNumber.whole(words[2], number), List.of()));
    }

    private void property(String[] words, long number) throws MediaException {
      boolean list = words.length == 5 && words[1].equals("list");
      if (elements.isEmpty() || !(list || words.length == 3) || ++allProperties > MAX_PROPERTIES) {
        throw wrong(number, "a property that is not 'type name' or 'list type type name'");
      }
      ValueType type = type(words[words.length - 2], number);
      Optional<ValueType> count = list ? Optional.of(type(words[2], number)) : Optional.empty();
      if (count.filter(t -> t == ValueType.FLOAT32 || t == ValueType.FLOAT64).isPresent()) {
        throw wrong(number, "a list whose length is no whole number");
      }
      properties.add(new Property(words[words.length - 1], count, type));
    }

    private static ValueType type(String name, long number) throws MediaException {
      Optional<ValueType> type = ValueType.named(name);
      if (type.isEmpty()) {
        throw wrong(number, "the unknown type '" + DecimalNumber.printable(name) + "'");
      }
      return type.get();
    }

    private void close() {
      if (!elements.isEmpty()) {
        Element open = elements.remove(elements.size() - 1);
        elements.add(new Element(open.name(), open.count(), properties));
      }
      properties.clear();
    }

    PlyHeader finished() throws MediaException {
      close();
      if (format.isEmpty()) {
        throw new MediaException(
            Code.CORRUPT, "its header states no format; export the model again");
      }
      return new PlyHeader(format, elements, List.copyOf(textures));
    }

    private static MediaException wrong(long number, String what) {
      return new MediaException(
          Code.CORRUPT, "header line %d has %s; export the model again".formatted(number, what));
    }
  }
}
