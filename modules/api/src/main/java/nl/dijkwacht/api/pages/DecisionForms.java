package nl.dijkwacht.api.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.resources.FindingDecisions;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand.Action;
import nl.dijkwacht.core.finding.FindingCommand.ClosedAs;

/**
 * What somebody may decide about a finding, as forms that need no script.
 *
 * @param seal shows that a form comes from here
 */
record DecisionForms(Markup page, Speech speech, Finding finding, String seal) {

  static final String SEAL = "seal";

  /** In place of a time, which depends on the zone of who fills it in. */
  static final String HOURS = "hours";

  /** What the page offers; to accept a risk needs more thought than a form, and an owner. */
  static final List<Action> OFFERED =
      List.of(Action.ACKNOWLEDGE, Action.ASSIGN, Action.COMMENT, Action.CLOSE, Action.SILENCE);

  private static final List<Integer> SILENCES = List.of(1, 4, 24, 72, 167);

  /** The action of a path, if the page offers it. */
  static Optional<Action> action(String label) {
    return OFFERED.stream().filter(action -> label(action).equals(label)).findFirst();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void write(Caller caller) {
    List<Action> may =
        OFFERED.stream()
            .filter(action -> FindingDecisions.mayDecide(caller, action))
            .filter(this::makesSense)
            .toList();
    if (may.isEmpty()) {
      return;
    }
    page.element("h2", speech.of("Decide", "Beslissen"), "id", "decide");
    page.open("div", "class", "decisions");
    may.forEach(this::form);
    page.close("div");
  }

  private boolean makesSense(Action action) {
    return switch (action) {
      case ACKNOWLEDGE ->
          finding.status() == Finding.Status.OPEN && finding.handled().acknowledged() == null;
      case CLOSE -> finding.status() != Finding.Status.CLOSED;
      case SILENCE -> finding.status() == Finding.Status.OPEN;
      default -> true;
    };
  }

  private void form(Action action) {
    String title = speech.action(action);
    String heading = "do-" + label(action);
    page.open(
        "form",
        "method",
        "post",
        "action",
        "/findings/" + finding.id() + "/" + label(action),
        "aria-labelledby",
        heading);
    page.element("h3", title, "id", heading);
    page.open("input", "type", "hidden", "name", SEAL, "value", seal);
    fields(action);
    page.element("button", title, "type", "submit").close("form");
  }

  private void fields(Action action) {
    switch (action) {
      case ASSIGN -> {
        text(action, "to", speech.of("To whom", "Aan wie"), true);
        text(action, "text", speech.of("What to add", "Toelichting"), false);
      }
      case COMMENT -> text(action, "text", speech.of("Comment", "Opmerking"), true);
      case CLOSE -> {
        choice(
            action,
            "as",
            speech.of("As what", "Als wat"),
            Stream.of(ClosedAs.values())
                .map(as -> new Option(label(as), speech.closedAs(as)))
                .toList());
        text(action, "reason", speech.of("Why", "Waarom"), false);
        text(
            action,
            "duplicateOf",
            speech.of("If a duplicate: id of the first", "Als dubbel: id van de eerste"),
            false);
      }
      case SILENCE -> {
        choice(
            action,
            HOURS,
            speech.of("For how long", "Hoe lang"),
            SILENCES.stream()
                .map(hours -> new Option(Integer.toString(hours), speech.hours(hours)))
                .toList());
        text(action, "owner", speech.of("Who answers for it", "Wie ervoor instaat"), true);
        text(action, "reason", speech.of("Why", "Waarom"), true);
      }
      default -> text(action, "text", speech.of("What to add", "Toelichting"), false);
    }
  }

  private void text(Action action, String name, String label, boolean needed) {
    String id = label(action) + "-" + name;
    page.element(
        "label", needed ? label : label + speech.of(" (may be empty)", " (mag leeg)"), "for", id);
    if (needed) {
      page.open(
          "input",
          "id",
          id,
          "name",
          name,
          "maxlength",
          "1024",
          "autocomplete",
          "off",
          "required",
          "required");
    } else {
      page.open("input", "id", id, "name", name, "maxlength", "1024", "autocomplete", "off");
    }
  }

  /** One of a closed list. */
  private record Option(String value, String text) {}

  private void choice(Action action, String name, String label, List<Option> options) {
    String id = label(action) + "-" + name;
    page.element("label", label, "for", id);
    page.open("select", "id", id, "name", name);
    options.forEach(option -> page.element("option", option.text(), "value", option.value()));
    page.close("select");
  }
}
