package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.topics.catalogue.Topics;

/** Who touched which asset lately, and when assets were exposed. Thread-safe. */
final class AccessResource {

  private final Views views;
  private final LegalEntities entities;
  private final Audit audit;

  AccessResource(Views views, LegalEntities entities, Audit audit) {
    this.views = views;
    this.entities = entities;
    this.audit = audit;
  }

  /** Minutes of access, the newest first. */
  Answer accesses(Caller caller, Call call) {
    Query query = new Query(call);
    Optional<String> asset = query.part("asset");
    Optional<String> principal = query.part("principal");
    Optional<String> account = query.text("account");
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    Listing<Access> listing =
        Listing.of(
            views.accesses().all().stream()
                .filter(access -> sees(caller, access.asset().resource().account()))
                .filter(access -> holds(asset, access.asset().key()))
                .filter(access -> holds(principal, access.principal().id()))
                .filter(
                    access ->
                        account.map(access.asset().resource().account()::equals).orElse(true)),
            access -> new Position(0, access.minute(), access.key()),
            after,
            limit);
    return audit.shown(
        caller,
        "accesses",
        listing.items().stream().map(access -> access.asset().key()).distinct().toList(),
        listing.response(AccessResource::json, views.accesses().isComplete()));
  }

  private static ObjectNode json(Access access) {
    ObjectNode json = Json.of(Topics.ACCESSES, access);
    json.put("assetKey", access.asset().key());
    return json;
  }

  /** Times in which assets failed a control, those that began last first. */
  Answer exposures(Caller caller, Call call) {
    Query query = new Query(call);
    Optional<String> asset = query.part("asset");
    Optional<String> control = query.text("control");
    boolean open = query.flag("open");
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    Listing<Exposure> listing =
        Listing.of(
            views.exposures().all().stream()
                .filter(exposure -> sees(caller, exposure.resource().account()))
                .filter(exposure -> holds(asset, exposure.resource().toString()))
                .filter(exposure -> control.map(exposure.control()::equals).orElse(true))
                .filter(exposure -> !open || exposure.until() == null),
            exposure -> new Position(0, exposure.from(), exposure.id()),
            after,
            limit);
    return audit.shown(
        caller,
        "exposures",
        listing.items().stream().map(Exposure::id).toList(),
        listing.response(AccessResource::json, views.exposures().isComplete()));
  }

  private static ObjectNode json(Exposure exposure) {
    ObjectNode json = Json.of(Topics.EXPOSURES, exposure);
    json.remove(List.of("objectsSketch"));
    return json;
  }

  private boolean sees(Caller caller, String account) {
    return caller.sees(entities.of(account));
  }

  private static boolean holds(Optional<String> part, String text) {
    return part.map(text.toLowerCase(Locale.ROOT)::contains).orElse(true);
  }
}
