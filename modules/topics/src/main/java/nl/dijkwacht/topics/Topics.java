package nl.dijkwacht.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.Alert;
import nl.dijkwacht.core.Candidate;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.Signal;

/** The catalogue: every topic that Dijkwacht has. Adding one is adding an entry here. */
public final class Topics {

  private static final Duration FIREHOSE = Duration.ofDays(7);
  private static final Duration DECISIONS = Duration.ofDays(30);
  private static final List<Topic<?>> CATALOGUE = new ArrayList<>();

  public static final Topic<byte[]> TRAIL_EVENTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "trail-events",
              "sharedEventID, else eventID",
              "key",
              new Cleanup.Delete(FIREHOSE),
              Payload.bytes("trail-event", 1, 0),
              List.of(Stage.DETECT),
              "CloudTrail records, byte for byte as they came"));

  public static final Topic<Checkpoint> CHECKPOINTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "checkpoints",
              "source",
              "key",
              new Cleanup.Compact(),
              Payload.json("checkpoint", 1, 0, Checkpoint.class),
              List.of(Stage.COLLECT),
              "How far each source was read"));

  public static final Topic<byte[]> COLLECT_DEAD_LETTERS = add(deadLetters(Stage.COLLECT));

  /** Its manifest, under the key {@link RuleManifest#KEY}, is a {@link RuleManifest#PAYLOAD}. */
  public static final Topic<byte[]> RULE_DOCUMENTS =
      add(
          new Topic<>(
              Stage.RULES,
              "documents",
              "path in the published folder; `manifest`",
              "key",
              new Cleanup.Compact(),
              Payload.bytes("rule-document", 1, 0),
              List.of(Stage.RULES, Stage.DETECT),
              "Files of Sigma rules as they were published, and the manifest that lists them"));

  public static final Topic<Signal> SIGNALS =
      add(
          new Topic<>(
              Stage.DETECT,
              "signals",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("signal", 1, 0, Signal.class),
              List.of(Stage.FINDINGS, Stage.SUBSCRIBERS),
              "Each match of a rule"));

  public static final Topic<Candidate> CANDIDATES =
      add(
          new Topic<>(
              Stage.DETECT,
              "candidates",
              "hash of correlation and group",
              "key",
              new Cleanup.Delete(FIREHOSE),
              Payload.json("candidate", 1, 0, Candidate.class),
              List.of(Stage.DETECT),
              "Events that may be part of what a correlation looks for"));

  public static final Topic<byte[]> DETECT_DEAD_LETTERS = add(deadLetters(Stage.DETECT));

  public static final Topic<Finding> FINDINGS =
      add(
          new Topic<>(
              Stage.FINDINGS,
              "current",
              "finding id",
              "key",
              new Cleanup.Compact(),
              Payload.json("finding", 1, 0, Finding.class),
              List.of(Stage.API, Stage.SUBSCRIBERS),
              "Each finding as it stands"));

  public static final Topic<Alert> ALERTS =
      add(
          new Topic<>(
              Stage.FINDINGS,
              "alerts",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("alert", 1, 0, Alert.class),
              List.of(Stage.SUBSCRIBERS),
              "What people are told, once for each change of a finding"));

  public static final Topic<byte[]> FINDINGS_DEAD_LETTERS = add(deadLetters(Stage.FINDINGS));

  private Topics() {}

  /** Every topic, in the order of the data's way. */
  public static List<Topic<?>> all() {
    return List.copyOf(CATALOGUE);
  }

  private static Topic<byte[]> deadLetters(Stage stage) {
    return new Topic<>(
        stage,
        "dead-letters",
        "as the input",
        "key",
        new Cleanup.Delete(DECISIONS),
        Payload.bytes("dead-letter", 1, 0),
        List.of(Stage.REPLAY),
        "Input that could not be used, with the reason in its headers");
  }

  private static <V> Topic<V> add(Topic<V> topic) {
    CATALOGUE.add(topic);
    return topic;
  }
}
