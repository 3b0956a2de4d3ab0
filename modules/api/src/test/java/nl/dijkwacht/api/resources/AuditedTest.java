package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import nl.dijkwacht.api.Route;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.signal.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every look at what may tell of persons is kept, or there is none. */
@Timeout(60)
class AuditedTest {

  /** Of these nothing is a person's. */
  private static final Set<String> IMPERSONAL =
      Set.of("/score", "/controls", "/controls/{id}", "/subscriptions", "/subscriptions/{id}");

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    served.views.alerts().started();
    served.views.notices().started();
    put("f");
    served.views.cases().put("c", Samples.breach("c", "Ziekenhuis", 60));
  }

  private void put(String id) {
    Finding finding = Samples.finding(id, Samples.HOSPITAL, Level.HIGH, Finding.Status.OPEN, 1);
    served.views.findings().put(id, finding);
    served.views.alerts().add(Samples.alert("alert-" + id, finding));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void eachReadingIsKeptWithItsIds() throws Exception {
    served.get("auditor", "/api/v1/findings");
    served.get("auditor", "/api/v1/alerts");
    served.get("auditor", "/api/v1/cases/c");
    served.get("auditor", "/");

    assertThat(served.audits)
        .extracting(AuditEvent::by, AuditEvent::action, AuditEvent::about)
        .containsExactly(
            tuple("auditor", AuditEvent.Action.VIEW, "findings f"),
            tuple("auditor", AuditEvent.Action.VIEW, "alerts alert-f"),
            tuple("auditor", AuditEvent.Action.VIEW, "cases c"));
  }

  @Test
  void whileNothingCanBeKeptNothingOfAnyoneIsShown() throws Exception {
    served.keepsAudits = false;
    Set<String> shown = new TreeSet<>();
    for (Route route : served.api().routes()) {
      if (route.method().equals("GET") && !route.path().endsWith("stream")) {
        String path = route.path().replace("{id}", route.path().contains("findings") ? "f" : "c");
        String body = served.get("fg", path).body();
        if (body.contains("jansen") || body.contains("Ziekenhuis")) {
          shown.add(route.path());
        }
      }
    }

    assertThat(shown).isEmpty();
    assertThat(served.get("fg", "/api/v1/findings").statusCode()).isEqualTo(503);
    assertThat(IMPERSONAL)
        .allSatisfy(
            path ->
                assertThat(
                        served
                            .get("fg", "/api/v1" + path.replace("{id}", "s3-bucket-kms"))
                            .statusCode())
                    .as(path)
                    .isIn(200, 404));
    assertThat(served.get("fg", "/").body())
        .contains("It could not be noted who looks", "1 high findings are open")
        .doesNotContain("jansen", "Bucket was made public");
    assertThat(served.get("fg", "/findings/f").statusCode()).isEqualTo(503);
  }

  @Test
  void whoListensIsCutOffWhenItCanNoLongerBeKept() throws Exception {
    InputStream stream =
        served
            .server()
            .client()
            .send(
                served.request("analyst", "/api/v1/alerts/stream").build(),
                BodyHandlers.ofInputStream())
            .body();
    put("g");
    await().atMost(Duration.ofSeconds(20)).until(() -> !served.audits.isEmpty());
    served.keepsAudits = false;
    put("h");

    CompletableFuture<String> all =
        CompletableFuture.supplyAsync(
            () -> {
              StringBuilder read = new StringBuilder();
              try {
                for (int c = stream.read(); c >= 0; c = stream.read()) {
                  read.append((char) c);
                }
              } catch (java.io.IOException cutOff) {
                // As it should be.
              }
              return read.toString();
            });

    await().atMost(Duration.ofSeconds(20)).until(all::isDone);
    assertThat(new String(all.get().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .doesNotContain("id: alert-h");
    assertThat(served.audits).extracting(AuditEvent::about).containsExactly("alerts alert-g");
  }
}
