package nl.dijkwacht.api.pages;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.resources.Approvers;
import nl.dijkwacht.api.resources.ResponseDecisions;
import nl.dijkwacht.core.response.ResponseAction;
import nl.dijkwacht.core.response.ResponseCommand.Action;
import nl.dijkwacht.core.response.ResponseRequest;

/**
 * What others are asked to do about a finding, and what the reader may decide about that, as forms
 * that need no script.
 *
 * @param seal shows that a form comes from here
 */
record ResponseForms(Markup page, Speech speech, Approvers approvers, String seal) {

  /** The action of a path, if a person decides so. */
  static Optional<Action> action(String label) {
    return ResponseDecisions.ACTIONS.stream()
        .filter(action -> action.label().equals(label))
        .findFirst();
  }

  void write(List<ResponseRequest> requests, Caller caller) {
    if (requests.isEmpty()) {
      return;
    }
    page.element(
        "h2",
        speech.of("What others are asked to do", "Wat anderen gevraagd wordt"),
        "id",
        "responses");
    requests.forEach(request -> write(request, caller));
  }

  private void write(ResponseRequest request, Caller caller) {
    page.element("h3", request.policy() + ": " + speech.response(request.status()));
    page.open("table", "class", "facts").open("tbody");
    page.fact(speech.of("To what", "Waaraan"), request.resource().id());
    page.fact(speech.of("Asked", "Gevraagd"), request.action().text());
    ResponseAction undo = request.undo();
    page.fact(
        speech.of("How to undo it", "Hoe ongedaan te maken"),
        undo == null ? request.undoWords() : undo.text());
    page.fact(speech.of("Why a person approves", "Waarom een mens goedkeurt"), request.approval());
    page.fact(speech.of("Role that decides", "Rol die beslist"), request.role());
    page.fact("Id", request.id());
    page.close("tbody").close("table").open("ul");
    request
        .steps()
        .forEach(
            step ->
                page.open("li")
                    .element("time", speech.time(step.at()), "datetime", step.at().toString())
                    .text(
                        " %s: %s (%s)"
                            .formatted(speech.response(step.status()), step.text(), step.by()))
                    .close("li"));
    page.close("ul");
    if (ResponseDecisions.mayDecide(caller) && approvers.hold(caller.name(), request.role())) {
      page.open("div", "class", "decisions");
      ResponseDecisions.ACTIONS.stream()
          .filter(action -> ResponseDecisions.makesSense(action, request))
          .forEach(action -> form(request, action));
      page.close("div");
    }
  }

  private void form(ResponseRequest request, Action action) {
    String title = speech.responding(action);
    String heading = action.label() + "-" + request.id();
    String reason = heading + "-reason";
    page.open(
        "form",
        "method",
        "post",
        "action",
        "/findings/%s/responses/%s/%s".formatted(request.finding(), request.id(), action.label()),
        "aria-labelledby",
        heading);
    page.element("h3", title, "id", heading);
    page.open("input", "type", "hidden", "name", DecisionForms.SEAL, "value", seal);
    page.open("input", "type", "hidden", "name", "role", "value", request.role());
    page.element("label", speech.of("Why", "Waarom"), "for", reason);
    page.open(
        "input",
        "id",
        reason,
        "name",
        "reason",
        "maxlength",
        "1024",
        "autocomplete",
        "off",
        "required",
        "required");
    page.element("button", title, "type", "submit").close("form");
  }
}
