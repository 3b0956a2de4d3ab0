package nl.dijkwacht.app.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.privacy.Redaction;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import org.jspecify.annotations.Nullable;

/**
 * What is held, as the person that it is about may have it (Art. 15(4) AVG): what is not named here
 * is left out, other people are pseudonyms, and what colleagues wrote is counted only.
 */
final class PersonView {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String USER = "AWS::IAM::User";
  private static final String ROLE = "AWS::IAM::Role";

  private final Person person;
  private final Pseudonyms pseudonyms;

  PersonView(Person person, Pseudonyms pseudonyms) {
    this.person = person;
    this.pseudonyms = pseudonyms;
  }

  @Nullable ObjectNode of(Finding finding) {
    if (!person.isIn(finding)) {
      return null;
    }
    ObjectNode view = NODES.objectNode();
    view.put("id", finding.id());
    view.put("title", finding.rule().title());
    view.put("level", finding.level().label());
    view.put("status", finding.status().label());
    view.put("occurrences", finding.occurrences());
    view.set("about", subject(finding.subject()));
    event(view, "first", finding.first());
    event(view, "latest", finding.latest());
    Drift drift = finding.drift();
    if (drift != null) {
      view.put("resource", resource(drift.resource()));
      view.put("result", drift.result().name());
      view.put("since", drift.since().toString());
    }
    Handling handling = finding.handled();
    if (handling.closing() != null) {
      view.put("closedAs", handling.closing().as().name());
      view.put("closedAt", handling.closing().at().toString());
    }
    view.put("commentsLeftOut", handling.comments().size());
    return view;
  }

  @Nullable ObjectNode of(Signal signal) {
    if (!person.is(signal.event().principal()) && !person.isIn(signal.subject())) {
      return null;
    }
    ObjectNode view = NODES.objectNode();
    view.put("id", signal.id());
    view.put("findingId", signal.findingId());
    view.put("title", signal.rule().title());
    view.set("about", subject(signal.subject()));
    event(view, "event", signal.event());
    return view;
  }

  @Nullable ObjectNode of(Access access) {
    if (!person.is(access.principal())) {
      return null;
    }
    ObjectNode view = NODES.objectNode();
    view.put("principal", access.principal().id());
    view.put("asset", access.asset().key());
    view.put("minute", access.minute().toString());
    Access.Counts calls = access.calls();
    view.put("reads", calls.reads());
    view.put("lists", calls.lists());
    view.put("writes", calls.writes());
    view.put("deletes", calls.deletes());
    view.put("decrypts", calls.decrypts());
    view.put("exports", calls.exports());
    view.put("restores", calls.restores());
    view.put("failures", access.failures());
    view.put("bytes", access.bytes());
    view.put("objects", access.objects());
    access.countries().forEach(each -> view.withArray("countries").add(each.code()));
    access.writtenFrom().forEach(view.withArray("writtenFrom")::add);
    access.networks().forEach(view.withArray("networks")::add);
    access.userAgents().forEach(view.withArray("userAgents")::add);
    view.put("withoutMfa", access.withoutMfa());
    view.put("revision", access.revision());
    return view;
  }

  @Nullable ObjectNode of(AccessEvent access) {
    if (!person.is(access.event().principal())) {
      return null;
    }
    ObjectNode view = NODES.objectNode();
    view.put("asset", access.asset().key());
    view.put("kind", access.kind().name());
    view.put("failed", access.failed());
    event(view, "event", access.event());
    return view;
  }

  @Nullable ObjectNode of(Change change) {
    if (!person.is(change.event().principal()) && !person.is(change.resource())) {
      return null;
    }
    ObjectNode view = NODES.objectNode();
    view.put("resource", resource(change.resource()));
    view.put("means", change.means().name());
    event(view, "event", change.event());
    return view;
  }

  @Nullable ObjectNode of(Case each) {
    boolean reader =
        each.exposed().stream()
            .flatMap(exposure -> exposure.readers().stream())
            .anyMatch(known -> person.is(known.principal()));
    if (!reader && each.principals().stream().noneMatch(person::is)) {
      return null;
    }
    ObjectNode view = NODES.objectNode();
    view.put("id", each.id());
    view.put("kind", each.kind().name());
    view.put("legalEntity", each.legalEntity());
    view.put("status", each.status().english());
    view.put("openedAt", each.openedAt().toString());
    view.put("others", each.principals().stream().filter(other -> !person.is(other)).count());
    return view;
  }

  private void event(ObjectNode view, String name, EventSummary event) {
    ObjectNode told = view.putObject(name);
    told.put("at", event.eventTime().toString());
    told.put("call", event.eventSource() + "/" + event.eventName());
    told.put("account", event.account());
    told.put("region", event.region());
    told.put("principal", name(event.principal()));
    if (!person.is(event.principal())) {
      // Where others came from, and what was said of them, is theirs.
      return;
    }
    put(told, "address", event.sourceAddress());
    put(told, "userAgent", event.userAgent());
    put(told, "error", event.errorCode());
    put(told, "note", event.note() == null ? null : Redaction.of(event.note()));
  }

  private String name(Principal principal) {
    return principal.kind() == Principal.Kind.AWS_SERVICE
        ? principal.id()
        : identity(principal.id());
  }

  private String identity(String identity) {
    return person.is(identity) ? identity : pseudonyms.of(identity);
  }

  private ObjectNode subject(Subject subject) {
    ObjectNode about = NODES.objectNode();
    for (Map.Entry<String, String> field : subject.fields().entrySet()) {
      about.put(field.getKey(), value(field.getKey(), field.getValue()));
    }
    return about;
  }

  private String value(String field, String value) {
    return Subject.namesPrincipal(field) || value.contains(":iam:") || value.contains(":sts:")
        ? identity(value)
        : Redaction.of(value);
  }

  /** Users and roles other than the person are somebody else, or may tell who it is. */
  private String resource(ResourceId resource) {
    boolean isIdentity = resource.type().equals(USER) || resource.type().equals(ROLE);
    return isIdentity && !person.is(resource)
        ? resource.type() + " " + pseudonyms.of(resource.id())
        : resource.toString();
  }

  private static void put(ObjectNode view, String name, @Nullable String value) {
    if (value != null) {
      view.put(name, value);
    }
  }
}
