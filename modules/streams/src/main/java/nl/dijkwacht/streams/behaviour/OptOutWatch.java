package nl.dijkwacht.streams.behaviour;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Finds calls by which the opt-out of AI services is removed or weakened. A call that detaches or
 * deletes a policy does not tell its type: that is learnt from the calls that make policies, and
 * the call waits until then.
 *
 * <p>The store has under a policy {@code ai} or {@code other}, and under a policy, a space and the
 * id of a change the change that waits.
 */
final class OptOutWatch {

  private static final String TYPE = "AISERVICES_OPT_OUT_POLICY";
  private static final String POLICIES = "AWS::Organizations::Policy";
  private static final String SERVICE = "organizations.amazonaws.com/";

  /** Calls on one policy that wait for its type. */
  private static final int MOST_WAITING = 32;

  private static final byte[] AI = "ai".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

  private final KeyValueStore<String, byte[]> store;
  private final BehaviourOutput output;

  OptOutWatch(KeyValueStore<String, byte[]> store, BehaviourOutput output) {
    this.store = store;
    this.output = output;
  }

  void change(Change change, byte[] record) {
    String call = change.call();
    if (!call.startsWith(SERVICE)) {
      return;
    }
    if (call.equals(SERVICE + "DisablePolicyType")) {
      disabled(change);
    } else if (change.resource().type().equals(POLICIES)) {
      policy(change, call.substring(SERVICE.length()), record);
    }
  }

  private void disabled(Change change) {
    boolean isOrganization = change.resource().type().equals("AWS::Organizations::Organization");
    if (isOrganization && TYPE.equals(requested(change, "policyType"))) {
      tell(
          change,
          new Note(
              "the type of policy was disabled for the whole organisation",
              "het beleidstype is voor de hele organisatie uitgezet"));
    }
  }

  private void policy(Change change, String call, byte[] record) {
    switch (call) {
      case "CreatePolicy" -> created(change);
      case "UpdatePolicy" -> updated(change);
      case "DetachPolicy", "DeletePolicy" -> removed(change, record);
      default -> {
        // Others weaken nothing.
      }
    }
  }

  private void created(Change change) {
    String type = requested(change, "type");
    if (!type.isEmpty()) {
      learn(change, type.equals(TYPE));
    }
  }

  /** The content tells the type only where it says what such a policy alone can say. */
  private void updated(Change change) {
    String content = requested(change, "content");
    if (content.isEmpty()) {
      return;
    }
    boolean wasAi = Arrays.equals(AI, store.get(change.resource().toString()));
    if (wasAi || content.contains("opt_out_policy")) {
      learn(change, true);
      tellWeakened(change, content.toLowerCase(Locale.ROOT));
    } else if (!content.contains("\"services\"")) {
      learn(change, false);
    }
  }

  private void tellWeakened(Change change, String content) {
    if (content.contains("\"optin\"")) {
      tell(
          change,
          new Note(
              "the policy was changed to let services use content",
              "het beleid laat diensten nu inhoud gebruiken"));
    } else if (!content.contains("\"optout\"")) {
      tell(
          change,
          new Note(
              "the policy was changed and no longer opts out of anything",
              "het beleid is gewijzigd en meldt nergens meer voor af"));
    }
  }

  private void removed(Change change, byte[] record) {
    String policy = change.resource().toString();
    byte[] type = store.get(policy);
    if (type == null) {
      if (waiting(policy).size() < MOST_WAITING) {
        store.put(policy + " " + change.id(), record);
      }
    } else if (Arrays.equals(AI, type)) {
      tellRemoved(change);
    }
  }

  private void learn(Change change, boolean isAi) {
    String policy = change.resource().toString();
    store.put(policy, isAi ? AI : OTHER);
    for (KeyValue<String, byte[]> waited : waiting(policy)) {
      store.delete(waited.key);
      if (isAi) {
        tellWaited(waited, change);
      }
    }
  }

  private void tellWaited(KeyValue<String, byte[]> waited, Change now) {
    Change change =
        output.read(
            Topics.CHANGES,
            waited.value,
            BehaviourTopology.POLICIES + "#" + Clipped.text(waited.key),
            waited.key.getBytes(StandardCharsets.UTF_8),
            now.event().collectedAt().toEpochMilli());
    if (change != null) {
      tellRemoved(change);
    }
  }

  private List<KeyValue<String, byte[]>> waiting(String policy) {
    List<KeyValue<String, byte[]>> waiting = new ArrayList<>();
    try (var range = store.range(policy + " ", policy + "!")) {
      while (range.hasNext() && waiting.size() < MOST_WAITING) {
        waiting.add(range.next());
      }
    }
    return waiting;
  }

  private void tellRemoved(Change change) {
    tell(
        change,
        change.call().endsWith("DetachPolicy")
            ? Note.of(
                "the policy was detached from %s",
                "het beleid is losgekoppeld van %s", target(change))
            : new Note("the policy was deleted", "het beleid is verwijderd"));
  }

  private static Note target(Change change) {
    String target = requested(change, "targetId");
    return target.isEmpty()
        ? new Note("a part of the organisation", "een deel van de organisatie")
        : new Note(target, target);
  }

  private void tell(Change change, Note what) {
    output.tell(
        BehaviourRule.AI_OPT_OUT_REMOVED,
        change.event().account(),
        Map.of("policy", change.resource().toString()),
        change.id(),
        change.event(),
        Note.of("%s: %s.", "%s: %s.", change.event().eventName(), what));
  }

  /** A text of the request; empty if it was not kept. */
  private static String requested(Change change, String name) {
    Map<String, Object> request = change.request();
    return request == null ? "" : Objects.toString(request.get(name), "");
  }
}
