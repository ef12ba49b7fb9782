package org.worldmill.bench.crawl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The servers of the web, running in a process of their own. */
final class WebProcess implements AutoCloseable {

  private final Process process;
  private final List<String> hosts;
  private final int port;

  /** Starts them and waits until they listen. */
  WebProcess(int hosts, int pages) throws IOException {
    this.hosts = List.copyOf(HostNames.first(hosts));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xss512k",
                "-cp",
                System.getProperty("java.class.path"),
                LoopbackWeb.class.getName(),
                Integer.toString(hosts),
                Integer.toString(pages))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (line == null) {
      throw new IOException("the web did not come up");
    }
    port = Integer.parseInt(line);
  }

  List<String> hosts() {
    return hosts;
  }

  /** An address by the name of its host, which a crawl with the fixture finds. */
  String named(String host, String target) {
    return "http://" + host + ":" + port + target;
  }

  /** The same by number, which needs no name server. */
  String numbered(String host, String target) {
    return "http://" + HostNames.address(host).getHostAddress() + ":" + port + target;
  }

  /** CPU seconds that the servers have used. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(spent -> spent.toMillis() / 1e3).orElse(0.0);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }
}
