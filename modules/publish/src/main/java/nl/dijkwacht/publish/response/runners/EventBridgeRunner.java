package nl.dijkwacht.publish.response.runners;

import java.util.List;
import java.util.Set;
import nl.dijkwacht.publish.response.policies.RunnerTarget;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** An event bus, whose rules say who acts on its events. */
final class EventBridgeRunner implements Runner {

  private static final String SOURCE = "dijkwacht";
  private static final String TYPE = "Response requested";

  /** What the bus says of an event that it did not take and may take later. */
  private static final Set<String> PASSING =
      Set.of("ThrottlingException", "InternalFailure", "InternalException");

  private final EventBridgeClient client;

  EventBridgeRunner(EventBridgeClient client) {
    this.client = client;
  }

  @Override
  public Answer ask(RunnerTarget target, Asked asked) {
    PutEventsRequestEntry event =
        PutEventsRequestEntry.builder()
            .eventBusName(target.arn())
            .source(SOURCE)
            .detailType(TYPE)
            .detail(AskedJson.of(asked))
            .build();
    try {
      return answer(client.putEvents(request -> request.entries(event)).entries());
    } catch (SdkException e) {
      return Answer.of("Putting the event on the bus", e);
    }
  }

  private static Answer answer(List<PutEventsResultEntry> results) {
    if (results.size() != 1) {
      return new Answer.Unclear("The event bus answered without a result.");
    }
    PutEventsResultEntry result = results.get(0);
    if (result.errorCode() == null) {
      return new Answer.Accepted(
          result.eventId(),
          ("The event bus took event %s. Which of its rules and targets act on it, and what came of"
                  + " that, nobody tells: look at the resource.")
              .formatted(result.eventId()));
    }
    String code = result.errorCode().replaceAll("[^A-Za-z0-9]", "?");
    String sentence = "The event bus did not take the event (%s).".formatted(code);
    return PASSING.contains(code) ? new Answer.Later(sentence) : new Answer.Declined(sentence);
  }

  @Override
  public Progress progress(String execution) {
    return new Progress.Untold("An event bus does not tell what came of an event.");
  }

  @Override
  public boolean knowsRepeats() {
    return false;
  }

  @Override
  public void close() {
    client.close();
  }
}
