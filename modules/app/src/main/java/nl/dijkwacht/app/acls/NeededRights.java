package nl.dijkwacht.app.acls;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.app.deadletters.DeadLetterBox;
import nl.dijkwacht.topics.catalogue.Cleanup;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The least rights that the parts of Dijkwacht and its readers need, by the catalogue of topics and
 * the names of groups and transactions. Reading and writing include describing. There are none on
 * the cluster itself: since Kafka 3.0 whoever may write a topic may do so idempotently.
 */
public final class NeededRights {

  /** Answered by a stage, in these topics. */
  private static final List<Topic<?>> READ_BY_OPERATORS =
      List.of(
          Topics.FINDINGS,
          Topics.FINDINGS_DEAD_LETTERS,
          Topics.POSTURES,
          Topics.CASES,
          Topics.CASE_EVENTS,
          Topics.EVIDENCE,
          Topics.CASES_DEAD_LETTERS,
          Topics.INTEGRITY,
          Topics.RESTRICTIONS,
          Topics.RULE_DOCUMENTS,
          Topics.CONTROL_DOCUMENTS,
          Topics.REGISTER_ENTRIES);

  /** Looked through for who a pseudonym stands for, and for what is held on one person. */
  private static final List<Topic<?>> READ_FOR_PRIVACY =
      List.of(
          Topics.FINDINGS,
          Topics.SIGNALS,
          Topics.BEHAVIOUR_SIGNALS,
          Topics.TRANSFER_SIGNALS,
          Topics.EXPOSURE_SIGNALS,
          Topics.ACCESSES,
          Topics.ACCESS_EVENTS,
          Topics.CHANGES,
          Topics.CASES);

  private static final List<Topic<?>> REFUSED_DECISIONS =
      List.of(Topics.FINDINGS_DEAD_LETTERS, Topics.CASES_DEAD_LETTERS, Topics.PUBLISH_DEAD_LETTERS);

  private static final List<Topic<?>> DOCUMENTS =
      List.of(
          Topics.RULE_DOCUMENTS,
          Topics.CONTROL_DOCUMENTS,
          Topics.REGISTER_ENTRIES,
          Topics.SUBSCRIPTIONS);

  private final TopicPrefix prefix;
  private final List<Right> rights = new ArrayList<>();

  private NeededRights(TopicPrefix prefix) {
    this.prefix = prefix;
  }

  /** For an instance that runs some stages, and for {@code doctor} with its login. */
  public static List<Right> ofInstance(TopicPrefix prefix, Collection<Stage> stages) {
    NeededRights needed = new NeededRights(prefix);
    needed.describe("whether the topics are there and as they should be");
    for (Topic<?> topic : Topics.all()) {
      if (topic.readers().stream().anyMatch(stages::contains)) {
        needed.on(topic, READ, "read by the stage");
      }
      if (stages.contains(topic.writer()) && !DOCUMENTS.contains(topic)) {
        needed.on(topic, WRITE, "written by the stage");
      }
    }
    for (Stage stage : Set.copyOf(stages).stream().sorted().toList()) {
      needed.stage(stage);
    }
    return List.copyOf(needed.rights);
  }

  /**
   * For a SIEM or another system that follows the public topics.
   *
   * @param group that it reads as
   */
  public static List<Right> ofSiem(TopicPrefix prefix, String group) {
    NeededRights needed = new NeededRights(prefix);
    for (Topic<?> topic : Topics.all()) {
      if (topic.readers().contains(Stage.SUBSCRIBERS)) {
        needed.on(topic, READ, "open to other systems");
      }
    }
    needed.rights.add(Right.of(GROUP, group, READ, "remembers how far it read"));
    return List.copyOf(needed.rights);
  }

  /** For an instance that answers over HTTP, beside what its stages need. */
  public static List<Right> ofApi(TopicPrefix prefix) {
    NeededRights needed = new NeededRights(prefix);
    for (Topic<?> topic : Topics.all()) {
      if (topic.readers().contains(Stage.API)) {
        needed.on(topic, READ, "shown by the API");
      }
    }
    needed.on(Topics.COMMANDS, WRITE, "decisions about findings");
    needed.on(Topics.CASE_COMMANDS, WRITE, "steps on cases");
    needed.on(Topics.RESPONSE_COMMANDS, WRITE, "decisions about responses");
    for (Topic<?> refused : REFUSED_DECISIONS) {
      needed.on(refused, READ, "why a decision was refused");
    }
    needed.on(Topics.AUDIT_EVENTS, WRITE, "who was shown what");
    return List.copyOf(needed.rights);
  }

  /** For people who look at findings and cases on the command line and decide about them. */
  public static List<Right> ofOperator(TopicPrefix prefix) {
    NeededRights needed = new NeededRights(prefix);
    READ_BY_OPERATORS.forEach(topic -> needed.on(topic, READ, "shown by commands"));
    needed.on(Topics.COMMANDS, WRITE, "decisions about findings");
    needed.on(Topics.CASE_COMMANDS, WRITE, "steps on cases");
    needed.on(Topics.AUDIT_EVENTS, WRITE, "who wrote the file of a case is noted");
    return List.copyOf(needed.rights);
  }

  /** For who answers for personal data: resolves pseudonyms, exports, restricts and holds. */
  public static List<Right> ofPrivacy(TopicPrefix prefix) {
    NeededRights needed = new NeededRights(prefix);
    READ_FOR_PRIVACY.forEach(topic -> needed.on(topic, READ, "who is meant, what is held"));
    needed.on(Topics.RESTRICTIONS, READ, "what is restricted or on hold");
    needed.on(Topics.RESTRICTIONS, WRITE, "'dijkwacht hold'");
    needed.on(Topics.AUDIT_EVENTS, WRITE, "each look is noted");
    return List.copyOf(needed.rights);
  }

  /** For those who approve, refuse and undo responses on the command line. */
  public static List<Right> ofApprover(TopicPrefix prefix) {
    NeededRights needed = new NeededRights(prefix);
    needed.on(Topics.OUTCOMES, READ, "requests to runners");
    needed.on(Topics.PUBLISH_DEAD_LETTERS, READ, "why a decision was refused");
    needed.on(Topics.RESPONSE_COMMANDS, WRITE, "decisions about them");
    return List.copyOf(needed.rights);
  }

  /** For who publishes rules, controls and registers. */
  public static List<Right> ofPublisher(TopicPrefix prefix) {
    NeededRights needed = new NeededRights(prefix);
    for (Topic<?> topic : DOCUMENTS) {
      needed.on(topic, READ, "what is published");
      needed.on(topic, WRITE, "what will be");
    }
    for (String kind : List.of("rules", "controls", "registers", "subscriptions")) {
      needed.transactions("." + kind + "-publish", false);
    }
    return List.copyOf(needed.rights);
  }

  /** For who lists dead letters and puts them back. */
  public static List<Right> ofReplay(TopicPrefix prefix) {
    NeededRights needed = new NeededRights(prefix);
    DeadLetterBox.topics().forEach(topic -> needed.on(topic, READ, "what was set aside"));
    for (Topic<?> topic : Topics.all()) {
      boolean isInput = topic.readers().stream().anyMatch(NeededRights::isOfStream);
      // What keeps the newest of each key gets none back.
      boolean takesBack = topic.cleanup() instanceof Cleanup.Delete;
      if (isInput && takesBack) {
        needed.on(topic, WRITE, "letters go back there");
      }
    }
    needed.group(".replay", READ, "remembers what was put back", false);
    needed.transactions(".replay", false);
    return List.copyOf(needed.rights);
  }

  /** For who creates and checks topics. */
  public static List<Right> ofAdministrator(TopicPrefix prefix) {
    NeededRights needed = new NeededRights(prefix);
    needed.rights.add(
        Right.ofAll(TOPIC, prefix.value() + ".", CREATE, "'dijkwacht topics create'"));
    needed.describe("'dijkwacht topics check'");
    return List.copyOf(needed.rights);
  }

  private static boolean isOfStream(Stage stage) {
    return switch (stage) {
      case API, AUDIT, RULES, CONTROLS, REGISTERS, REPLAY, SUBSCRIBERS -> false;
      default -> true;
    };
  }

  private void stage(Stage stage) {
    if (stage == Stage.COLLECT) {
      group(".collect.", READ, "instances share queues and questions", true);
      transactions(".collect.", true);
      group(".detect-v", DESCRIBE, "old logs wait while detection lags", true);
      return;
    }
    if (!isOfStream(stage)) {
      return;
    }
    // Of all versions, so that an update needs no other rights.
    String application = "." + stage.label() + "-v";
    String start = prefix.value() + application;
    rights.add(Right.ofAll(TOPIC, start, READ, "copies of the stage's state"));
    rights.add(Right.ofAll(TOPIC, start, WRITE, "copies of the stage's state"));
    rights.add(Right.ofAll(TOPIC, start, CREATE, "the stage makes them itself"));
    group(application, READ, "instances share the stage", true);
    transactions(application, true);
    if (stage == Stage.PUBLISH) {
      group(".publish.", READ, "instances share deliveries", true);
      on(Topics.COMMANDS, WRITE, "what came of responses");
      on(Topics.CASE_COMMANDS, WRITE, "what came of responses");
      transactions(".publish-response", false);
    }
    if (stage == Stage.CASES) {
      group(".cases-evidence", READ, "evidence is copied once", false);
      group(".cases-anchor", READ, "heads are anchored once", false);
    }
  }

  private void describe(String why) {
    rights.add(Right.ofAll(TOPIC, prefix.value() + ".", DESCRIBE, why));
    rights.add(Right.ofAll(TOPIC, prefix.value() + ".", DESCRIBE_CONFIGS, why));
  }

  private void on(Topic<?> topic, AclOperation operation, String why) {
    rights.add(Right.of(TOPIC, topic.fullName(prefix), operation, why));
  }

  private void group(String end, AclOperation operation, String why, boolean begins) {
    String name = prefix.value() + end;
    rights.add(
        begins ? Right.ofAll(GROUP, name, operation, why) : Right.of(GROUP, name, operation, why));
  }

  private void transactions(String end, boolean begins) {
    String name = prefix.value() + end;
    String why = "writes each thing once";
    rights.add(
        begins
            ? Right.ofAll(TRANSACTIONAL_ID, name, WRITE, why)
            : Right.of(TRANSACTIONAL_ID, name, WRITE, why));
  }
}
