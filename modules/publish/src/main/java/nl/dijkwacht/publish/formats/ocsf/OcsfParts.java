package nl.dijkwacht.publish.formats.ocsf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.publish.formats.AttackTags;
import nl.dijkwacht.publish.formats.Caller;
import nl.dijkwacht.publish.formats.Concerned;
import nl.dijkwacht.publish.formats.JsonFields;
import org.jspecify.annotations.Nullable;

/** The objects that events of several classes have. */
final class OcsfParts {

  private static final int AWS_ACCOUNT = 10;

  private OcsfParts() {}

  static JsonFields cloud(String account, String region) {
    return new JsonFields()
        .text("provider", "AWS")
        .object("account", account(account))
        .text("region", region);
  }

  private static JsonFields account(@Nullable String account) {
    JsonFields fields = new JsonFields().text("uid", account);
    return fields.isEmpty()
        ? fields
        : fields.number("type_id", AWS_ACCOUNT).text("type", "AWS Account");
  }

  static JsonFields actor(Caller caller) {
    Principal principal = caller.call().principal();
    if (!caller.isKnown()) {
      return new JsonFields();
    }
    if (principal.kind() == Principal.Kind.AWS_SERVICE) {
      return new JsonFields().text("invoked_by", principal.id());
    }
    Term type = userType(principal.kind());
    return new JsonFields()
        .object(
            "user",
            new JsonFields()
                .text("uid", principal.id())
                .text("name", caller.name())
                .number("type_id", type.id())
                .text("type", type.caption())
                .flag("has_mfa", caller.mfa())
                .object("account", account(principal.account()))
                .needing("uid", "name"))
        .object(
            "session",
            new JsonFields().text("issuer", caller.issuer()).flag("is_mfa", caller.mfa()));
  }

  private static Term userType(Principal.Kind kind) {
    return switch (kind) {
      case ROOT -> new Term(2, "Admin");
      case IAM_USER, PERSON_IN_ROLE, FEDERATED_USER, IDENTITY_CENTER_USER -> new Term(1, "User");
      case ROLE, AWS_SERVICE -> new Term(3, "System");
      case OTHER_ACCOUNT -> new Term(99, "Other Account");
      case ANONYMOUS -> new Term(99, "Anonymous");
      case UNKNOWN -> new Term(0, "Unknown");
    };
  }

  static JsonFields source(Caller caller) {
    return new JsonFields().text("ip", caller.ip()).text("svc_name", caller.place());
  }

  static JsonFields api(EventSummary call) {
    return new JsonFields()
        .text("operation", call.eventName())
        .object("service", new JsonFields().text("name", call.eventSource()))
        .object("request", new JsonFields().text("uid", call.eventId()))
        .object("response", new JsonFields().text("error", call.errorCode()))
        .needing("operation");
  }

  static List<JsonFields> evidences(List<Caller> calls) {
    return calls.stream().map(OcsfParts::evidence).toList();
  }

  private static JsonFields evidence(Caller caller) {
    EventSummary call = caller.call();
    return new JsonFields()
        .text("uid", call.eventId())
        .object("api", api(call))
        .object("actor", actor(caller))
        .object("src_endpoint", source(caller))
        .object("http_request", new JsonFields().text("user_agent", call.userAgent()))
        .object("data", data(call))
        .needing("api", "actor", "src_endpoint", "data");
  }

  /** What of a call has no place of its own. */
  private static JsonFields data(EventSummary call) {
    Provenance provenance = call.provenance();
    return new JsonFields()
        .millis("time", call.eventTime())
        .text("account", call.account())
        .text("region", call.region())
        .text("record", provenance == null ? null : provenance.toString())
        .text("note", call.note());
  }

  static List<JsonFields> resources(List<Concerned> concerned) {
    return concerned.stream().map(OcsfParts::resource).toList();
  }

  private static JsonFields resource(Concerned of) {
    return new JsonFields()
        .text("uid", of.uid())
        .text("name", of.name())
        .text("type", of.type())
        .text("region", of.region())
        .text("cloud_partition", of.partition())
        .object("owner", new JsonFields().text("name", of.owner()))
        .texts("labels", of.labels())
        .needing("uid", "name");
  }

  static List<JsonFields> attacks(AttackTags tags) {
    List<JsonFields> attacks = new ArrayList<>();
    tags.techniques().stream().map(OcsfParts::technique).forEach(attacks::add);
    Stream<JsonFields> tactics =
        tags.tactics().stream()
            .map(name -> new JsonFields().object("tactic", new JsonFields().text("name", name)));
    tactics.forEach(attacks::add);
    return attacks;
  }

  private static JsonFields technique(String id) {
    String parent = AttackTags.parent(id);
    JsonFields attack = new JsonFields().object("technique", new JsonFields().text("uid", parent));
    return parent.equals(id)
        ? attack
        : attack.object("sub_technique", new JsonFields().text("uid", id));
  }
}
