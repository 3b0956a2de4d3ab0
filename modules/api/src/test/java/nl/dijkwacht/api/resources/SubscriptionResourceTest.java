package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.api.resources.SubscriptionCard.Receiver;
import nl.dijkwacht.topics.catalogue.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SubscriptionResourceTest {

  private static final String ALL = "/api/v1/subscriptions";

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    served.subscriptions.add(card("soc", "slack", Receiver.LEFT_ALONE));
    served.subscriptions.add(card("fg", "email", Receiver.WELL));
  }

  private static SubscriptionCard card(String id, String channel, Receiver receiver) {
    return new SubscriptionCard(
        id,
        "For " + id,
        channel,
        List.of("hooks.slack.com"),
        false,
        "dutch",
        "external",
        Optional.of("atLeast(alert.severity, 'high')"),
        Optional.empty(),
        Map.of("digest", "08:00 Europe/Amsterdam"),
        List.of(),
        receiver);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private static Delivery delivery(String id, Delivery.Outcome outcome, Instant at, int attempts) {
    return new Delivery("soc", id, "finding-" + id, "t", 0, 1, "m", outcome, attempts, at);
  }

  @Test
  void eachTellsWhatItHearsWhenAndWhetherItArrives() throws Exception {
    Delivery last = delivery("b", Delivery.Outcome.DELIVERED, Samples.NOW, 3);
    served.views.add(last);
    served.views.add(delivery("a", Delivery.Outcome.DELIVERED, Samples.NOW.minusSeconds(9), 1));
    served.views.add(delivery("c", Delivery.Outcome.GIVEN_UP, Samples.NOW.minusSeconds(60), 8));

    JsonNode soc = served.json("analyst", ALL + "/soc");

    assertThat(soc.get("alerts").textValue()).isEqualTo("atLeast(alert.severity, 'high')");
    assertThat(soc.has("notices")).isFalse();
    assertThat(soc.get("schedule").get("digest").textValue()).isEqualTo("08:00 Europe/Amsterdam");
    assertThat(soc.get("receiver").textValue()).isEqualTo("left-alone");
    assertThat(soc.at("/lastDelivered/at").textValue()).isEqualTo(Samples.NOW.toString());
    assertThat(soc.at("/lastDelivered/attempts").intValue()).isEqualTo(3);
    assertThat(soc.at("/lastDelivered/about").textValue()).isEqualTo("finding-b");
    assertThat(soc.at("/lastGivenUp/attempts").intValue()).isEqualTo(8);
    assertThat(served.json("analyst", ALL + "/fg").has("lastDelivered")).isFalse();
  }

  @Test
  void theListIsById() throws Exception {
    assertThat(served.json("analyst", ALL).get("items").findValuesAsText("id"))
        .containsExactly("fg", "soc");
    assertThat(served.json("analyst", ALL + "?receiver=left-alone,failing").get("items"))
        .singleElement()
        .satisfies(one -> assertThat(one.get("id").textValue()).isEqualTo("soc"));
    assertThat(served.json("analyst", ALL + "?channel=email").get("total").intValue()).isEqualTo(1);
    assertThat(served.get("analyst", ALL + "?receiver=gone").statusCode()).isEqualTo(400);
  }

  @Test
  void whoIsOfOneLegalEntitySeesNone() throws Exception {
    assertThat(served.json("hospital", ALL).get("total").intValue()).isZero();
    assertThat(served.get("hospital", ALL + "/soc").statusCode()).isEqualTo(404);
    assertThat(served.get("analyst", ALL + "/none").statusCode()).isEqualTo(404);
  }
}
