package nl.dijkwacht.publish.subscriptions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.documents.YamlReader;

/**
 * Subscriptions that can be used, by id, and what is wrong with the others. Immutable.
 *
 * @param refused how many cannot be used
 * @param problems of all, by place
 */
public record SubscriptionSet(Map<String, Subscription> byId, int refused, List<Problem> problems) {

  /** More would be as many consumers of Kafka. */
  private static final int MOST = 200;

  public SubscriptionSet {
    byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    problems = List.copyOf(problems);
  }

  /** Of who serves none. */
  public static SubscriptionSet none() {
    return new SubscriptionSet(Map.of(), 0, List.of());
  }

  /** A subscription by its id. */
  public Optional<Subscription> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Reads files; what is wrong stops only the subscription that has it. */
  public static SubscriptionSet read(List<SubscriptionFile> files) {
    Problems problems = new Problems();
    Map<String, Subscription> read = new LinkedHashMap<>();
    Map<String, SubscriptionFile.Origin> origins = new LinkedHashMap<>();
    int refused = 0;
    List<SubscriptionFile> ordered = new ArrayList<>();
    for (SubscriptionFile.Origin origin : SubscriptionFile.Origin.values()) {
      files.stream().filter(file -> file.origin() == origin).forEach(ordered::add);
    }
    for (SubscriptionFile file : ordered) {
      Problems ofFile = new Problems();
      List<Node> documents = YamlReader.read(file.name(), file.content(), Limits.DEFAULT, ofFile);
      refused += ofFile.hasErrors() ? 1 : 0;
      problems.addAll(ofFile);
      for (Node document : documents) {
        Optional<Subscription> subscription = read(file, document, problems);
        SubscriptionFile.Origin first =
            subscription.map(one -> origins.putIfAbsent(one.id(), file.origin())).orElse(null);
        if (subscription.isEmpty()) {
          refused++;
        } else if (first == null) {
          read.put(subscription.get().id(), subscription.get());
        } else if (first == file.origin()) {
          refused++;
          problems.error(
              subscription.get().place(),
              "the id '%s' is already that of another subscription; choose another one"
                  .formatted(subscription.get().id()));
        }
      }
    }
    refused += checkTogether(read, problems);
    return new SubscriptionSet(read, refused, problems.list());
  }

  private static Optional<Subscription> read(
      SubscriptionFile file, Node document, Problems problems) {
    Problems own = new Problems();
    Optional<Subscription> subscription =
        Fields.from(document, own)
            .flatMap(fields -> new SubscriptionReader(file, document, fields, own).read());
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : subscription;
  }

  private static int checkTogether(Map<String, Subscription> read, Problems problems) {
    List<Subscription> all = List.copyOf(read.values());
    for (Subscription one : all) {
      one.escalation()
          .filter(escalation -> !read.containsKey(escalation.to()))
          .ifPresent(
              escalation ->
                  problems.error(
                      one.place(),
                      "'escalate' goes to '%s', which is no subscription here%s"
                          .formatted(
                              escalation.to(),
                              Suggestions.question(escalation.to(), read.keySet()))));
      boolean target =
          all.stream()
              .anyMatch(
                  other -> other.escalation().filter(e -> e.to().equals(one.id())).isPresent());
      if (one.filter().isEmpty() && one.notices().isEmpty() && !target) {
        problems.error(
            one.place(),
            "nothing tells what '%s' wants to hear of; give it a 'filter' or 'notices'"
                .formatted(one.id()));
      }
    }
    if (all.size() > MOST) {
      problems.error(
          all.get(MOST).place(),
          "there are more than %d subscriptions; let one receiver serve several".formatted(MOST));
    }
    List<String> beyond = all.stream().skip(MOST).map(Subscription::id).toList();
    beyond.forEach(read::remove);
    return beyond.size();
  }
}
