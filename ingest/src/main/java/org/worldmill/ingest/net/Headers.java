package org.worldmill.ingest.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header fields of a reply, in their order. Names are compared without regard to case.
 *
 * @param fields all of them
 */
public record Headers(List<Field> fields) {

  /** None. */
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  /**
   * One line.
   *
   * @param name its name
   * @param value its value
   */
  public record Field(String name, String value) {}

  /** Headers of names and values in turn. */
  public static Headers of(String... namesAndValues) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  /** The first value of a name. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of a name. */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /** The media type without its parameters, in lowercase. */
  public Optional<String> mediaType() {
    return first("content-type")
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT))
        .filter(type -> !type.isEmpty());
  }

  /** The number of bytes that the reply promises. */
  public Optional<Long> contentLength() {
    return first("content-length")
        .filter(value -> value.strip().matches("[0-9]{1,15}"))
        .map(value -> Long.parseLong(value.strip()));
  }
}
