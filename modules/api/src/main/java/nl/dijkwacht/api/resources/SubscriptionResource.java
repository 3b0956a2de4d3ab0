package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.topics.catalogue.Delivery;

/**
 * Who is told of what, and whether it arrives. Subscriptions belong to no legal entity, so that who
 * is of one sees none. Thread-safe.
 */
final class SubscriptionResource {

  private final Subscriptions subscriptions;
  private final Views views;

  SubscriptionResource(Subscriptions subscriptions, Views views) {
    this.subscriptions = subscriptions;
    this.views = views;
  }

  private List<SubscriptionCard> visible(Caller caller) {
    return caller.sees("") ? subscriptions.all() : List.of();
  }

  /** By id. */
  Answer list(Caller caller, Call call) {
    Query query = new Query(call);
    Optional<String> channel = query.text("channel");
    Set<SubscriptionCard.Receiver> receivers =
        query.choices("receiver", SubscriptionCard.Receiver.class);
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    return Listing.of(
            visible(caller).stream()
                .filter(card -> channel.map(card.channel()::equals).orElse(true))
                .filter(card -> receivers.contains(card.receiver())),
            card -> new Position(0, Instant.EPOCH, card.id()),
            after,
            limit)
        .response(this::json, true);
  }

  Answer one(Caller caller, Call call) {
    return visible(caller).stream()
        .filter(card -> card.id().equals(call.variable("id")))
        .findFirst()
        .<Answer>map(card -> Response.json(200, Json.text(json(card))))
        .orElseGet(
            () ->
                Problem.missing(
                    "There is no subscription with this id that you may see; /api/v1/subscriptions"
                        + " lists those there are."));
  }

  private ObjectNode json(SubscriptionCard card) {
    ObjectNode json = Json.object();
    json.put("id", card.id());
    json.put("description", card.description());
    json.put("channel", card.channel());
    Json.texts(json, "hosts", card.hosts());
    json.put("own", card.own());
    json.put("language", card.language());
    json.put("trust", card.trust());
    card.alerts().ifPresent(filter -> json.put("alerts", filter));
    card.notices().ifPresent(filter -> json.put("notices", filter));
    ObjectNode schedule = json.putObject("schedule");
    card.schedule().forEach(schedule::put);
    json.put("receiver", card.receiver().label());
    Json.texts(json, "problems", card.problems());
    last(json, "lastDelivered", card.id(), Delivery.Outcome.DELIVERED);
    last(json, "lastGivenUp", card.id(), Delivery.Outcome.GIVEN_UP);
    return json;
  }

  private void last(ObjectNode json, String name, String subscription, Delivery.Outcome outcome) {
    views
        .lastDelivery(subscription, outcome)
        .ifPresent(
            delivery -> {
              ObjectNode last = json.putObject(name);
              last.put("at", delivery.at().toString());
              last.put("attempts", delivery.attempts());
              last.put("about", delivery.about());
            });
  }
}
