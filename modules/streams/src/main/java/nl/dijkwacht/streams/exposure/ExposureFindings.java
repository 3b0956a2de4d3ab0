package nl.dijkwacht.streams.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.access.Exposure.Sight;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import org.jspecify.annotations.Nullable;

/** Tells which findings there are of an exposure: each rule once a time of exposure. */
final class ExposureFindings {

  private static final Principal NOBODY = new Principal(Principal.Kind.UNKNOWN, "unknown", null);

  private ExposureFindings() {}

  /** The rules that an exposure is told by. */
  static List<ExposureRule> rules(Exposure exposure) {
    List<ExposureRule> rules = new ArrayList<>();
    boolean isRead = exposure.reads() > 0;
    switch (exposure.kind()) {
      case PUBLIC -> {
        add(rules, isRead, ExposureRule.READ_WHILE_PUBLIC);
        add(rules, exposure.foreignReads() > 0, ExposureRule.STRANGERS_WHILE_PUBLIC);
        add(rules, exposure.anonymousReads() > 0, ExposureRule.ANONYMOUS_WHILE_PUBLIC);
        add(rules, exposure.sight() == Sight.UNSEEN, ExposureRule.UNSEEN_WHILE_PUBLIC);
      }
      case UNENCRYPTED -> add(rules, isRead, ExposureRule.READ_WHILE_UNENCRYPTED);
      case UNLOGGED -> add(rules, isRead, ExposureRule.READ_WHILE_UNLOGGED);
    }
    return rules;
  }

  private static void add(List<ExposureRule> rules, boolean holds, ExposureRule rule) {
    if (holds) {
      rules.add(rule);
    }
  }

  /**
   * The signal of a rule.
   *
   * @param trigger the access or verdict by which it became apparent
   */
  static Signal signal(String tenant, ExposureRule rule, Exposure exposure, EventSummary trigger) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("resource", exposure.resource().toString());
    fields.put("control", exposure.control());
    return Signal.of(
        tenant,
        rule.rule(),
        new Subject(exposure.resource().account(), fields),
        trigger.withNote(ExposureReport.note(exposure)),
        StableId.of(List.of(exposure.id(), rule.label())));
  }

  /**
   * In place of a call, where a verdict came last.
   *
   * @param collectedMillis when the verdict was collected, milliseconds since the epoch
   */
  static EventSummary event(Exposure exposure, @Nullable EventSummary call, long collectedMillis) {
    return call != null
        ? call
        : new EventSummary(
            exposure.events().isEmpty() ? exposure.id() : exposure.events().get(0),
            exposure.from(),
            Instant.ofEpochMilli(collectedMillis),
            "dijkwacht",
            "Exposure",
            exposure.resource().account(),
            exposure.resource().region(),
            NOBODY,
            null,
            null,
            null,
            null);
  }
}
