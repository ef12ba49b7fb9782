package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Reads XML of unknown origin: no document type, so no entities of any kind; limits on size, depth
 * and number of elements.
 */
public final class XmlTree {

  private static final int MAX_DEPTH = 200;
  private static final int MAX_ELEMENTS = 200_000;
  private static final long MAX_CHARS = 64L << 20;

  private XmlTree() {}

  /** A reader that resolves nothing. The caller must refuse {@code DTD} events. */
  public static XMLStreamReader open(InputStream in) throws IOException, MediaException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLReporter((message, kind, related, location) -> {});
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of the document is read");
        });
    try {
      return factory.createXMLStreamReader(XmlEncoding.reader(in));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** The root element of a document. */
  public static XmlNode read(InputStream in) throws IOException, MediaException {
    XMLStreamReader reader = open(in);
    try {
      return tree(reader);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static XmlNode tree(XMLStreamReader reader) throws XMLStreamException, MediaException {
    Deque<XmlNode> open = new ArrayDeque<>();
    int elements = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        XmlNode node = element(reader);
        if (!open.isEmpty()) {
          open.element().add(node);
        }
        open.push(node);
        checkSize(open.size(), ++elements, reader.getLocation().getCharacterOffset());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        XmlNode closed = open.pop();
        if (open.isEmpty()) {
          return closed;
        }
      } else {
        checkEvent(event);
      }
    }
    throw new MediaException(Code.TRUNCATED, "its XML ends too early; fetch the file again");
  }

  /** Refuses document types and entities. */
  public static void checkEvent(int event) throws MediaException {
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new MediaException(
          Code.CORRUPT, "its XML has a document type or an entity of its own; save it without");
    }
  }

  private static XmlNode element(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return new XmlNode(reader.getLocalName(), reader.getLocation().getLineNumber(), attributes);
  }

  private static void checkSize(int depth, int elements, long chars) throws MediaException {
    if (depth > MAX_DEPTH || elements > MAX_ELEMENTS || chars > MAX_CHARS) {
      throw new MediaException(
          Code.TOO_LARGE,
          "its XML is over a limit of %d levels, %d elements or %d characters; split it"
              .formatted(MAX_DEPTH, MAX_ELEMENTS, MAX_CHARS));
    }
  }

  /** What a broken document is reported as. */
  public static MediaException broken(XMLStreamException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    return new MediaException(
        Code.CORRUPT, "its XML is broken at line %d; correct it".formatted(line), e);
  }
}
