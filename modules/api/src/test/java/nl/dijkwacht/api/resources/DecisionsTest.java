package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.Recipient;
import nl.dijkwacht.core.cases.SubjectRequest;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.finding.FindingCommand.Action;
import nl.dijkwacht.core.finding.FindingCommand.ClosedAs;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.topics.decisions.CaseWish;
import nl.dijkwacht.topics.decisions.FindingWish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent ends as the command that the command line makes of the same wish. */
@Timeout(60)
class DecisionsTest {

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    served
        .views
        .findings()
        .put("f", Samples.finding("f", Samples.HOSPITAL, Level.HIGH, Finding.Status.OPEN, 1));
    served.views.cases().put("c", Samples.breach("c", "Ziekenhuis", 60));
    served
        .views
        .cases()
        .put("r", Samples.of("r", "Ziekenhuis", Case.Kind.REQUEST, Case.Status.REQUESTED, 60));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private void decided(String action, String body, FindingWish wish) throws Exception {
    HttpResponse<String> response = served.post("owner", "/api/v1/findings/f/" + action, body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(Served.read(response.body()).get("id").textValue()).isEqualTo("f");
    FindingCommand sent = served.findingCommands.get(served.findingCommands.size() - 1);
    assertThat(sent).isEqualTo(wish.command(sent.id(), "f", "owner", Samples.NOW));
  }

  @Test
  void decisionsAboutFindingsBecomeTheirCommands() throws Exception {
    Instant until = Instant.parse("2026-11-27T00:00:00Z");
    decided("acknowledge", "{}", FindingWish.of(Action.ACKNOWLEDGE, null, null));
    decided("acknowledge", "", FindingWish.of(Action.ACKNOWLEDGE, null, null));
    decided("assign", "{\"to\":\"archief\"}", FindingWish.of(Action.ASSIGN, null, "archief"));
    decided("comment", "{\"text\":\"Gevraagd\"}", FindingWish.of(Action.COMMENT, "Gevraagd", null));
    decided("reopen", "{\"reason\":\"Toch\"}", FindingWish.of(Action.REOPEN, "Toch", null));
    decided(
        "close",
        "{\"as\":\"duplicate\",\"duplicateOf\":\"g\"}",
        new FindingWish(Action.CLOSE, null, null, null, ClosedAs.DUPLICATE, "g"));
    decided(
        "accept-risk",
        "{\"owner\":\"a\",\"reason\":\"b\",\"until\":\"2026-11-27T00:00:00Z\"}",
        new FindingWish(Action.ACCEPT_RISK, "b", "a", until, null, null));
    decided(
        "silence",
        "{\"owner\":\"a\",\"reason\":\"b\",\"until\":\"2026-11-27T00:00:00Z\"}",
        new FindingWish(Action.SILENCE, "b", "a", until, null, null));
    assertThat(served.findingCommands).extracting(FindingCommand::id).doesNotHaveDuplicates();
  }

  private void stepped(String token, String action, String body, CaseWish wish, CaseRole role)
      throws Exception {
    HttpResponse<String> response = served.post(token, "/api/v1/cases/c/" + action, body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    CaseCommand sent = served.caseCommands.get(served.caseCommands.size() - 1);
    assertThat(sent)
        .isEqualTo(wish.command(sent.id(), "c", "Ziekenhuis", token, role, Samples.NOW));
  }

  @Test
  void stepsOfCasesBecomeTheirCommands() throws Exception {
    CaseRole owner = CaseRole.CASE_OWNER;
    Instant since = Instant.parse("2026-11-25T00:00:00Z");
    stepped("owner", "acknowledge", "{}", of(CaseCommand.Action.ACKNOWLEDGE, null), owner);
    stepped(
        "owner", "assign", "{\"to\":\"x\"}", of(CaseCommand.Action.ASSIGN, null).to("x"), owner);
    stepped(
        "owner",
        "aware",
        "{\"since\":\"2026-11-25T00:00:00Z\",\"reason\":\"Logs\"}",
        of(CaseCommand.Action.AWARE, "Logs").since(since),
        owner);
    stepped(
        "owner",
        "decide",
        "{\"yes\":false,\"reason\":\"Geen risico\"}",
        of(CaseCommand.Action.DECIDE, "Geen risico").deciding(false),
        owner);
    stepped(
        "owner",
        "decide-informing",
        "{\"yes\":true}",
        of(CaseCommand.Action.DECIDE_INFORMING, null).deciding(true),
        owner);
    stepped(
        "owner",
        "notify",
        "{\"recipient\":\"data-subjects\",\"reference\":\"brief\"}",
        of(CaseCommand.Action.NOTIFY, null).notifying(Recipient.DATA_SUBJECTS).referring("brief"),
        owner);
    stepped(
        "owner",
        "link",
        "{\"reference\":\"s3://bewijs/1\"}",
        of(CaseCommand.Action.LINK, null).referring("s3://bewijs/1"),
        owner);
    stepped(
        "owner",
        "assess",
        "{\"facts\":{\"nature\":\"Openbaar\",\"kinds\":[\"confidentiality\"],\"subjects\":12}}",
        of(CaseCommand.Action.ASSESS, null)
            .telling(
                new BreachFacts(
                    "Openbaar",
                    List.of(BreachFacts.Kind.CONFIDENTIALITY),
                    List.of(),
                    List.of(),
                    12L,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)),
        owner);
    stepped(
        "fg", "advise", "{\"text\":\"Meld\"}", of(CaseCommand.Action.ADVISE, "Meld"), CaseRole.FG);
    stepped(
        "fg", "comment", "{\"text\":\"Ja\"}", of(CaseCommand.Action.COMMENT, "Ja"), CaseRole.FG);
    stepped("owner", "close", "{\"reason\":\"r\"}", of(CaseCommand.Action.CLOSE, "r"), owner);
  }

  @Test
  void stepsOfRequestsBecomeTheirCommands() throws Exception {
    for (CaseCommand.Action action :
        List.of(
            CaseCommand.Action.CLOSE,
            CaseCommand.Action.EXTEND,
            CaseCommand.Action.PAUSE,
            CaseCommand.Action.RESUME)) {
      String path = "/api/v1/requests/r/" + Query.label(action);
      HttpResponse<String> response = served.post("owner", path, "{\"reason\":\"Volume\"}");

      assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
      CaseCommand sent = served.caseCommands.get(served.caseCommands.size() - 1);
      assertThat(sent)
          .isEqualTo(
              of(action, "Volume")
                  .command(
                      sent.id(), "r", "Ziekenhuis", "owner", CaseRole.CASE_OWNER, Samples.NOW));
    }
  }

  @Test
  void whatIsForRequestsIsNotForBreachesNorTheOtherWayRound() throws Exception {
    assertThat(served.post("owner", "/api/v1/cases/c/extend", "{}").statusCode()).isEqualTo(404);
    assertThat(served.post("owner", "/api/v1/cases/r/close", "{}").statusCode()).isEqualTo(404);
    assertThat(served.post("owner", "/api/v1/requests/c/close", "{}").statusCode()).isEqualTo(404);
    assertThat(served.caseCommands).isEmpty();
  }

  @Test
  void aRequestIsOpenedByThePseudonymOfItsSenderAlone() throws Exception {
    HttpResponse<String> response =
        served.post(
            "owner",
            "/api/v1/requests",
            "{\"legalEntity\":\"Ziekenhuis\",\"right\":\"erasure\",\"subject\":\"J. Jansen\","
                + "\"received\":\"2026-11-20\"}");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    CaseCommand sent = served.caseCommands.get(0);
    assertThat(sent.action()).isEqualTo(CaseCommand.Action.OPEN_REQUEST);
    assertThat(sent.caseId()).isEqualTo(Case.idOf("dijkwacht", "Ziekenhuis", sent.id()));
    assertThat(sent.request())
        .isEqualTo(
            new CaseCommand.Request(
                SubjectRequest.Right.ERASURE, "p-9", LocalDate.parse("2026-11-20")));
    assertThat(sent.toString()).doesNotContain("Jansen");
  }

  /** At 03:00 UTC it is the same day in Amsterdam. */
  @Test
  void aRequestWithoutADayCameToday() throws Exception {
    served.post("owner", "/api/v1/requests", request("access"));

    assertThat(served.caseCommands)
        .extracting(CaseCommand::request)
        .containsExactly(
            new CaseCommand.Request(
                SubjectRequest.Right.ACCESS, "p-9", LocalDate.parse("2026-11-26")));
  }

  private static String request(String right) {
    return "{\"legalEntity\":\"Ziekenhuis\",\"right\":\"%s\",\"subject\":\"J. Jansen\"}"
        .formatted(right);
  }

  @Test
  void aRequestThatCannotBeMadeAPseudonymOfIsNotSent() throws Exception {
    served.hasKey = false;

    HttpResponse<String> response = served.post("owner", "/api/v1/requests", request("access"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("no file of keys is named").doesNotContain("Jansen");
    assertThat(served.post("owner", "/api/v1/requests", request("oblivion")).body())
        .contains("'right' takes access, rectification");
    assertThat(
            served
                .post("owner", "/api/v1/requests", request("access").replace("J. Jansen", " "))
                .statusCode())
        .isEqualTo(400);
    assertThat(served.caseCommands).isEmpty();
  }

  private static CaseWish of(CaseCommand.Action action, @Nullable String text) {
    return CaseWish.of(action, text);
  }

  @Test
  void aBreachThatNoFindingToldOfIsOpenedForTheOwnLegalEntityAlone() throws Exception {
    assertThat(
            served.post("owner", "/api/v1/cases", "{\"legalEntity\":\"Ziekenhuis\"}").statusCode())
        .isEqualTo(202);
    CaseCommand sent = served.caseCommands.get(0);
    assertThat(sent.caseId()).isEqualTo(Case.idOf("dijkwacht", "Ziekenhuis", sent.id()));
    assertThat(served.post("owner", "/api/v1/cases", "{\"legalEntity\":\"Gemeente\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatTheStageRefusesIsToldWithItsReason() throws Exception {
    served.refusal = Optional.of("The finding is neither closed nor an accepted risk.");

    HttpResponse<String> response = served.post("owner", "/api/v1/findings/f/reopen", "{}");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(Served.read(response.body()).get("detail").textValue())
        .isEqualTo("The finding is neither closed nor an accepted risk.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "assign      | {}                              | 'to' is missing; give it as a text.",
        "assign      | {\"to\":7}                      | 'to' takes a text.",
        "comment     | {\"text\":\" \"}                | 'text' is missing; give it as a text.",
        "close       | {}                              | 'as' is missing; it takes true-positive, benign, false-positive or duplicate.",
        "close       | {\"as\":\"wrong\"}              | 'as' takes true-positive, benign, false-positive, duplicate.",
        "silence     | {\"reason\":\"a\",\"owner\":\"b\",\"until\":\"soon\"} | 'until' takes a time such as 2027-03-01T00:00:00Z.",
        "acknowledge | {\"extra\":1}                   | There is a field that is not known here; it takes text.",
        "acknowledge | []                              | Send one JSON object of at most 64 KiB, with 'Content-Type: application/json'.",
        "acknowledge | {\"text\":                      | Send one JSON object of at most 64 KiB, with 'Content-Type: application/json'.",
        "acknowledge | {} {}                           | Send one JSON object of at most 64 KiB, with 'Content-Type: application/json'."
      })
  void whatIsSentWronglyIsToldAndNotSentOn(String action, String body, String detail)
      throws Exception {
    HttpResponse<String> response = served.post("owner", "/api/v1/findings/f/" + action, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Served.read(response.body()).get("detail").textValue()).isEqualTo(detail);
    assertThat(served.findingCommands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "[", "{\"text\":\"\\u0000\"}"})
  void largeBodiesAndNestedOnesHarmNothing(String part) throws Exception {
    HttpResponse<String> response =
        served.post("owner", "/api/v1/findings/f/acknowledge", part.repeat(100_000));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(served.findingCommands).isEmpty();
    assertThat(served.get("owner", "/api/v1/findings/f").statusCode()).isEqualTo(200);
  }

  @Test
  void aFormOfAnotherSiteCannotDecide() throws Exception {
    HttpResponse<String> form =
        served
            .server()
            .client()
            .send(
                served
                    .request("owner", "/api/v1/findings/f/acknowledge")
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("{}"))
                    .build(),
                BodyHandlers.ofString());
    HttpResponse<String> other =
        served
            .server()
            .client()
            .send(
                served
                    .request("owner", "/api/v1/findings/f/acknowledge")
                    .header("Content-Type", "application/json")
                    .header("Origin", "https://elsewhere.example")
                    .POST(BodyPublishers.ofString("{}"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(form.statusCode()).isEqualTo(400);
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(served.findingCommands).isEmpty();
  }
}
