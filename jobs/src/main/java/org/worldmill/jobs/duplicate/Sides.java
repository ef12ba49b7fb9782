package org.worldmill.jobs.duplicate;

import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Joins on a column that both sides have, which keep one of it. */
final class Sides {

  private Sides() {}

  static Seq<String> same(String column) {
    return CollectionConverters.asScala(List.of(column)).toList();
  }
}
