package org.worldmill.jobs.duplicate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.worldmill.curate.duplicate.HashList;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.schemas.ContentHash;

/** The hash lists of a configuration, as read. Serializable. */
public final class HashLists implements Serializable {

  private static final long serialVersionUID = 1;

  private final ArrayList<Text> lists;

  private HashLists(List<Text> lists) {
    this.lists = new ArrayList<>(lists);
  }

  private record Text(String name, String text) implements Serializable {}

  /**
   * Reads lists.
   *
   * @param places paths or URIs
   * @throws IllegalArgumentException if one is no hash list; the message names it and the line
   * @throws UncheckedIOException if one cannot be read
   */
  public static HashLists read(List<String> places, Configuration hadoop) {
    List<Text> lists = new ArrayList<>();
    for (String place : places) {
      lists.add(new Text(name(place), text(place, hadoop)));
    }
    HashLists read = new HashLists(lists);
    read.entries();
    return read;
  }

  private static String name(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static String text(String place, Configuration hadoop) {
    boolean uri = place.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    URI where =
        uri ? URI.create(place) : java.nio.file.Path.of(place).toAbsolutePath().normalize().toUri();
    try (InputStream in = FileSystem.get(where, hadoop).open(new Path(where))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the hash list "
              + place
              + " cannot be read; check curate.decontaminate and curate.refuse",
          e);
    }
  }

  /** Changes with what the lists say, and how they are called. */
  public String digest() {
    StringBuilder all = new StringBuilder();
    lists.forEach(list -> all.append(list.name()).append('\n').append(ContentHash.of(list.text())));
    return ContentHash.of(all.toString());
  }

  /**
   * An item of an evaluation set.
   *
   * @param list the list's name
   * @param number its place in the list, from 1
   * @param signature what it is found by
   */
  record Listed(String list, int number, Signature signature) {}

  /** All items of all lists, in order. */
  List<Listed> entries() {
    List<Listed> all = new ArrayList<>();
    for (Text list : lists) {
      try (BufferedReader in = new BufferedReader(new StringReader(list.text()))) {
        int number = 0;
        for (Signature signature : HashList.read(in)) {
          number++;
          all.add(new Listed(list.name(), number, signature));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "the hash list " + list.name() + " is refused: " + e.getMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException("text in memory", e);
      }
    }
    return all;
  }
}
