package nl.dijkwacht.collectors.findings;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.collectors.json.JsonTree;
import nl.dijkwacht.collectors.json.TreeLimits;
import nl.dijkwacht.collectors.json.TreeReading;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** Finds the findings in one message, and numbers them. */
final class FindingDelivery {

  /** SNS around EventBridge, and one more. */
  private static final int MOST_WRAPPERS = 3;

  static final TreeLimits LIMITS =
      new TreeLimits(TreeLimits.DEFAULT.depth() + MOST_WRAPPERS, TreeLimits.DEFAULT.size());

  private final String place;
  private final List<FindingReading> readings = new ArrayList<>();

  FindingDelivery(String place) {
    this.place = Printable.of(place);
  }

  List<FindingReading> readings() {
    return List.copyOf(readings);
  }

  void tree(Object tree) {
    tree(tree, 0);
  }

  void unusable(DeadLetterReason reason, String detail, byte[] input) {
    DeadLetter letter = new DeadLetter(reason, place + "#" + next(), detail, 1);
    readings.add(new FindingReading.Unusable(next(), letter, input));
  }

  private void tree(@Nullable Object tree, int wrappers) {
    if (tree instanceof List<?> elements) {
      elements.forEach(element -> tree(element, wrappers));
    } else if (tree instanceof String text
        && JsonTree.read(text, LIMITS) instanceof TreeReading.Tree inner
        && !(inner.value() instanceof String)) {
      tree(inner.value(), wrappers);
    } else {
      object(JsonObject.of(tree), wrappers);
    }
  }

  private void object(JsonObject object, int wrappers) {
    Object wrapped = object.value("Message", "detail", "findings", "Findings");
    if (wrapped != null && wrappers < MOST_WRAPPERS) {
      tree(wrapped, wrappers + 1);
    } else if (AsffFinding.isOne(object)) {
      finding(AsffFinding.read(object), object);
    } else if (ComplianceChange.isOne(object)) {
      finding(ComplianceChange.read(object), object);
    } else if (GuardDutyFinding.isOne(object)) {
      finding(GuardDutyFinding.read(object), object);
    } else if (MacieFinding.isOne(object)) {
      finding(MacieFinding.read(object), object);
    } else if (object.has("messageType")) {
      readings.add(new FindingReading.Foreign(next()));
    } else {
      refused("no service that is known writes such a finding", object);
    }
  }

  private void finding(Parsed parsed, JsonObject object) {
    if (parsed instanceof Parsed.Refused refused) {
      refused(refused.detail(), object);
    } else if (parsed instanceof Parsed.Found found) {
      if (TreeLimits.DEFAULT.allowDepthOf(found.finding().detail())) {
        readings.add(new FindingReading.Found(next(), found.finding()));
      } else {
        unusable(DeadLetterReason.TOO_DEEP, "too many levels are in it", bytes(object));
      }
    } else {
      readings.add(new FindingReading.Foreign(next()));
    }
  }

  private void refused(String detail, JsonObject object) {
    unusable(DeadLetterReason.NOT_A_SERVICE_FINDING, detail, bytes(object));
  }

  private static byte[] bytes(JsonObject object) {
    return JsonTree.write(object.members());
  }

  private int next() {
    return readings.size() + 1;
  }
}
