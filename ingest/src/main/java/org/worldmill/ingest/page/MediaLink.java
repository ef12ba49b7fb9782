package org.worldmill.ingest.page;

import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

/**
 * A medium that something on the web leads to.
 *
 * @param url where its bytes are
 * @param modality what it promises to be
 * @param words what is said of it
 * @param licence the terms that are stated for it
 * @param tracks timed text that belongs to it
 */
public record MediaLink(
    WebUrl url, Modality modality, Words words, Licence licence, List<Track> tracks) {

  public MediaLink {
    tracks = List.copyOf(tracks);
  }

  /**
   * Candidates for a caption.
   *
   * @param alt its alternative text
   * @param title its title
   * @param caption the caption of its figure, or its description
   * @param near the text beside it
   */
  public record Words(
      Optional<String> alt,
      Optional<String> title,
      Optional<String> caption,
      Optional<String> near) {

    /** No words. */
    public static final Words NONE =
        new Words(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** These, and where they lack something, those. */
    public Words or(Words other) {
      return new Words(
          alt.or(other::alt),
          title.or(other::title),
          caption.or(other::caption),
          near.or(other::near));
    }
  }

  /**
   * Subtitles, captions or descriptions.
   *
   * @param url where they are
   * @param language a language tag, if one is given
   */
  public record Track(WebUrl url, Optional<String> language) {}

  /** This link with what another mention of the same medium adds. */
  MediaLink merged(MediaLink other) {
    Licence better = other.licence.confidence() > licence.confidence() ? other.licence : licence;
    Licence whole =
        new Licence(
            better.spdx(),
            better.url(),
            better.attribution().or(licence::attribution).or(other.licence::attribution),
            better.evidence(),
            better.confidence());
    return new MediaLink(
        url, modality, words.or(other.words), whole, tracks.isEmpty() ? other.tracks : tracks);
  }
}
