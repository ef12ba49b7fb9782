package org.worldmill.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.drew.metadata.Metadata;
import com.drew.metadata.xmp.XmpDirectory;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.video.TestCorpus;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;

class XmpCameraTest {

  private static Map<String, String> real(String name) throws MediaException {
    MediaFacts facts = ImageProbe.probe(TestCorpus.file("image/" + name), "image/jpeg");
    return facts.tags().stream()
        .filter(tag -> tag.group().equals("Camera"))
        .collect(Collectors.toMap(MediaFacts.Tag::name, MediaFacts.Tag::value));
  }

  /** Attributes of a description, with the namespaces they need. */
  private static Map<String, String> written(String attributes) throws XMPException {
    String packet =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
            + " rdf:about='' xmlns:GPano='http://ns.google.com/photos/1.0/panorama/'"
            + " xmlns:GDepth='http://ns.google.com/photos/1.0/depthmap/' "
            + attributes
            + "/></rdf:RDF></x:xmpmeta>";
    XmpDirectory directory = new XmpDirectory();
    directory.setXMPMeta(XMPMetaFactory.parseFromString(packet));
    Metadata metadata = new Metadata();
    metadata.addDirectory(directory);
    return XmpCamera.of(metadata).stream()
        .collect(Collectors.toMap(MediaFacts.Tag::name, MediaFacts.Tag::value));
  }

  @Test
  void aDroneTellsItsGimbalsAttitude() throws MediaException {
    assertThat(real("drone_dataset_brighton_beach__DJI_0021.JPG"))
        .containsEntry("attitude_yaw_deg", "45.00")
        .containsEntry("attitude_pitch_deg", "-90.00")
        .containsEntry("attitude_roll_deg", "0.00")
        .containsEntry("height_m", "40.10");
  }

  @Test
  void aPhoneTellsOfDepthWhoseRangeHasNoUnit() throws MediaException {
    assertThat(real("metadata-extractor-images__Android_Depth_Map.jpg"))
        .containsEntry("depth", "xmp GDepth RangeInverse")
        .doesNotContainKeys("depth_near_m", "depth_far_m");
  }

  @Test
  void aRangeInMillimetresIsToldInMetres() throws XMPException {
    assertThat(
            written(
                "GDepth:Format='RangeLinear' GDepth:Units='mm' GDepth:Near='500' GDepth:Far='x'"))
        .containsEntry("depth_near_m", "0.5")
        .doesNotContainKey("depth_far_m");
  }

  @Test
  void aPanoramaTellsItsPartOfTheSphere() throws XMPException {
    assertThat(
            written(
                "GPano:ProjectionType='equirectangular' GPano:PoseHeadingDegrees='350.5'"
                    + " GPano:CroppedAreaImageWidthPixels='3000' GPano:FullPanoWidthPixels='4000'"
                    + " GPano:CroppedAreaImageHeightPixels='9' GPano:FullPanoHeightPixels='0'"))
        .containsEntry("projection", "equirectangular")
        .containsEntry("projection_yaw_deg", "350.5")
        .containsEntry("projection_x_share", "0.75")
        .doesNotContainKey("projection_y_share");
  }
}
