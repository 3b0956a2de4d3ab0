package nl.dijkwacht.api.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.Route;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Entry;
import nl.dijkwacht.api.resources.Api;
import nl.dijkwacht.api.resources.FindingDecisions;
import nl.dijkwacht.api.resources.Outcome;
import nl.dijkwacht.api.resources.ResponseDecisions;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.response.ResponseRequest;

/** The pages for people. Thread-safe. */
public final class Pages {

  private final Api.Parts parts;
  private final StatusPage status;
  private final FindingPage finding;
  private final SignIn signIn;
  private final FindingDecisions decisions;
  private final ResponseDecisions responses;
  private final FormSeal seal = new FormSeal();

  /**
   * @param api takes the same decisions
   */
  public Pages(Api.Parts parts, Api api) {
    this.parts = parts;
    this.decisions = api.findingDecisions();
    this.responses = api.responseDecisions();
    this.status = new StatusPage(parts);
    this.finding = new FindingPage(parts.entities(), parts.approvers());
    this.signIn = new SignIn(parts.gate());
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/", this::status),
        Route.get("/findings/{id}", this::finding),
        Route.post("/findings/{id}/{action}", call -> decide(call, this::aboutFinding)),
        Route.post(
            "/findings/{id}/responses/{request}/{action}",
            call -> decide(call, this::aboutResponse)),
        Route.get("/sign-in", call -> signIn.form(speech(call), 200, "")),
        Route.post("/sign-in", call -> signIn.take(call, speech(call))),
        Route.post("/sign-out", signIn::leave),
        asset("dijkwacht.css", "text/css; charset=utf-8"),
        asset("dijkwacht.js", "text/javascript; charset=utf-8"),
        asset("icon.svg", "image/svg+xml"));
  }

  private Speech speech(Call call) {
    return Speech.of(call, parts.zone());
  }

  /** Who has no token sees counts, so it is answered to everyone; but not to everyone's haste. */
  private Answer status(Call call) {
    Speech speech = speech(call);
    Entry entry = parts.gate().enter(call);
    if (entry instanceof Entry.Out out && out.refusal().status() == 429) {
      return out.refusal();
    }
    Optional<Caller> caller =
        entry instanceof Entry.In in ? Optional.of(in.caller()) : Optional.empty();
    return Frame.page(
        200,
        speech,
        speech.of("How things stand", "Hoe het ervoor staat"),
        true,
        caller.map(Caller::name).orElse(""),
        caller.map(who -> noted(who, speech)).orElseGet(() -> status.forAnyone(speech)));
  }

  /** Names are shown once it is noted who sees them. */
  private String noted(Caller caller, Speech speech) {
    StatusPage.Shown page = status.of(caller, speech);
    boolean noted =
        parts.audit().viewed(caller, "findings", page.findings())
            && parts.audit().viewed(caller, "cases", page.cases());
    return noted ? page.main() : status.withoutNames(speech);
  }

  private Answer finding(Call call) {
    Entry entry = parts.gate().enter(call);
    if (entry instanceof Entry.Out out) {
      return turnedAway(out);
    }
    Caller caller = ((Entry.In) entry).caller();
    Notice notice = Notice.of(call.query(Notice.PARAMETER).orElse(""));
    return visible(caller, call)
        .<Answer>map(found -> page(caller, call, found, notice))
        .orElseGet(() -> missing(speech(call), caller));
  }

  private static Response turnedAway(Entry.Out out) {
    return out.refusal().status() == 401
        ? Response.sentence(303, "").with("Location", "/sign-in")
        : out.refusal();
  }

  private Optional<Finding> visible(Caller caller, Call call) {
    return parts
        .views()
        .findings()
        .get(call.variable("id"))
        .filter(each -> caller.sees(parts.entities().of(each.subject().account())));
  }

  private Response page(Caller caller, Call call, Finding found, Notice notice) {
    Speech speech = speech(call);
    String sealed = seal.of(call, found.id());
    List<ResponseRequest> asked = responses.about(caller, found.id());
    FindingPage.Beside beside =
        new FindingPage.Beside(asked, parts.views().restrictionsOn(found.principals()));
    Response page =
        Frame.page(
            200,
            speech,
            speech.title(found.rule()),
            false,
            caller.name(),
            finding.main(found, beside, caller, speech, sealed, notice));
    List<String> ids = asked.stream().map(ResponseRequest::id).toList();
    return parts
        .audit()
        .shown(
            caller,
            "findings",
            List.of(found.id()),
            parts.audit().shown(caller, "responses", ids, page));
  }

  /**
   * What a form wants.
   *
   * @param may whether the caller's role decides it
   * @param carriedOut by the fields of the form
   */
  private record Wanted(boolean may, Function<Map<String, String>, Outcome<?>> carriedOut) {}

  /** Finds what a form wants; empty if there is no such thing. */
  @FunctionalInterface
  private interface Wanting {
    Optional<Wanted> of(Caller caller, Call call, Finding found);
  }

  private Optional<Wanted> aboutFinding(Caller caller, Call call, Finding found) {
    return DecisionForms.action(call.variable("action"))
        .map(
            action ->
                new Wanted(
                    FindingDecisions.mayDecide(caller, action),
                    fields -> decisions.decide(caller, found.id(), action, timed(fields))));
  }

  private Optional<Wanted> aboutResponse(Caller caller, Call call, Finding found) {
    Optional<ResponseRequest> request =
        responses.about(caller, found.id()).stream()
            .filter(each -> each.id().equals(call.variable("request")))
            .findFirst();
    return ResponseForms.action(call.variable("action"))
        .flatMap(
            action ->
                request.map(
                    each ->
                        new Wanted(
                            ResponseDecisions.mayDecide(caller),
                            fields -> responses.decide(caller, each, action, fields))));
  }

  /** Takes a form of the page, and leads back to it. */
  private Answer decide(Call call, Wanting wanting) {
    Entry entry = parts.gate().enter(call);
    if (entry instanceof Entry.Out out) {
      return turnedAway(out);
    }
    Caller caller = ((Entry.In) entry).caller();
    Speech speech = speech(call);
    Optional<Finding> found = visible(caller, call);
    Optional<Wanted> wanted = found.flatMap(each -> wanting.of(caller, call, each));
    if (found.isEmpty() || wanted.isEmpty()) {
      return missing(speech, caller);
    }
    String id = found.get().id();
    Map<String, String> fields = new HashMap<>(Form.fields(call));
    String sealed = fields.remove(DecisionForms.SEAL);
    if (sealed == null || !seal.isOf(call, id, sealed)) {
      return refused(
          403,
          speech,
          caller,
          id,
          speech.of(
              "This form is not of this session; open the finding anew and fill it in there.",
              "Dit formulier hoort niet bij deze sessie; open de bevinding opnieuw en vul het daar"
                  + " in."));
    }
    if (!wanted.get().may()) {
      return refused(
          403,
          speech,
          caller,
          id,
          speech.of(
              "Your role does not decide this; ask who runs Dijkwacht for one that does.",
              "Uw rol beslist dit niet; vraag wie Dijkwacht beheert om een rol die dat wel doet."));
    }
    return decided(speech, caller, id, wanted.get().carriedOut().apply(fields));
  }

  /** With a time in place of hours from now. */
  private Map<String, String> timed(Map<String, String> fields) {
    Map<String, String> timed = new HashMap<>(fields);
    String hours = timed.remove(DecisionForms.HOURS);
    if (hours != null && hours.matches("[0-9]{1,3}")) {
      timed.put(
          "until",
          parts.clock().instant().plus(Duration.ofHours(Long.parseLong(hours))).toString());
    }
    return timed;
  }

  private static Response decided(Speech speech, Caller caller, String id, Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      return refused(409, speech, caller, id, refused.why());
    }
    if (outcome instanceof Outcome.Failed<?> failed) {
      return refused(503, speech, caller, id, failed.why());
    }
    return Response.sentence(303, "")
        .with(
            "Location",
            "/findings/%s?%s=%s".formatted(id, Notice.PARAMETER, Notice.of(outcome).parameter()));
  }

  private static Response refused(int status, Speech speech, Caller caller, String id, String why) {
    String title = speech.of("It was not carried out", "Het is niet uitgevoerd");
    Markup page = new Markup();
    page.element("h1", title).element("p", why, "class", "warning", "role", "alert");
    page.open("p")
        .element(
            "a",
            speech.of("Back to the finding", "Terug naar de bevinding"),
            "href",
            "/findings/" + id)
        .close("p");
    return Frame.page(status, speech, title, false, caller.name(), page.html());
  }

  private static Response missing(Speech speech, Caller caller) {
    String title = speech.of("There is no such finding", "Die bevinding is er niet");
    Markup page = new Markup();
    page.element("h1", title).open("p");
    page.element("a", speech.of("To the overview", "Naar het overzicht"), "href", "/").close("p");
    return Frame.page(404, speech, title, false, caller.name(), page.html());
  }

  private static Route asset(String name, String contentType) {
    String content;
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not packed");
      }
      content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Route.get("/assets/" + name, call -> Response.of(200, contentType, content));
  }
}
