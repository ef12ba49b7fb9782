package org.worldmill.jobs.crawl;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Files that a seed names: one, all below a folder or the prefix of a bucket, or a pattern's. */
final class SourcePlaces {

  private SourcePlaces() {}

  /** Their places, sorted. */
  static List<String> list(String place, Configuration hadoop) throws IOException {
    return files(place, hadoop).stream().map(file -> file.getPath().toString()).toList();
  }

  /** A place as Hadoop names it: a URI, or a path of this machine. */
  static Path path(String place) {
    return new Path(place.contains(":/") ? place : new File(place).toURI().toString());
  }

  /**
   * The files, by place; hidden ones, and those that Spark keeps for itself, are left out.
   *
   * @throws FileNotFoundException if there is nothing
   */
  static List<FileStatus> files(String place, Configuration hadoop) throws IOException {
    Path path = path(place);
    var filesystem = path.getFileSystem(hadoop);
    FileStatus[] found = filesystem.globStatus(path);
    if (found == null || found.length == 0) {
      throw new FileNotFoundException("there is no file '" + place + "'; check seeds");
    }
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus status : found) {
      if (status.isFile()) {
        files.add(status);
      } else {
        RemoteIterator<LocatedFileStatus> below = filesystem.listFiles(status.getPath(), true);
        while (below.hasNext()) {
          LocatedFileStatus file = below.next();
          if (!file.getPath().getName().matches("[._].*")) {
            files.add(file);
          }
        }
      }
    }
    files.sort(Comparator.comparing(file -> file.getPath().toString()));
    return files;
  }
}
