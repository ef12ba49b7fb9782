package org.worldmill.jobs.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The class path of a worker: Worldmill and what reads media, without Spark. Where Worldmill is one
 * jar (java -jar, spark-submit, an executor that fetched it) it is that jar; where it lies in class
 * folders or jars of modules it is this JVM's class path less what only Spark needs.
 */
final class WorkerClassPath {

  /** Classes that the protocol needs and that Spark's installation may provide instead of us. */
  private static final List<Class<?>> PROTOCOL =
      List.of(ObjectMapper.class, JsonParser.class, JsonCreator.class, Jdk8Module.class);

  private static final Pattern SPARK_ALONE =
      Pattern.compile(
          "(spark|hadoop|scala|iceberg|hive|kryo|chill|netty|parquet|arrow|avro|orc|zookeeper"
              + "|curator|jersey|breeze|postgresql|sqlite|log4j|rocksdb|datanucleus|derby"
              + "|json4s|jetty|aws-|s3|sts|bundle|archunit).*\\.jar");

  private WorkerClassPath() {}

  /** Entries joined for {@code -cp}. */
  static String find() {
    Set<String> entries = new LinkedHashSet<>();
    Optional<Path> own = sourceOf(WorkerMain.class);
    own.ifPresent(path -> entries.add(path.toString()));
    if (own.isEmpty() || !Files.isRegularFile(own.get()) || !own.equals(nativeLoader())) {
      loaded(WorkerMain.class.getClassLoader()).forEach(path -> addUnlessSpark(path, entries));
      for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
        if (!entry.isEmpty()) {
          addUnlessSpark(Path.of(entry).toAbsolutePath(), entries);
        }
      }
    }
    PROTOCOL.forEach(type -> sourceOf(type).ifPresent(path -> entries.add(path.toString())));
    return String.join(File.pathSeparator, entries);
  }

  private static void addUnlessSpark(Path entry, Set<String> entries) {
    Path name = entry.getFileName();
    if (name != null && !SPARK_ALONE.matcher(name.toString()).matches()) {
      entries.add(entry.toString());
    }
  }

  /** The files of class loaders that list them, as Spark's do for the jars of an application. */
  private static List<Path> loaded(ClassLoader first) {
    List<Path> files = new ArrayList<>();
    ClassLoader loader = first;
    while (loader != null) {
      if (loader instanceof URLClassLoader listed) {
        for (URL url : listed.getURLs()) {
          fileOf(url).ifPresent(files::add);
        }
      }
      loader = loader.getParent();
    }
    return files;
  }

  /** Where the native loader lies, looked up by name so that this JVM does not start it. */
  private static Optional<Path> nativeLoader() {
    try {
      return sourceOf(
          Class.forName("org.bytedeco.javacpp.Loader", false, WorkerMain.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> sourceOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? Optional.empty()
        : fileOf(source.getLocation());
  }

  private static Optional<Path> fileOf(URL url) {
    try {
      return "file".equals(url.getProtocol())
          ? Optional.of(Path.of(url.toURI()).toAbsolutePath())
          : Optional.empty();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class comes from " + url, e);
    }
  }
}
