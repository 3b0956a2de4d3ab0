package nl.dijkwacht.collectors.messages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.messages.Message.ConfigurationItemJson;
import nl.dijkwacht.collectors.messages.Message.Ignored;
import nl.dijkwacht.collectors.messages.Message.TrailRecord;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.json.JsonFault;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages by what they hold, whatever queue they come from: S3's notifications, CloudTrail's
 * and AWS Config's messages, and events of EventBridge; as they are, wrapped by SNS, or both. It
 * keeps its tapes, so it is for one thread.
 */
public final class MessageReader {

  /** As large as SQS lets a message be, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** An event in a list in an SNS message in a list is four deep. */
  private static final int MAX_LEVELS = 6;

  private static final int MAX_DEPTH = 64;
  private static final String TRAIL_TEST = "CloudTrail validation message.";
  private static final Pattern TOPIC = Pattern.compile("arn:[a-zA-Z0-9:._-]{1,300}");

  private final ObjectNotification objects;
  private final ConfigNotification config;
  private final List<JsonTape> tapes =
      Stream.generate(() -> new JsonTape(new JsonLimits(MAX_BYTES, MAX_DEPTH)))
          .limit(MAX_LEVELS)
          .toList();

  public MessageReader(ObjectSelection selection) {
    this.objects = new ObjectNotification(selection);
    this.config = new ConfigNotification(selection);
  }

  /** What a message says, at least one thing; never throws for any content. */
  public List<Message> read(byte[] body) {
    Said said = new Said();
    content(body, 0, said);
    return said.parts();
  }

  private void content(byte[] json, int level, Said said) {
    if (level >= MAX_LEVELS) {
      said.unusable(DeadLetterReason.TOO_DEEP, "it is wrapped more than five times");
      return;
    }
    JsonTape tape = tapes.get(level);
    JsonFault fault = tape.read(json);
    if (fault == null) {
      value(JsonView.root(tape), level, said);
    } else if (isTrailTest(json)) {
      said.ignored(Ignored.Kind.TRAIL_TEST);
    } else {
      said.unusable(TrailEventReader.reasonOf(fault), fault.toString());
    }
  }

  private void value(JsonView value, int level, Said said) {
    if (value.isArray()) {
      for (JsonView element : value.elements()) {
        element(element, level, said);
      }
    } else if (value.isObject()) {
      object(value, level, said);
    } else {
      text(value.text(), level, said);
    }
  }

  private void element(JsonView element, int level, Said said) {
    if (said.isTooMuch()) {
      return;
    }
    if (element.member("s3").isObject()) {
      objects.record(element, said);
    } else if (element.isObject() || element.isArray()) {
      content(element.bytes(), level + 1, said);
    } else {
      text(element.text(), level, said);
    }
  }

  /** What a wrapper holds as text. */
  private void text(@Nullable String text, int level, Said said) {
    if (text == null) {
      said.unusable(DeadLetterReason.UNKNOWN_MESSAGE, "it holds neither an object nor a list");
    } else {
      content(text.getBytes(StandardCharsets.UTF_8), level + 1, said);
    }
  }

  private void object(JsonView object, int level, Said said) {
    String detailType = object.text("detail-type");
    String messageType = object.text("messageType");
    if (detailType != null) {
      event(detailType, object, level, said);
    } else if (object.text("TopicArn") != null) {
      notification(object, level, said);
    } else if (object.member("Records").isArray()) {
      value(object.member("Records"), level, said);
    } else if (messageType != null) {
      config.read(messageType, object, said);
    } else if ("s3:TestEvent".equals(object.text("Event"))) {
      said.ignored(Ignored.Kind.S3_TEST);
    } else if (object.text("s3Bucket") != null) {
      objects.files(object, said);
    } else if (object.text("invokingEvent") != null) {
      text(object.text("invokingEvent"), level, said);
    } else if (ConfigNotification.isItem(object)) {
      said.add(new ConfigurationItemJson(object.bytes()));
    } else {
      bare(object, said);
    }
  }

  /** SNS speaking of itself, or passing on what somebody said. */
  private void notification(JsonView sns, int level, Said said) {
    String type = sns.text("Type");
    JsonView message = sns.member("Message");
    if (type != null && type.endsWith("Confirmation")) {
      String topic = sns.text("TopicArn");
      String about = topic != null && TOPIC.matcher(topic).matches() ? topic : "";
      said.add(new Ignored(Ignored.Kind.SUBSCRIPTION, about));
    } else if (message.isObject()) {
      content(message.bytes(), level + 1, said);
    } else {
      text(message.text(), level, said);
    }
  }

  private void event(String detailType, JsonView event, int level, Said said) {
    JsonView detail = event.member("detail");
    String source = event.text("source");
    if (!detail.isObject() || source == null) {
      said.unusable(DeadLetterReason.UNKNOWN_MESSAGE, "the event has no source or no detail");
    } else if (!isOfAws(source)) {
      said.ignored(Ignored.Kind.EVENTBRIDGE);
    } else if (detailType.endsWith(" via CloudTrail")) {
      EventOrigin origin = EventOrigin.of(event.text("account"), event.text("region"));
      said.add(new TrailRecord(detail.bytes(), origin));
    } else if (source.equals("aws.s3")) {
      objects.event(detailType, detail, event.text("region"), said);
    } else if (source.equals("aws.config")) {
      content(detail.bytes(), level + 1, said);
    } else {
      FindingEvent.read(source, detailType, detail, said);
    }
  }

  /** AWS keeps these names for itself, except for its partners; others may write what they like. */
  private static boolean isOfAws(String source) {
    return source.startsWith("aws.") && !source.startsWith("aws.partner/");
  }

  /** A record that somebody put on the queue without a wrapper, or something unknown. */
  private static void bare(JsonView object, Said said) {
    TrailReading reading = TrailEventReader.classify(object.tape());
    boolean unknown =
        reading instanceof TrailReading.Unusable unusable
            && unusable.reason() == DeadLetterReason.NOT_A_TRAIL_EVENT;
    if (unknown) {
      said.unusable(
          DeadLetterReason.UNKNOWN_MESSAGE,
          "it is JSON, but no message of S3, CloudTrail, AWS Config or EventBridge");
    } else {
      EventOrigin told =
          EventOrigin.of(object.text("recipientAccountId"), object.text("awsRegion"));
      said.add(new TrailRecord(object.bytes(), told));
    }
  }

  private static boolean isTrailTest(byte[] text) {
    return text.length < 2 * TRAIL_TEST.length()
        && new String(text, StandardCharsets.UTF_8).strip().equals(TRAIL_TEST);
  }
}
