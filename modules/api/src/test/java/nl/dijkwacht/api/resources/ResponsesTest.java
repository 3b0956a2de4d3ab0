package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Optional;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseCommand.Action;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.core.signal.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to runners: shown, and decided as on the command line. */
@Timeout(60)
class ResponsesTest {

  private static final String WISH =
      "{\"role\":\"duty-officer\",\"reason\":\"It is no test of ours\"}";

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    served
        .views
        .findings()
        .put("f", Samples.finding("f", Samples.HOSPITAL, Level.HIGH, Finding.Status.OPEN, 1));
    served.views.add(Samples.response("old", "f", Samples.HOSPITAL, Status.ACCEPTED, 60));
    served.views.add(Samples.response("new", "g", Samples.HOSPITAL, Status.PROPOSED, 1));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'new old'",
    "?status=proposed, new",
    "'?status=accepted,done', old",
    "?finding=f, old",
    "?policy=another, ''"
  })
  void theyAreListedNewestFirstAndChosen(String query, String expected) throws Exception {
    JsonNode list = served.json("analyst", "/api/v1/responses" + query);

    StringBuilder ids = new StringBuilder();
    list.get("items").forEach(item -> ids.append(' ').append(item.get("id").textValue()));
    assertThat(ids.toString().strip()).isEqualTo(expected);
  }

  @Test
  void oneTellsWhereItStandsAndNothingOfWhatItRestsOnButTheHash() throws Exception {
    HttpResponse<String> response = served.get("auditor", "/api/v1/responses/new");
    JsonNode json = Served.read(response.body());

    assertThat(json.get("status").textValue()).isEqualTo("PROPOSED");
    assertThat(json.get("legalEntity").textValue()).isEqualTo("Ziekenhuis");
    assertThat(json.get("evidenceSha256").textValue()).isEqualTo("00ff");
    assertThat(json.at("/steps/0/by").textValue()).isEqualTo("dijkwacht");
    assertThat(response.body()).doesNotContain("jansen");
    assertThat(served.audits)
        .extracting(AuditEvent::by, AuditEvent::about)
        .containsExactly(tuple("auditor", "responses new"));
    served.keepsAudits = false;
    assertThat(served.get("fg", "/api/v1/responses/new").statusCode()).isEqualTo(503);
    assertThat(served.get("fg", "/api/v1/responses").statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({"approve, APPROVE", "refuse, REFUSE", "undo, UNDO"})
  void aDecisionBecomesTheCommandOfWhoTheTokenNames(String path, Action action) throws Exception {
    HttpResponse<String> response = served.post("owner", "/api/v1/responses/new/" + path, WISH);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(served.responseCommands)
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent)
                    .isEqualTo(
                        ResponseCommand.deciding(
                            sent.id(),
                            "new",
                            action,
                            "owner",
                            "duty-officer",
                            Samples.NOW,
                            "It is no test of ours")));
  }

  @Test
  void withoutARoleOrAReasonAndAsWhoOnlyLooksNothingIsSent() throws Exception {
    String path = "/api/v1/responses/new/approve";

    assertThat(served.post("owner", path, "{\"role\":\"duty-officer\"}").statusCode())
        .isEqualTo(400);
    assertThat(served.post("owner", path, "{\"reason\":\"x\"}").statusCode()).isEqualTo(400);
    assertThat(served.post("fg", path, WISH).statusCode()).isEqualTo(403);
    assertThat(served.post("auditor", path, WISH).statusCode()).isEqualTo(403);
    assertThat(served.responseCommands).isEmpty();
  }

  @Test
  void whatTheStageRefusesIsToldWithItsReason() throws Exception {
    served.refusal = Optional.of("'analyst' does not hold the role 'duty-officer'.");
    HttpResponse<String> response = served.post("analyst", "/api/v1/responses/new/approve", WISH);

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(Served.read(response.body()).get("detail").textValue())
        .isEqualTo("'analyst' does not hold the role 'duty-officer'.");
  }
}
