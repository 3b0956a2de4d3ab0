package nl.dijkwacht.app.acls;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.ResourcePattern;

/** Rights as calls of Kafka's own tool, one for each resource, quoted for a POSIX shell. */
public final class AclCommands {

  private AclCommands() {}

  /**
   * The calls.
   *
   * @param servers where the tool asks
   * @param principal such as {@code User:dijkwacht}
   */
  public static List<String> of(Collection<Right> rights, String servers, String principal) {
    return byResource(rights).values().stream()
        .map(granted -> line(granted, servers, principal))
        .toList();
  }

  /** Rights by what they are on, in the order given. */
  static Map<ResourcePattern, List<Right>> byResource(Collection<Right> rights) {
    return rights.stream()
        .collect(Collectors.groupingBy(Right::on, LinkedHashMap::new, Collectors.toList()));
  }

  private static String line(List<Right> granted, String servers, String principal) {
    Right first = granted.get(0);
    String operations =
        granted.stream()
            .map(right -> " --operation " + right.operationName())
            .distinct()
            .collect(Collectors.joining());
    return "kafka-acls.sh --bootstrap-server %s --command-config admin.properties --add"
            .formatted(quoted(servers))
        + " --allow-principal %s%s --%s %s%s"
            .formatted(
                quoted(principal),
                operations,
                Right.typeName(first.on()),
                quoted(first.on().name()),
                first.isPrefixed() ? " --resource-pattern-type prefixed" : "");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
