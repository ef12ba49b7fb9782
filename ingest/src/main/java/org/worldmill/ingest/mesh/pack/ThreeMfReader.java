package org.worldmill.ingest.mesh.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.ingest.mesh.XmlTree;
import org.worldmill.ingest.mesh.pack.ZipPackage.BombException;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;

/**
 * Reads 3MF (3MF Consortium, "3D Manufacturing Format, Core Specification 1.3"): the objects that
 * the build places, with components, transforms and units. Materials are counted; slices, beams and
 * parts in other model files of the package are passed over.
 */
public final class ThreeMfReader {

  private static final String MODEL = "3D/3dmodel.model";

  private ThreeMfReader() {}

  /** Reads a package. */
  public static ParsedModel read(Path file) throws IOException, MediaException {
    try (ZipPackage zip = ZipPackage.open(file)) {
      String name =
          zip.find(MODEL)
              .or(() -> zip.find("/" + MODEL))
              .orElseThrow(
                  () ->
                      new MediaException(
                          Code.NO_CONTENT,
                          "its archive has no '" + MODEL + "'; export it with its model"));
      FactsBuilder facts = new FactsBuilder("3mf");
      try (InputStream in = zip.open(name)) {
        Model3d model = parse(in, facts);
        facts.textures((int) zip.count(".png") + (int) zip.count(".jpg"));
        return facts.with(model);
      } catch (XMLStreamException e) {
        throw e.getNestedException() instanceof BombException bomb ? bomb(bomb) : XmlTree.broken(e);
      } catch (BombException e) {
        throw bomb(e);
      }
    } catch (java.util.zip.ZipException e) {
      throw ZipPackage.broken(e);
    }
  }

  private static MediaException bomb(BombException e) {
    return new MediaException(Code.TOO_LARGE, String.valueOf(e.getMessage()), e);
  }

  private static Model3d parse(InputStream in, FactsBuilder facts)
      throws IOException, XMLStreamException, MediaException {
    XMLStreamReader xml = XmlTree.open(in);
    ThreeMfObjects objects = new ThreeMfObjects(xml);
    int materials = 0;
    double metres = 0.001;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event != XMLStreamConstants.START_ELEMENT) {
        XmlTree.checkEvent(event);
        continue;
      }
      switch (xml.getLocalName()) {
        case "model" -> metres = metres(xml);
        case "metadata" -> metadata(xml, facts);
        case "base", "color" -> {
          materials++;
          objects.start();
        }
        default -> objects.start();
      }
    }
    facts.materials(materials);
    return objects.build().with(ModelFrame.of(ModelFrame.Axis.Z, metres));
  }

  private static double metres(XMLStreamReader xml) throws MediaException {
    String unit = Optional.ofNullable(xml.getAttributeValue(null, "unit")).orElse("millimeter");
    return switch (unit) {
      case "micron" -> 1e-6;
      case "millimeter" -> 1e-3;
      case "centimeter" -> 1e-2;
      case "inch" -> 0.0254;
      case "foot" -> 0.3048;
      case "meter" -> 1;
      default ->
          throw new MediaException(
              Code.CORRUPT, "its unit is '" + unit + "'; export the model again");
    };
  }

  private static void metadata(XMLStreamReader xml, FactsBuilder facts) throws XMLStreamException {
    String name = Optional.ofNullable(xml.getAttributeValue(null, "name")).orElse("");
    StringBuilder text = new StringBuilder();
    while (xml.hasNext() && xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isCharacters() && text.length() < 1000) {
        text.append(xml.getText());
      }
    }
    facts.tag("3mf", name, text.toString());
    if (name.equals("Application")) {
      facts.generator(text.toString());
    }
  }
}
