package org.worldmill.ingest.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * A part of a glTF document and where it stands, which every complaint about it names.
 *
 * @param json the part; a missing node where there is none
 * @param place such as {@code accessors/3}
 */
record GltfNode(JsonNode json, String place) {

  /** The member of this name; missing if it is not there. */
  GltfNode member(String name) {
    return new GltfNode(json.path(name), place.isEmpty() ? name : place + "/" + name);
  }

  /** The element at {@code index} of the array of this name, which must be there. */
  GltfNode element(String name, long index) throws MediaException {
    GltfNode array = member(name);
    int size = array.size();
    if (index < 0 || index >= size) {
      throw new MediaException(
          Code.CORRUPT,
          "it refers to %s/%d, but there are %d; export the model again"
              .formatted(array.place, index, size));
    }
    return array.at((int) index);
  }

  /** The element at {@code index} of this array. */
  GltfNode at(int index) {
    return new GltfNode(json.path(index), place + "/" + index);
  }

  boolean isPresent() {
    return !json.isMissingNode();
  }

  /** The number of elements of this array; 0 if it is missing. */
  int size() throws MediaException {
    if (isPresent() && !json.isArray()) {
      throw wrong("an array");
    }
    return json.size();
  }

  /** The whole number of this name, which must be there. */
  long whole(String name) throws MediaException {
    return optionalWhole(name).orElseThrow(() -> member(name).wrong("a whole number from 0"));
  }

  /** The whole number of this name, or another if it is missing. */
  long whole(String name, long otherwise) throws MediaException {
    return optionalWhole(name).orElse(otherwise);
  }

  /** The whole number of this name; numbers such as 5.0 count as whole. */
  Optional<Long> optionalWhole(String name) throws MediaException {
    GltfNode member = member(name);
    return member.isPresent() ? Optional.of(member.asWhole()) : Optional.empty();
  }

  /** This value, a whole number from 0. */
  long asWhole() throws MediaException {
    double value = json.isNumber() ? json.doubleValue() : -1;
    if (value != Math.rint(value) || value < 0 || value > 1L << 53) {
      throw wrong("a whole number from 0");
    }
    return (long) value;
  }

  /** The numbers of the array of this name; exactly as many as {@code otherwise} has, or those. */
  double[] numbers(String name, double... otherwise) throws MediaException {
    GltfNode array = member(name);
    if (!array.isPresent()) {
      return otherwise.clone();
    }
    double[] numbers = new double[otherwise.length];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode number = array.json.path(i);
      if (array.size() != numbers.length
          || !number.isNumber()
          || !Double.isFinite(number.doubleValue())) {
        throw array.wrong(numbers.length + " finite numbers");
      }
      numbers[i] = number.doubleValue();
    }
    return numbers;
  }

  /** The text of this name. */
  Optional<String> text(String name) throws MediaException {
    GltfNode member = member(name);
    if (!member.isPresent()) {
      return Optional.empty();
    }
    if (!member.json.isTextual()) {
      throw member.wrong("text");
    }
    return Optional.of(member.json.textValue());
  }

  MediaException wrong(String wanted) {
    return new MediaException(
        Code.CORRUPT, "%s must be %s; export the model again".formatted(place, wanted));
  }
}
