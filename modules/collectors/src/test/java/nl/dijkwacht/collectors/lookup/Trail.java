package nl.dijkwacht.collectors.lookup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.AwsOperation;
import nl.dijkwacht.testkit.aws.protocol.AwsRequest;
import nl.dijkwacht.testkit.aws.protocol.Pages;

/** CloudTrail's store of events: tells the newest first, as the real one does. */
final class Trail implements AwsOperation {

  static final String LOOKUP = "cloudtrail:LookupEvents";
  private static final int PAGE = 50;

  private final List<Happened> events = new CopyOnWriteArrayList<>();
  private final AwsOperation pages = new Pages(Pages.Names.upper("Events"), PAGE, this::list);

  private record Happened(String id, Instant time, String record) {}

  /** Lets an event be found from now on. */
  void add(String id, Instant time) {
    add(id, time, record(id, time));
  }

  void add(String id, Instant time, String record) {
    events.add(new Happened(id, time, record));
  }

  static String record(String id, Instant time) {
    return """
        {"eventVersion":"1.11","eventID":"%s","eventTime":"%s","eventSource":"iam.amazonaws.com",\
        "eventName":"CreateUser","awsRegion":"eu-west-1"}"""
        .formatted(id, time);
  }

  @Override
  public AwsAnswer answer(AwsRequest request) {
    return pages.answer(request);
  }

  private List<ObjectNode> list(AwsRequest request) {
    Instant start = time(request, "StartTime", Instant.MIN);
    Instant end = time(request, "EndTime", Instant.MAX);
    return events.stream()
        .filter(event -> !event.time().isBefore(start) && !event.time().isAfter(end))
        .sorted(Comparator.comparing(Happened::time).reversed())
        .map(Trail::json)
        .toList();
  }

  private static Instant time(AwsRequest request, String name, Instant none) {
    return request
        .parameter(name)
        .map(seconds -> Instant.ofEpochMilli(Math.round(Double.parseDouble(seconds) * 1000)))
        .orElse(none);
  }

  private static ObjectNode json(Happened event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("EventId", event.id())
        .put("EventTime", event.time().getEpochSecond())
        .put("CloudTrailEvent", event.record());
  }
}
