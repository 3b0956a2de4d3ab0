package nl.dijkwacht.app.acls;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that a principal must be allowed.
 *
 * @param on a resource, or all whose names begin so
 * @param why in a few words
 */
public record Right(ResourcePattern on, AclOperation operation, String why) {

  static Right of(ResourceType type, String name, AclOperation operation, String why) {
    return new Right(new ResourcePattern(type, name, PatternType.LITERAL), operation, why);
  }

  static Right ofAll(ResourceType type, String start, AclOperation operation, String why) {
    return new Right(new ResourcePattern(type, start, PatternType.PREFIXED), operation, why);
  }

  boolean isPrefixed() {
    return on.patternType() == PatternType.PREFIXED;
  }

  /** As Kafka keeps it, from whatever host. */
  public AclBinding binding(String principal) {
    return new AclBinding(
        on, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }

  /** Such as {@code DescribeConfigs}, in the words of Kafka's own tool. */
  String operationName() {
    return joined(operation);
  }

  /** Such as {@code TransactionalId}, in the words of Kafka's protocol. */
  String resourceTypeName() {
    return joined(on.resourceType());
  }

  private static String joined(Enum<?> words) {
    return Arrays.stream(words.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** Such as {@code transactional-id}, an option of Kafka's own tool. */
  static String typeName(ResourcePattern on) {
    return on.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Such as {@code Read on topic dijkwacht.detect.signals}. */
  String text() {
    return "%s on %s %s%s"
        .formatted(operationName(), typeName(on), on.name(), isPrefixed() ? "*" : "");
  }
}
