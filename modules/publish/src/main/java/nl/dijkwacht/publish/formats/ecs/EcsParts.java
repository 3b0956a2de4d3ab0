package nl.dijkwacht.publish.formats.ecs;

import java.time.Instant;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.formats.JsonFields;
import org.jspecify.annotations.Nullable;

/** Fields that all events have. */
final class EcsParts {

  /** The fields that are used are the same in all later versions. */
  private static final String VERSION = "8.17.0";

  private EcsParts() {}

  static JsonFields beginning(Instant changedAt, String message) {
    return new JsonFields()
        .iso("@timestamp", changedAt)
        .object("ecs", new JsonFields().text("version", VERSION))
        .text("message", message);
  }

  /** As OCSF counts them; ECS leaves it to the source. */
  static long severity(@Nullable Level level) {
    return level == null
        ? 0
        : switch (level) {
          case INFORMATIONAL -> 1;
          case LOW -> 2;
          case MEDIUM -> 3;
          case HIGH -> 4;
          case CRITICAL -> 5;
        };
  }

  static JsonFields cloud(String account, String region, @Nullable String service) {
    return new JsonFields()
        .text("provider", "aws")
        .object("account", new JsonFields().text("id", account))
        .text("region", region)
        .object("service", new JsonFields().text("name", service));
  }
}
