package nl.dijkwacht.api.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.Route;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Entry;
import nl.dijkwacht.api.access.Gate;
import nl.dijkwacht.api.resources.Api;
import nl.dijkwacht.core.Finding;

/** The pages for people. Thread-safe. */
public final class Pages {

  private final Gate gate;
  private final Api.Parts parts;
  private final ZoneId zone;
  private final StatusPage status;
  private final FindingPage finding;
  private final SignIn signIn;

  /**
   * @param zone in which times are told
   */
  public Pages(Api.Parts parts, ZoneId zone) {
    this.gate = parts.gate();
    this.parts = parts;
    this.zone = zone;
    this.status =
        new StatusPage(
            parts.views(), parts.entities(), parts.standings(), parts.registry(), parts.clock());
    this.finding = new FindingPage(parts.entities());
    this.signIn = new SignIn(gate);
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/", this::status),
        Route.get("/findings/{id}", this::finding),
        Route.get("/sign-in", call -> signIn.form(speech(call), 200, "")),
        Route.post("/sign-in", call -> signIn.take(call, speech(call))),
        Route.post("/sign-out", signIn::leave),
        asset("dijkwacht.css", "text/css; charset=utf-8"),
        asset("dijkwacht.js", "text/javascript; charset=utf-8"),
        asset("icon.svg", "image/svg+xml"));
  }

  private Speech speech(Call call) {
    return Speech.of(call, zone);
  }

  /** Who has no token sees counts, so it is answered to everyone; but not to everyone's haste. */
  private Answer status(Call call) {
    Speech speech = speech(call);
    Entry entry = gate.enter(call);
    if (entry instanceof Entry.Out out && out.refusal().status() == 429) {
      return out.refusal();
    }
    Optional<Caller> caller =
        entry instanceof Entry.In in ? Optional.of(in.caller()) : Optional.empty();
    caller.ifPresent(who -> Audit.viewed(who, "status", List.of()));
    return Frame.page(
        200,
        speech,
        speech.of("How things stand", "Hoe het ervoor staat"),
        true,
        caller.map(Caller::name).orElse(""),
        status.main(caller, speech));
  }

  private Answer finding(Call call) {
    Speech speech = speech(call);
    Entry entry = gate.enter(call);
    if (entry instanceof Entry.Out out) {
      return out.refusal().status() == 401
          ? Response.sentence(303, "").with("Location", "/sign-in")
          : out.refusal();
    }
    Caller caller = ((Entry.In) entry).caller();
    Optional<Finding> found =
        parts
            .views()
            .findings()
            .get(call.variable("id"))
            .filter(each -> caller.sees(parts.entities().of(each.subject().account())));
    if (found.isEmpty()) {
      return missing(speech, caller);
    }
    Audit.viewed(caller, "finding", List.of(found.get().id()));
    return Frame.page(
        200,
        speech,
        found.get().rule().title(),
        false,
        caller.name(),
        finding.main(found.get(), speech));
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
