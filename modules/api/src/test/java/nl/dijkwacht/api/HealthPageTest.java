package nl.dijkwacht.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HealthPageTest {

  private static final Check STREAMS =
      new Check("streams", () -> CheckResult.up("All threads run."));
  private static final Check KAFKA =
      new Check("kafka", () -> CheckResult.down("No \"broker\"\nanswers."));

  private final CountDownLatch hanging = new CountDownLatch(1);

  @Test
  void livenessAsksItsOwnChecksAlone() throws Exception {
    HttpResponse<String> response = get("health/live", List.of(STREAMS), List.of(KAFKA));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestServer.header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(TestServer.header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(response.body())
        .isEqualTo(
            """
            {"status":"up","checks":[{"name":"streams","status":"up","detail":"All threads run."}]}
            """);
  }

  @Test
  void readinessSaysDownWhenOneCheckIsDown() throws Exception {
    HttpResponse<String> response = get("health/ready", List.of(), List.of(STREAMS, KAFKA));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .startsWith("{\"status\":\"down\",\"checks\":[{\"name\":\"streams\",\"status\":\"up\"")
        .contains(
            "{\"name\":\"kafka\",\"status\":\"down\","
                + "\"detail\":\"No \\\"broker\\\"\\nanswers.\"}");
  }

  @Test
  void aHangingCheckCountsAsDownAndHoldsNothingElse() throws Exception {
    List<Check> checks = List.of(new Check("hanging", this::hang));
    try (TestServer server = TestServer.checking(checks, List.of())) {
      HttpResponse<String> response = server.get("health/live");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body())
          .contains("{\"name\":\"hanging\",\"status\":\"down\",\"detail\":\"There was no answer");
      assertThat(server.get("health/ready").body())
          .isEqualTo("{\"status\":\"up\",\"checks\":[]}\n");
    } finally {
      hanging.countDown();
    }
  }

  private static HttpResponse<String> get(String path, List<Check> liveness, List<Check> readiness)
      throws Exception {
    try (TestServer server = TestServer.checking(liveness, readiness)) {
      return server.get(path);
    }
  }

  private CheckResult hang() {
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return CheckResult.up("At last.");
  }
}
