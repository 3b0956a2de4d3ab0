package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.metrics.Meters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AlertResourceTest {

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    served.views.alerts().started();
    for (int i = 1; i <= 5; i++) {
      come("a" + i, i % 2 == 0 ? Samples.MUNICIPALITY : Samples.HOSPITAL);
    }
  }

  private void come(String id, String account) {
    served
        .views
        .alerts()
        .add(
            Samples.alert(
                id, Samples.finding("f-" + id, account, Level.HIGH, Finding.Status.OPEN, 1)));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void theNewestComeFirstAndPageByPage() throws Exception {
    JsonNode first = served.json("analyst", "/api/v1/alerts?limit=2");
    JsonNode second =
        served.json("analyst", "/api/v1/alerts?limit=2&cursor=" + first.get("next").textValue());

    assertThat(ids(first)).containsExactly("a5", "a4");
    assertThat(ids(second)).containsExactly("a3", "a2");
    assertThat(ids(served.json("hospital", "/api/v1/alerts"))).containsExactly("a5", "a3", "a1");
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.get("items").forEach(item -> ids.add(item.get("id").textValue()));
    return ids;
  }

  /** A client of the stream, whose lines are read on a thread of their own. */
  private record Listener(InputStream in, List<String> lines) implements AutoCloseable {

    static Listener of(HttpResponse<InputStream> response) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      Listener listener = new Listener(response.body(), new CopyOnWriteArrayList<>());
      Thread reader = new Thread(listener::read);
      reader.setDaemon(true);
      reader.start();
      return listener;
    }

    private void read() {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        reader.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException closed) {
        lines.add("closed");
      }
    }

    List<String> ids() {
      return lines.stream()
          .filter(line -> line.startsWith("id: "))
          .map(line -> line.substring(4))
          .toList();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private Listener listen(String token, String... headers) throws Exception {
    var request = served.request(token, "/api/v1/alerts/stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Listener.of(
        served.server().client().send(request.build(), BodyHandlers.ofInputStream()));
  }

  @Test
  void whoListensGetsTheNextOnesOfItsOwnLegalEntity() throws Exception {
    try (Listener all = listen("analyst");
        Listener hospital = listen("hospital")) {
      await().until(() -> listeners() == 2);
      come("b1", Samples.HOSPITAL);
      come("b2", Samples.MUNICIPALITY);
      come("b3", Samples.HOSPITAL);

      await().untilAsserted(() -> assertThat(all.ids()).containsExactly("b1", "b2", "b3"));
      await().untilAsserted(() -> assertThat(hospital.ids()).containsExactly("b1", "b3"));
      String data =
          all.lines().stream().filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
      assertThat(Served.read(data.substring(6)).at("/finding/legalEntity").textValue())
          .isEqualTo("Ziekenhuis");
    }
  }

  @Test
  void whoComesBackGetsWhatItMissed() throws Exception {
    try (Listener back = listen("analyst", "Last-Event-ID", "a3")) {
      await().untilAsserted(() -> assertThat(back.ids()).containsExactly("a4", "a5"));
      come("b1", Samples.HOSPITAL);

      await().untilAsserted(() -> assertThat(back.ids()).containsExactly("a4", "a5", "b1"));
      assertThat(back.lines()).doesNotContain("event: gap");
    }
  }

  @Test
  void whoWasAwayTooLongIsToldSo() throws Exception {
    try (Listener back = listen("analyst", "Last-Event-ID", "of-long-ago")) {
      await().untilAsserted(() -> assertThat(back.lines()).contains("event: gap"));
      assertThat(back.ids()).isEmpty();
    }
  }

  private int listeners() {
    return (int) served.registry.get(Meters.API_LISTENERS.meterName()).gauge().value();
  }

  @Test
  void thereAreOnlySoManyAndWhoLeavesMakesRoom() throws Exception {
    Listener one = listen("analyst");
    try (Listener two = listen("analyst")) {
      await().until(() -> listeners() == 2);
      assertThat(served.get("analyst", "/api/v1/alerts/stream").statusCode()).isEqualTo(503);

      one.close();
      await()
          .until(
              () -> {
                come("c" + System.nanoTime(), Samples.HOSPITAL);
                return listeners() < 2;
              });
      assertThat(two.lines()).doesNotContain("closed");
    }
  }

  @Test
  void aSlowListenerIsCutOffAndHoldsUpNobody() throws Exception {
    try (Socket slow = served.server().connect();
        Listener quick = listen("analyst")) {
      slow.setReceiveBufferSize(1024);
      slow.getOutputStream()
          .write(
              "GET /api/v1/alerts/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer analyst\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> listeners() == 2);
      for (int i = 0; i < 8_000 && listeners() == 2; i++) {
        come("d" + i, Samples.HOSPITAL);
        if (i % 500 == 499) {
          String last = "d" + i;
          await().until(() -> quick.ids().contains(last));
        }
      }

      await().until(() -> listeners() == 1);
      come("last", Samples.HOSPITAL);
      await().until(() -> quick.ids().contains("last"));
    }
  }

  /** Alerts of many kinds still make one line of data each. */
  @Test
  void hostileTextEndsNoEvent() throws Exception {
    try (Listener all = listen("analyst")) {
      await().until(() -> listeners() == 1);
      Finding finding =
          Samples.finding(
              "x",
              Samples.HOSPITAL,
              Level.HIGH,
              Finding.Status.OPEN,
              1,
              "a\n\nevent: alert\ndata: {}\r\n",
              "\u2028\u0085");
      served.views.alerts().add(new Alert("x", Alert.Transition.OPENED, finding.latest(), finding));

      await().untilAsserted(() -> assertThat(all.ids()).containsExactly("x"));
      assertThat(all.lines()).filteredOn(line -> line.startsWith("data:")).hasSize(1);
    }
  }
}
