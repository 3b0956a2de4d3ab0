package nl.dijkwacht.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.ConfigurationReader;

/** Environments of instances that tests start: small, on free ports, and with no news too old. */
public final class Settings {

  private Settings() {}

  /** For an instance with a broker of its own in the data folder. */
  public static Map<String, String> embedded(Path data) {
    Map<String, String> settings = new HashMap<>();
    settings.put("DIJKWACHT_DATA", data.toString());
    settings.put("DIJKWACHT_KAFKA_EMBEDDED_PORT", "0");
    settings.put("DIJKWACHT_TOPICS_PARTITIONS", "2");
    settings.put("DIJKWACHT_STREAMS_THREADS", "1");
    settings.put("DIJKWACHT_STREAMS_STANDBY_REPLICAS", "0");
    settings.put("DIJKWACHT_COLLECT_FILES_SCAN_INTERVAL", "PT0.2S");
    settings.put("DIJKWACHT_ALERTS_NEWS_FOR", "P36500D");
    settings.put("DIJKWACHT_MONITORING_PORT", "0");
    return settings;
  }

  /** For an instance on a broker that runs already. */
  public static Map<String, String> on(String bootstrapServers, String prefix, Path data) {
    Map<String, String> settings = embedded(data);
    settings.remove("DIJKWACHT_KAFKA_EMBEDDED_PORT");
    settings.put("DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    settings.put("DIJKWACHT_TOPICS_REPLICATION_FACTOR", "1");
    settings.put("DIJKWACHT_PREFIX", prefix);
    return settings;
  }

  /** For what becomes of events alone: an instance as above without drift. */
  public static Map<String, String> ofEvents(String bootstrapServers, String prefix, Path data) {
    Map<String, String> settings = on(bootstrapServers, prefix, data);
    settings.put("DIJKWACHT_STAGES", "collect,detect,findings");
    return settings;
  }

  /**
   * For some stages and what people ask of them: an instance as above whose topics have one
   * partition. A broker gets slower with each, and most tests make all topics.
   */
  public static Map<String, String> ofStages(
      String stages, String bootstrapServers, String prefix, Path data) {
    Map<String, String> settings = on(bootstrapServers, prefix, data);
    settings.put("DIJKWACHT_STAGES", stages);
    settings.put("DIJKWACHT_TOPICS_PARTITIONS", "1");
    return settings;
  }

  public static Configuration configuration(Map<String, String> settings) {
    return ConfigurationReader.read(Optional.empty(), settings).configuration().orElseThrow();
  }
}
