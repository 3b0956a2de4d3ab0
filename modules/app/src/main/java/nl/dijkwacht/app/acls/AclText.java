package nl.dijkwacht.app.acls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/** Rights as a table for people. */
public final class AclText {

  private AclText() {}

  /** The lines, headed by the principal. */
  public static List<String> of(Collection<Right> rights, String principal) {
    Map<ResourcePattern, List<Right>> byResource = AclCommands.byResource(rights);
    int longest = byResource.keySet().stream().mapToInt(on -> name(on).length()).max().orElse(0);
    String row = "%-16s  %-" + Math.max(4, longest) + "s  %-26s  %s";
    List<String> lines = new ArrayList<>();
    lines.add("%s needs, from any host:".formatted(principal));
    lines.add("");
    lines.add(row.formatted("Resource", "Name", "Operations", "What for"));
    byResource.forEach(
        (on, granted) ->
            lines.add(
                row.formatted(
                        Right.typeName(on),
                        name(on),
                        joined(granted.stream().map(Right::operationName).toList()),
                        joined(granted.stream().map(Right::why).toList()))
                    .stripTrailing()));
    lines.add("");
    lines.add("A * at the end stands for all names that begin so (a prefixed ACL).");
    lines.add("No right on the cluster is needed: IdempotentWrite has not been since Kafka 3.0.");
    return lines;
  }

  private static String name(ResourcePattern on) {
    return on.name() + (on.patternType() == PatternType.PREFIXED ? "*" : "");
  }

  private static String joined(List<String> texts) {
    return texts.stream().distinct().collect(Collectors.joining(", "));
  }
}
