package nl.dijkwacht.api.pages;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.api.resources.LegalEntities;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Articles;

/** Findings in a table: how grave, when, what, to what, by whom, and why it matters. */
record FindingTable(Markup page, Speech speech, LegalEntities entities) {

  /**
   * @param when what the times are of
   */
  void open(String label, String when) {
    Tables.open(
        page,
        label,
        speech.of("Severity", "Ernst"),
        when,
        speech.of("What", "Wat"),
        speech.of("To what", "Waaraan"),
        speech.of("By whom", "Door wie"),
        speech.of("Why it matters", "Waarom het telt"));
  }

  void row(Finding finding, Instant at, String state) {
    page.open("tr")
        .open("td")
        .element("span", speech.level(finding.level()), "class", "level " + finding.level().label())
        .close("td");
    page.open("td").element("time", speech.time(at), "datetime", at.toString()).close("td");
    page.open("td", "class", "what")
        .element(
            "a",
            People.title(finding, speech),
            "href",
            "/findings/" + finding.id(),
            "lang",
            speech.tagOfTitle(finding.rule()))
        .element("span", state, "class", "small")
        .close("td");
    page.open("td", "class", "name")
        .text(People.what(finding))
        .element("span", account(finding.subject().account()), "class", "small")
        .close("td");
    who(People.who(finding, speech));
    List<String> articles = Articles.allOf(finding.rule().tags());
    page.element("td", articles.isEmpty() ? "" : "AVG " + String.join(", ", articles)).close("tr");
  }

  /** The person stands out; the role and the address are long. */
  private void who(String who) {
    int end = who.indexOf(" · ");
    page.open("td", "class", "name").text(end < 0 ? who : who.substring(0, end));
    if (end >= 0) {
      page.element("span", who.substring(end + 3), "class", "small");
    }
    page.close("td");
  }

  private String account(String id) {
    String name = entities.nameOf(id);
    return name.isEmpty() ? id : id + " · " + name;
  }

  void close() {
    Tables.close(page);
  }
}
