package nl.dijkwacht.testkit.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.dijkwacht.testkit.aws.Clients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.EventCategory;
import software.amazon.awssdk.services.cloudtrail.model.InvalidNextTokenException;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

class PagesTest {

  private final List<JsonNode> events =
      new ArrayList<>(
          IntStream.range(0, 5)
              .mapToObj(i -> JsonNodeFactory.instance.objectNode().put("EventId", "e-" + i))
              .toList());
  private final AwsProtocolServer aws = AwsProtocolServer.start();
  private final CloudTrailClient trail = Clients.client(CloudTrailClient.builder(), aws.endpoint());

  PagesTest() {
    aws.on("cloudtrail:LookupEvents", new Pages(Pages.Names.upper("Events"), 2, request -> events));
  }

  @AfterEach
  void close() {
    trail.close();
    aws.close();
  }

  @Test
  void theSdksPaginatorReadsAll() {
    assertThat(trail.lookupEventsPaginator().events())
        .extracting(Event::eventId)
        .containsExactly("e-0", "e-1", "e-2", "e-3", "e-4");
    assertThat(aws.requests("cloudtrail:LookupEvents")).hasSize(3);
  }

  @Test
  void aTokenGoesOnWhereItsPageEndedAndMayBeUsedAgain() {
    String token = trail.lookupEvents(request -> request.maxResults(1)).nextToken();
    events.add(0, JsonNodeFactory.instance.objectNode().put("EventId", "new"));

    for (int i = 0; i < 2; i++) {
      assertThat(trail.lookupEvents(request -> request.nextToken(token)).events())
          .extracting(Event::eventId)
          .containsExactly("e-1", "e-2");
    }
  }

  @Test
  void aTokenThatWasMadeUpOrGivenForSomethingElseIsRefused() {
    String token = trail.lookupEvents().nextToken();

    assertThatThrownBy(() -> trail.lookupEvents(request -> request.nextToken("3")))
        .isInstanceOf(InvalidNextTokenException.class);
    assertThatThrownBy(
            () ->
                trail.lookupEvents(
                    request -> request.nextToken(token).eventCategory(EventCategory.INSIGHT)))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void pagesOfARestServiceTakeParametersOfPathQueryAndBody() {
    aws.on(
        "guardduty:POST /detector/{detectorId}/findings",
        new Pages(
            Pages.Names.lower("findingIds"),
            2,
            request ->
                IntStream.range(0, 3)
                    .mapToObj(
                        i ->
                            JsonNodeFactory.instance.textNode(
                                request.parameter("detectorId").orElse("?") + i))
                    .toList()));
    try (GuardDutyClient guard = Clients.client(GuardDutyClient.builder(), aws.endpoint())) {
      assertThat(guard.listFindingsPaginator(request -> request.detectorId("d")).findingIds())
          .containsExactly("d0", "d1", "d2");
    }
  }
}
