package nl.dijkwacht.api;

import java.util.Map;

/**
 * Keeps slow or many clients from holding all threads. The JDK's HTTP server takes these limits
 * from system properties alone, and reads them once, when the JVM's first server is made; a value
 * that is set already stays.
 */
final class ServerLimits {

  private static final Map<String, String> LIMITS =
      Map.of(
          // Seconds for a request to arrive, and for a response to be taken.
          "sun.net.httpserver.maxReqTime", "5",
          "sun.net.httpserver.maxRspTime", "30",
          "sun.net.httpserver.maxReqHeaderSize", "16384",
          "jdk.httpserver.maxConnections", "64");

  private ServerLimits() {}

  static void apply() {
    LIMITS.forEach(System.getProperties()::putIfAbsent);
  }
}
