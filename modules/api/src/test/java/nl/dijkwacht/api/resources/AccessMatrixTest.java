package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import nl.dijkwacht.api.Route;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.signal.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what: each role on each route, and each legal entity. */
@Timeout(120)
class AccessMatrixTest {

  private static final Set<String> OF_CASES = Set.of("/cases", "/requests", "/notices");

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    served
        .views
        .findings()
        .put("f", Samples.finding("f", Samples.HOSPITAL, Level.HIGH, Finding.Status.OPEN, 1));
    served.views.add(
        Samples.response("q", "f", Samples.HOSPITAL, ResponseRequest.Status.PROPOSED, 1));
    served.views.cases().put("c", Samples.breach("c", "Ziekenhuis", 60));
    served.views.cases().put("g", Samples.breach("g", "Gemeente", 60));
    served
        .views
        .cases()
        .put("r", Samples.of("r", "Ziekenhuis", Case.Kind.REQUEST, Case.Status.REQUESTED, 60));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void eachRoleMayWhatTheTableSaysAndNothingElse() throws Exception {
    for (Route route : served.api().routes()) {
      for (String token : Served.CALLERS.keySet()) {
        if (!route.path().endsWith("/stream") && !route.path().endsWith(".yaml")) {
          check(route, token);
        }
      }
    }
  }

  private void check(Route route, String token) throws Exception {
    String path = route.path().replace("{id}", id(route.path()));
    int status =
        route.method().equals("GET")
            ? served.get(token, path).statusCode()
            : served.post(token, path, "{}").statusCode();
    boolean may = mayRead(route, token) && (route.method().equals("GET") || mayWrite(route, token));

    assertThat(status == 403)
        .as("%s %s as %s: %d", route.method(), route.path(), token, status)
        .isNotEqualTo(may);
  }

  private static String id(String path) {
    return path.contains("/findings")
        ? "f"
        : path.contains("/requests") ? "r" : path.contains("/responses") ? "q" : "c";
  }

  private static boolean mayRead(Route route, String token) {
    boolean ofCases = OF_CASES.stream().anyMatch(part -> route.path().startsWith("/api/v1" + part));
    return !ofCases || !rolesOf(token).contains(Role.ANALYST);
  }

  private static Set<Role> rolesOf(String token) {
    Caller caller = Served.CALLERS.get(token);
    return caller == null ? Set.of() : caller.roles();
  }

  private static boolean mayWrite(Route route, String token) {
    Role role = rolesOf(token).iterator().next();
    String action = route.path().substring(route.path().lastIndexOf('/') + 1);
    boolean ofFindings = route.path().contains("/findings");
    return switch (role) {
      case AUDITOR -> false;
      case FG -> action.equals("comment") || (!ofFindings && action.equals("advise"));
      case ANALYST ->
          route.path().contains("/responses") || (ofFindings && !action.equals("accept-risk"));
      case CASE_OWNER -> !action.equals("advise");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/findings",
    "/api/v1/alerts",
    "/api/v1/alerts/stream",
    "/api/v1/score",
    "/api/v1/controls",
    "/api/v1/accesses",
    "/api/v1/exposures",
    "/api/v1/cases",
    "/api/v1/requests",
    "/api/v1/notices",
    "/api/v1/responses",
    "/api/v1/responses/q",
    "/api/v1/findings/f",
    "/api/v1/cases/c",
    "/api/v1/cases/c/steps",
    "/api/v1/subscriptions",
    "/api/v1/controls/s3-bucket-kms"
  })
  void withoutATokenThatIsKnownNothingIsTold(String path) throws Exception {
    assertThat(served.get("", path).statusCode()).isEqualTo(401);
    assertThat(served.get("", path).headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(served.get("guessed", path).statusCode()).isEqualTo(401);
    assertThat(served.get("guessed", path).body()).doesNotContain("guessed");
  }

  @Test
  void whoIsTurnedAwayBeforeTheBodyCameIsToldThatTheConnectionEnds() throws Exception {
    URI uri = served.server().server().uri();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              String.join(
                      "\r\n",
                      "POST /api/v1/findings/f/acknowledge HTTP/1.1",
                      "Host: localhost",
                      "Content-Type: application/json",
                      "Content-Length: 2",
                      "",
                      "")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 401").contains("Connection: close");
    }
  }

  @Test
  void whoIsTurnedAwayWhileTheBodyComesCanSendItAndReadTheAnswer() throws Exception {
    int large = 4_000_000;
    URI uri = served.server().server().uri();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          String.join(
                  "\r\n",
                  "POST /api/v1/findings/f/acknowledge HTTP/1.1",
                  "Host: localhost",
                  "Content-Type: application/json",
                  "Content-Length: " + large,
                  "",
                  "")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      int first = in.read();
      // Answered, and not ended: what is sent now would end the connection by force.
      out.write(new byte[large]);
      String rest = new String(in.readAllBytes(), StandardCharsets.US_ASCII);

      assertThat((char) first + rest).startsWith("HTTP/1.1 401").contains("Connection: close");
    }
  }

  @Test
  void casesOfAnotherLegalEntityAreAsIfTheyWereNot() throws Exception {
    assertThat(served.get("owner", "/api/v1/cases/c").statusCode()).isEqualTo(200);
    assertThat(served.get("owner", "/api/v1/cases/g").body())
        .isEqualTo(served.get("owner", "/api/v1/cases/none").body());
    assertThat(served.json("owner", "/api/v1/cases").get("total").intValue()).isEqualTo(1);
    assertThat(served.json("auditor", "/api/v1/cases").get("total").intValue()).isEqualTo(2);
    assertThat(served.post("owner", "/api/v1/cases/g/acknowledge", "{}").statusCode())
        .isEqualTo(404);
    assertThat(served.caseCommands).isEmpty();
  }

  @Test
  void requestsToRunnersOfAnotherLegalEntityAreAsIfTheyWereNot() throws Exception {
    served.views.add(
        Samples.response("m", "f", Samples.MUNICIPALITY, ResponseRequest.Status.PROPOSED, 1));

    assertThat(served.get("owner", "/api/v1/responses/q").statusCode()).isEqualTo(200);
    assertThat(served.get("owner", "/api/v1/responses/m").body())
        .isEqualTo(served.get("owner", "/api/v1/responses/none").body());
    assertThat(served.json("owner", "/api/v1/responses").get("total").intValue()).isEqualTo(1);
    assertThat(served.json("auditor", "/api/v1/responses").get("total").intValue()).isEqualTo(2);
    assertThat(
            served
                .post(
                    "owner",
                    "/api/v1/responses/m/approve",
                    "{\"role\":\"duty-officer\",\"reason\":\"x\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(served.get("owner", "/findings/f").body())
        .contains("of " + Samples.HOSPITAL)
        .doesNotContain(Samples.MUNICIPALITY);
    assertThat(served.responseCommands).isEmpty();
  }

  @Test
  void theScoreOfWhoIsOfOneLegalEntityIsOfItsAccountsAlone() throws Exception {
    assertThat(served.json("hospital", "/api/v1/score").at("/all/failed").intValue()).isEqualTo(1);
    assertThat(served.json("auditor", "/api/v1/score").at("/all/failed").intValue()).isEqualTo(2);
  }

  @Test
  void tooManyRequestsAreTurnedAwayAndToldWhenToComeBack() throws Exception {
    try (Served few = new Served(10)) {
      int last = 0;
      for (int i = 0; i <= 10; i++) {
        last = few.get("analyst", "/api/v1/score").statusCode();
      }

      assertThat(last).isEqualTo(429);
      assertThat(few.get("analyst", "/api/v1/score").headers().firstValueAsLong("Retry-After"))
          .isPresent();
      assertThat(few.get("auditor", "/api/v1/score").statusCode()).isEqualTo(200);
      assertThat(few.server().get("metrics").statusCode()).isEqualTo(200);
      assertThat(few.server().get("health/live").statusCode()).isEqualTo(200);
    }
  }
}
