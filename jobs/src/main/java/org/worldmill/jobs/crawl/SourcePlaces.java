package org.worldmill.jobs.crawl;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Files that a seed names: one, all of a folder, or those that fit a pattern. */
final class SourcePlaces {

  private SourcePlaces() {}

  /** Their places, sorted. */
  static List<String> list(String place, Configuration hadoop) throws IOException {
    Path path = new Path(place.contains(":/") ? place : new java.io.File(place).toURI().toString());
    var filesystem = path.getFileSystem(hadoop);
    FileStatus[] found = filesystem.globStatus(path);
    if (found == null || found.length == 0) {
      throw new FileNotFoundException("there is no file '" + place + "'; check seeds");
    }
    List<String> files = new ArrayList<>();
    for (FileStatus status : found) {
      if (status.isFile()) {
        files.add(status.getPath().toString());
      } else {
        for (FileStatus child : filesystem.listStatus(status.getPath())) {
          if (child.isFile() && !child.getPath().getName().startsWith(".")) {
            files.add(child.getPath().toString());
          }
        }
      }
    }
    return files.stream().sorted().toList();
  }
}
