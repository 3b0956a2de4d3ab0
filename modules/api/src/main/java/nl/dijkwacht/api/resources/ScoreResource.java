package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.core.signal.Level;

/** The score, and the controls with their results: counts, and nothing of a person. Thread-safe. */
final class ScoreResource {

  private final Standings standings;
  private final LegalEntities entities;

  ScoreResource(Standings standings, LegalEntities entities) {
    this.standings = standings;
    this.entities = entities;
  }

  private Predicate<String> accountsOf(Caller caller) {
    return account -> caller.sees(entities.of(account));
  }

  Answer score(Caller caller, Call call) {
    Optional<Response> problem = new Query(call).problem();
    return problem.<Answer>map(wrong -> wrong).orElseGet(() -> score(caller));
  }

  private Response score(Caller caller) {
    return standings
        .score(accountsOf(caller))
        .map(card -> Response.json(200, Json.text(json(card))))
        .orElseGet(
            () ->
                Problem.of(
                    503,
                    "Not known yet",
                    "The states of resources are being read; ask again soon."));
  }

  private static ObjectNode json(ScoreCard card) {
    ObjectNode body = Json.object();
    body.put("is", "technical control score");
    body.put("at", card.at().toString());
    body.put("resources", card.resources());
    card.all().into(body.putObject("all"));
    card.parts()
        .forEach(
            (name, parts) -> {
              ArrayNode array = body.putArray(name);
              for (ScoreCard.Part part : parts) {
                ObjectNode json = array.addObject();
                json.put("name", part.name());
                json.put("about", part.about());
                part.counted().into(json);
              }
            });
    return body;
  }

  Answer controls(Caller caller, Call call) {
    Query query = new Query(call);
    Set<Level> levels = query.choices("severity", Level.class);
    Optional<String> headline = query.text("headline");
    Optional<String> framework = query.text("framework");
    boolean failing = query.flag("failing");
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    return Listing.of(
            standings.controls(accountsOf(caller)).stream()
                .filter(card -> Level.ofLabel(card.level()).filter(levels::contains).isPresent())
                .filter(card -> headline.map(card.headline()::equals).orElse(true))
                .filter(
                    card ->
                        framework
                            .map(
                                name ->
                                    card.mappings().stream()
                                        .anyMatch(mapping -> mapping.startsWith(name + " ")))
                            .orElse(true))
                .filter(card -> !failing || card.counted().failed() > 0),
            card -> new Position(0, Instant.EPOCH, card.id()),
            after,
            limit)
        .response(ScoreResource::json, true);
  }

  Answer control(Caller caller, Call call) {
    return standings.controls(accountsOf(caller)).stream()
        .filter(card -> card.id().equals(call.variable("id")))
        .findFirst()
        .<Answer>map(card -> Response.json(200, Json.text(inFull(card))))
        .orElseGet(
            () ->
                Problem.missing(
                    "There is no control with this id; /api/v1/controls lists those there are."));
  }

  private static ObjectNode inFull(ControlCard card) {
    ObjectNode json = json(card);
    json.put("why", card.why());
    json.put("whyNl", card.whyNl());
    Json.texts(json, "resourceTypes", card.resourceTypes());
    Json.texts(json, "remedy", card.remedy());
    Json.texts(json, "remedyNl", card.remedyNl());
    return json;
  }

  private static ObjectNode json(ControlCard card) {
    ObjectNode json = Json.object();
    json.put("id", card.id());
    json.put("title", card.title());
    json.put("titleNl", card.titleNl());
    json.put("severity", card.level());
    json.put("headline", card.headline());
    Json.texts(json, "mappings", card.mappings());
    card.counted().into(json);
    return json;
  }
}
