package nl.dijkwacht.app.acls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Finds out which rights the login lacks, without a right to list rights: what a cluster tells and
 * refuses shows it. What cannot be found out counts as granted, since the work itself tells then.
 * Nothing is changed.
 */
public final class MissingRights {

  /** More would make no readable sentence. */
  private static final int MOST_NAMED = 5;

  private final Admin admin;
  private final Duration timeout;

  /**
   * @param admin stays the caller's to close
   * @param timeout for each of a few requests (wall clock)
   */
  public MissingRights(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /** Those of the needed ones that are missing, in the same order. */
  public List<Right> among(List<Right> needed) throws InterruptedException {
    Set<Right> missing = new LinkedHashSet<>();
    missing.addAll(onTopics(needed));
    for (Right right : needed) {
      if (refuses(right)) {
        missing.add(right);
      }
    }
    return needed.stream().filter(missing::contains).toList();
  }

  /** A sentence for people; empty if nothing is missing. */
  public static Optional<String> sentence(Collection<Right> missing) {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String named =
        missing.stream().limit(MOST_NAMED).map(Right::text).collect(Collectors.joining(", "));
    int more = missing.size() - MOST_NAMED;
    return Optional.of(
        "the cluster does not allow this login %s%s; 'dijkwacht topics acls --format commands'"
                .formatted(named, more > 0 ? " and %d more".formatted(more) : "")
            + " prints what grants it");
  }

  /** What the cluster says that the login may do with each topic. */
  private List<Right> onTopics(List<Right> needed) throws InterruptedException {
    Map<String, List<Right>> byName =
        needed.stream()
            .filter(right -> right.on().resourceType() == ResourceType.TOPIC)
            .filter(right -> !right.isPrefixed())
            .collect(Collectors.groupingBy(right -> right.on().name()));
    DescribeTopicsOptions options =
        new DescribeTopicsOptions().includeAuthorizedOperations(true).timeoutMs(millis());
    List<Right> missing = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
        new HashMap<>(admin.describeTopics(byName.keySet(), options).topicNameValues())
            .entrySet()) {
      List<Right> rights = byName.getOrDefault(answer.getKey(), List.of());
      try {
        Set<AclOperation> allowed =
            answer.getValue().get(timeout.toMillis(), TimeUnit.MILLISECONDS).authorizedOperations();
        // An older broker does not tell.
        if (allowed != null) {
          rights.stream().filter(r -> !allowed.contains(r.operation())).forEach(missing::add);
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof AuthorizationException) {
          missing.addAll(rights);
        }
      } catch (TimeoutException unknown) {
        return missing;
      }
    }
    return missing;
  }

  /** Whether the cluster refuses what shows a right that no topic's description shows. */
  private boolean refuses(Right right) throws InterruptedException {
    String name = right.on().name();
    boolean makesTopics = right.operation() == AclOperation.CREATE;
    return switch (right.on().resourceType()) {
      case GROUP -> isRefused(admin.describeConsumerGroups(List.of(name)).all());
      case TRANSACTIONAL_ID -> isRefused(admin.describeTransactions(List.of(name)).all());
      case TOPIC -> makesTopics && isRefused(tryToCreate(name + "-rights"));
      default -> false;
    };
  }

  private KafkaFuture<Void> tryToCreate(String name) {
    CreateTopicsOptions options = new CreateTopicsOptions().validateOnly(true).timeoutMs(millis());
    NewTopic topic = new NewTopic(name, Optional.empty(), Optional.empty());
    return admin.createTopics(List.of(topic), options).all();
  }

  private boolean isRefused(KafkaFuture<?> answer) throws InterruptedException {
    try {
      answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (ExecutionException e) {
      return e.getCause() instanceof AuthorizationException;
    } catch (TimeoutException | KafkaException unknown) {
      return false;
    }
  }

  private int millis() {
    return Math.toIntExact(timeout.toMillis());
  }
}
