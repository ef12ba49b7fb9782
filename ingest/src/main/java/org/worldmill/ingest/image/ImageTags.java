package org.worldmill.ingest.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.ffmpeg.Orientation;
import org.worldmill.schemas.MediaFacts;

/** What EXIF, XMP, IPTC and maker notes say, as far as they can be read. */
final class ImageTags {

  private static final int MAX_TAGS = 600;
  private static final int MAX_LENGTH = 1000;

  private final Optional<Metadata> metadata;

  private ImageTags(Optional<Metadata> metadata) {
    this.metadata = metadata;
  }

  /** Reads them; damaged ones are as good as none, since the picture may be sound. */
  static ImageTags of(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new ImageTags(Optional.of(ImageMetadataReader.readMetadata(in, Files.size(file))));
    } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
      return new ImageTags(Optional.empty());
    }
  }

  /** How the picture was held, by EXIF. */
  Orientation orientation() {
    return metadata
        .map(all -> all.getFirstDirectoryOfType(ExifIFD0Directory.class))
        .map(exif -> exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
        .map(Orientation::ofExif)
        .orElse(Orientation.UPRIGHT);
  }

  /** All statements, by group and name. */
  List<MediaFacts.Tag> tags() {
    List<MediaFacts.Tag> tags = new ArrayList<>();
    if (metadata.isPresent()) {
      tags.addAll(CameraTags.of(metadata.get()));
      tags.addAll(XmpCamera.of(metadata.get()));
      for (Directory directory : metadata.get().getDirectories()) {
        directory.getTags().forEach(tag -> describe(tag).ifPresent(tags::add));
      }
    }
    tags.sort(
        Comparator.comparing(MediaFacts.Tag::group)
            .thenComparing(MediaFacts.Tag::name)
            .thenComparing(MediaFacts.Tag::value));
    return tags.size() > MAX_TAGS ? tags.subList(0, MAX_TAGS) : tags;
  }

  private static Optional<MediaFacts.Tag> describe(Tag tag) {
    try {
      return Optional.ofNullable(tag.getDescription())
          .map(text -> text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text)
          .map(text -> new MediaFacts.Tag(tag.getDirectoryName(), tag.getTagName(), text));
    } catch (RuntimeException e) {
      // Maker notes of some cameras break their own descriptions.
      return Optional.empty();
    }
  }
}
