package nl.dijkwacht.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.dijkwacht.api.resources.Samples;
import nl.dijkwacht.api.resources.Served;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.finding.FindingCommand.Action;
import nl.dijkwacht.core.finding.FindingCommand.ClosedAs;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseStep;
import nl.dijkwacht.core.signal.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deciding on the page of a finding, as a browser does it. */
@Timeout(60)
class DecisionFormsTest {

  private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([0-9a-f]{64})\"");
  private static final Pattern FORM = Pattern.compile("action=\"/findings/f/([a-z-]+)\"");

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    put("f", Samples.HOSPITAL);
    put("g", Samples.HOSPITAL);
    put("m", Samples.MUNICIPALITY);
  }

  private void put(String id, String account) {
    served
        .views
        .findings()
        .put(id, Samples.finding(id, account, Level.HIGH, Finding.Status.OPEN, 1));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private static String cookie(String token) {
    return "dijkwacht=" + token;
  }

  private String page(String token, String id) throws Exception {
    return served.get("", "/findings/" + id, "Cookie", cookie(token)).body();
  }

  private String seal(String token, String id) throws Exception {
    Matcher seal = SEAL.matcher(page(token, id));
    assertThat(seal.find()).isTrue();
    return seal.group(1);
  }

  private HttpResponse<String> send(String token, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        served
            .request("", path)
            .header("Cookie", cookie(token))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return served.server().client().send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> decide(String token, String action, String fields) throws Exception {
    return send(token, "/findings/f/" + action, "seal=" + seal(token, "f") + fields);
  }

  @ParameterizedTest
  @CsvSource({
    "analyst, 'acknowledge assign comment close silence'",
    "owner,   'acknowledge assign comment close silence'",
    "fg,      'comment'",
    "auditor, ''"
  })
  void eachSeesTheFormsOfTheirRole(String token, String expected) throws Exception {
    Matcher forms = FORM.matcher(page(token, "f"));

    assertThat(forms.results().map(form -> form.group(1)).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void whatIsFilledInBecomesTheCommandOfTheApi() throws Exception {
    HttpResponse<String> answer =
        decide("owner", "close", "&as=benign&reason=Zo+bedoeld%2C+%26+afgesproken&duplicateOf=");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/findings/f?decision=done");
    FindingCommand sent = served.findingCommands.get(0);
    assertThat(sent.action()).isEqualTo(Action.CLOSE);
    assertThat(sent.by()).isEqualTo("owner");
    assertThat(sent.closedAs()).isEqualTo(ClosedAs.BENIGN);
    assertThat(sent.text()).isEqualTo("Zo bedoeld, & afgesproken");
    assertThat(sent.duplicateOf()).isNull();
    assertThat(served.get("owner", "/findings/f?decision=done").body())
        .contains("It was carried out.");
  }

  @ParameterizedTest
  @CsvSource({
    "PROPOSED, owner, 'approve refuse'",
    "FAILED,   owner, ''",
    "UNKNOWN,  owner, 'approve undo'",
    "DONE,     owner, 'undo'",
    "DRY_RUN,  owner, ''",
    "PROPOSED, analyst, ''",
    "PROPOSED, fg, ''"
  })
  void whoHoldsTheRoleOfARequestSeesItsForms(
      ResponseRequest.Status status, String token, String expected) throws Exception {
    served.views.add(Samples.response("q", "f", Samples.HOSPITAL, status, 1));
    Matcher forms =
        Pattern.compile("action=\"/findings/f/responses/q/([a-z]+)\"").matcher(page(token, "f"));

    assertThat(page(token, "f")).contains("isolate-instance", "Give it its groups back.");
    assertThat(forms.results().map(form -> form.group(1)).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void whatARunnerSaidIsTextAndNothingElse() throws Exception {
    served.views.add(
        Samples.response("q", "f", Samples.HOSPITAL, ResponseRequest.Status.ACCEPTED, 1)
            .after(
                new ResponseStep(
                    ResponseRequest.Status.FAILED,
                    Samples.NOW,
                    "\"><img src=x>",
                    "<script>alert(1)</script>\u202E",
                    null)));

    assertThat(page("owner", "f"))
        .contains("&lt;script&gt;alert(1)", "&quot;&gt;&lt;img")
        .doesNotContain("<script>alert", "<img", "\u202E");
  }

  @Test
  void aRequestIsApprovedOnThePageOfItsFindingWithItsSeal() throws Exception {
    served.views.add(
        Samples.response("q", "f", Samples.HOSPITAL, ResponseRequest.Status.PROPOSED, 1));
    HttpResponse<String> answer =
        decide("owner", "responses/q/approve", "&role=duty-officer&reason=Geen+test");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(served.responseCommands)
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.action()).isEqualTo(ResponseCommand.Action.APPROVE);
              assertThat(sent.by()).isEqualTo("owner");
              assertThat(sent.role()).isEqualTo("duty-officer");
              assertThat(sent.text()).isEqualTo("Geen test");
            });
    assertThat(decide("owner", "responses/q/approve", "&role=duty-officer").statusCode())
        .isEqualTo(409);
    assertThat(decide("fg", "responses/q/approve", "&role=duty-officer&reason=x").statusCode())
        .isEqualTo(403);
    assertThat(
            send(
                    "owner",
                    "/findings/g/responses/q/approve",
                    "seal=" + seal("owner", "g") + "&role=duty-officer&reason=x")
                .statusCode())
        .isEqualTo(404);
    assertThat(
            send(
                    "owner",
                    "/findings/f/responses/q/approve",
                    "seal=" + "0".repeat(64) + "&role=duty-officer&reason=x")
                .statusCode())
        .isEqualTo(403);
    assertThat(served.responseCommands).hasSize(1);
  }

  @Test
  void aSilenceEndsSoManyHoursFromNow() throws Exception {
    decide("owner", "silence", "&hours=24&owner=archief&reason=Verhuizing");

    assertThat(served.findingCommands)
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.until()).isEqualTo(Samples.NOW.plus(Duration.ofDays(1)));
              assertThat(sent.to()).isEqualTo("archief");
              assertThat(sent.text()).isEqualTo("Verhuizing");
            });
  }

  @Test
  void whatIsRefusedIsToldWithItsReason() throws Exception {
    served.refusal = Optional.of("The finding is closed.");
    HttpResponse<String> refused = decide("owner", "acknowledge", "");
    HttpResponse<String> lacking = decide("owner", "assign", "&to=");
    HttpResponse<String> wrong = decide("owner", "silence", "&hours=soon&owner=a&reason=b");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("role=\"alert\"", "The finding is closed.");
    assertThat(lacking.body()).contains("&#39;to&#39; is missing");
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(served.findingCommands).hasSize(2);
  }

  @Test
  void onlyAFormOfTheSameSessionAndFindingDecides() throws Exception {
    String own = seal("owner", "f");
    List<HttpResponse<String>> answers =
        List.of(
            send("owner", "/findings/f/acknowledge", ""),
            send("owner", "/findings/f/acknowledge", "seal="),
            send("owner", "/findings/f/acknowledge", "seal=" + seal("analyst", "f")),
            send("owner", "/findings/f/acknowledge", "seal=" + seal("owner", "g")),
            send("owner", "/findings/f/acknowledge", "seal=" + own, "Sec-Fetch-Site", "cross-site"),
            send("owner", "/findings/f/acknowledge", "seal=" + own, "Sec-Fetch-Site", "same-site"),
            send("owner", "/findings/f/acknowledge", "seal=" + own, "Origin", "https://evil.nl"),
            send("owner", "/findings/f/acknowledge", "seal=" + own, "Origin", "null"));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(403));
    assertThat(served.findingCommands).isEmpty();
    assertThat(
            send(
                    "owner",
                    "/findings/f/acknowledge",
                    "seal=" + own,
                    "Origin",
                    "http://127.0.0.1:" + served.server().port(),
                    "Sec-Fetch-Site",
                    "same-origin")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void whoMayNotDecideOrNotSeeItChangesNothing() throws Exception {
    assertThat(decide("fg", "close", "&as=benign").statusCode()).isEqualTo(403);
    assertThat(send("owner", "/findings/m/acknowledge", "seal=" + seal("owner", "f")).statusCode())
        .isEqualTo(404);
    assertThat(decide("owner", "accept-risk", "").statusCode()).isEqualTo(404);
    assertThat(send("", "/findings/f/acknowledge", "").statusCode()).isEqualTo(303);
    assertThat(served.findingCommands).isEmpty();
  }

  @Test
  void formsAreLabelledAndNeedNoScript() throws Exception {
    String page = page("owner", "f");
    Matcher labels = Pattern.compile("<label for=\"([a-zA-Z-]+)\"").matcher(page);
    List<String> ids = labels.results().map(label -> label.group(1)).toList();

    assertThat(ids).hasSizeGreaterThan(8).allSatisfy(id -> assertThat(page).contains("id=\"" + id));
    assertThat(page).doesNotContain("<script", " on");
    HttpResponse<String> response = served.get("owner", "/findings/f");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self'", "default-src 'none'");
    assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
  }
}
