package org.worldmill.ingest.mesh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * An element of an XML document: name without prefix, attributes and child elements; text is not
 * kept. Complaints name its line.
 */
public final class XmlNode {

  private final String name;
  private final int line;
  private final Map<String, String> attributes;
  private final List<XmlNode> children = new ArrayList<>();

  /** An element without children. */
  public XmlNode(String name, int line, Map<String, String> attributes) {
    this.name = name;
    this.line = line;
    this.attributes = new LinkedHashMap<>(attributes);
  }

  void add(XmlNode child) {
    children.add(child);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its children, in order. */
  public List<XmlNode> children() {
    return Collections.unmodifiableList(children);
  }

  /** Its children of this name. */
  public List<XmlNode> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** Its first child of this name. */
  public Optional<XmlNode> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** Its attributes, in order. */
  public Map<String, String> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  /** An attribute. */
  public Optional<String> text(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** An attribute that must be there. */
  public String need(String attribute) throws MediaException {
    return text(attribute).orElseThrow(() -> wrong("has no attribute '%s'".formatted(attribute)));
  }

  /** An attribute that is a number. */
  public Optional<Double> number(String attribute) throws MediaException {
    double[] one = numbers(attribute);
    if (one.length > 1) {
      throw wrong("has more than one number as '%s'".formatted(attribute));
    }
    return one.length == 0 ? Optional.empty() : Optional.of(one[0]);
  }

  /** An attribute that is a list of finite numbers; empty where it is missing. */
  public double[] numbers(String attribute) throws MediaException {
    String text = attributes.getOrDefault(attribute, "").strip();
    if (text.isEmpty()) {
      return new double[0];
    }
    String[] words = text.split("\\s+");
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = DecimalNumber.of(words[i], line);
      if (!Double.isFinite(numbers[i])) {
        throw wrong("has '%s' as '%s'".formatted(DecimalNumber.printable(words[i]), attribute));
      }
    }
    return numbers;
  }

  /** So many numbers, or those given where the attribute is missing. */
  public double[] numbers(String attribute, double... otherwise) throws MediaException {
    double[] numbers = numbers(attribute);
    if (numbers.length == 0) {
      return otherwise.clone();
    }
    if (numbers.length != otherwise.length) {
      throw wrong(
          "has %d numbers as '%s', %d are needed"
              .formatted(numbers.length, attribute, otherwise.length));
    }
    return numbers;
  }

  /** This element with attributes that it does not have itself, and the same children. */
  public XmlNode withDefaults(Map<String, String> defaults) {
    XmlNode merged = new XmlNode(name, line, defaults);
    merged.attributes.putAll(attributes);
    merged.children.addAll(children);
    return merged;
  }

  /** This element with other children. */
  public XmlNode withChildren(List<XmlNode> others) {
    XmlNode copy = new XmlNode(name, line, attributes);
    copy.children.addAll(others);
    return copy;
  }

  /** A complaint about this element. */
  public MediaException wrong(String what) {
    return new MediaException(
        Code.CORRUPT,
        "line %d: <%s> %s; correct it".formatted(line, DecimalNumber.printable(name), what));
  }
}
