package nl.dijkwacht.api;

import java.util.Map;

/**
 * Keeps slow or many clients from holding all threads. The JDK's HTTP server takes its settings
 * from system properties alone, and reads them once, when the JVM's first server is made; what is
 * set already stays.
 */
final class ServerSettings {

  private static final Map<String, String> SETTINGS =
      Map.of(
          // Seconds for a request to arrive, and for a response to be taken.
          "sun.net.httpserver.maxReqTime", "5",
          "sun.net.httpserver.maxRspTime", "30",
          "sun.net.httpserver.maxReqHeaderSize", "16384",
          "jdk.httpserver.maxConnections", "64",
          // Else a response on a connection that is kept waits 40 ms for the client's delayed ACK.
          "sun.net.httpserver.nodelay", "true");

  private ServerSettings() {}

  static void apply() {
    SETTINGS.forEach(System.getProperties()::putIfAbsent);
  }
}
