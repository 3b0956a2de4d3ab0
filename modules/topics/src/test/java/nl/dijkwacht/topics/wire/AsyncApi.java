package nl.dijkwacht.topics.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;

/** Describes the public topics as AsyncAPI 3 has it, out of the catalogue. */
final class AsyncApi {

  private static final ObjectMapper TREES = new ObjectMapper();

  /** From {@code docs}. */
  private static final String SCHEMAS =
      "../modules/topics/src/main/resources/nl/dijkwacht/topics/schemas/";

  /** Forms that others describe. */
  private static final Map<Topic<?>, String> OTHERS =
      Map.of(
          Topics.OCSF,
          "An event of OCSF, of class 2003, 2004, 2005 or 2006; see docs/siem.md and"
              + " https://schema.ocsf.io.",
          Topics.ECS,
          "An event in the fields of ECS 8; see docs/siem.md and"
              + " https://www.elastic.co/docs/reference/ecs.");

  private static final List<String> OCSF_REQUIRED =
      List.of(
          "activity_id",
          "category_uid",
          "class_uid",
          "metadata",
          "severity_id",
          "time",
          "type_uid");

  private AsyncApi() {}

  static List<Topic<?>> topics() {
    return Topics.all().stream()
        .filter(topic -> topic.readers().contains(Stage.SUBSCRIBERS))
        .toList();
  }

  static ObjectNode document() {
    ObjectNode document = TREES.createObjectNode().put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Dijkwacht")
        .put("version", "1.0.0")
        .put(
            "description",
            "The topics that others may read. Topics of findings, alerts, accesses, cases and of"
                + " SIEMs hold names of people: give access by topic. Read with isolation level"
                + " read_committed. A new minor version of a payload only adds fields; a new major"
                + " version is another topic.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    document.put("defaultContentType", "application/json");
    document
        .putObject("servers")
        .putObject("kafka")
        .put("host", "{bootstrap}")
        .put("protocol", "kafka")
        .put("description", "The cluster that Dijkwacht runs on.")
        .putObject("variables")
        .putObject("bootstrap")
        .put("default", "127.0.0.1:9092")
        .put("description", "An address of the cluster.");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    for (Topic<?> topic : topics()) {
      channels.set(idOf(topic), channel(topic));
      operation(operations.putObject("send" + capital(idOf(topic))), topic);
    }
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    for (Topic<?> topic : topics()) {
      String name = messageOf(topic);
      if (!messages.has(name)) {
        messages.set(name, message(topic));
      }
    }
    components.putObject("messageTraits").set("headers", headers());
    return document;
  }

  private static ObjectNode channel(Topic<?> topic) {
    ObjectNode channel =
        TREES
            .createObjectNode()
            .put("address", "{prefix}." + topic.name())
            .put("description", topic.note() + ".");
    ref(
        channel.putObject("messages").putObject(messageOf(topic)),
        "#/components/messages/" + messageOf(topic));
    channel
        .putObject("parameters")
        .putObject("prefix")
        .put("default", TopicPrefix.DEFAULT.value())
        .put("description", "The tenant's prefix, the setting prefix.");
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    ObjectNode configuration = kafka.putObject("topicConfiguration");
    var policy = configuration.putArray("cleanup.policy");
    Stream.of(topic.cleanup().policy().split(",", -1)).forEach(policy::add);
    topic.cleanup().limit().ifPresent(limit -> configuration.put("retention.ms", limit.toMillis()));
    kafka.put("bindingVersion", "0.5.0");
    return channel;
  }

  private static void operation(ObjectNode operation, Topic<?> topic) {
    operation.put("action", "send");
    ref(operation.putObject("channel"), "#/channels/" + idOf(topic));
    operation.put("summary", "Written by " + topic.writer().label() + ".");
  }

  private static ObjectNode message(Topic<?> topic) {
    Schema schema = topic.payload().schema();
    ObjectNode message =
        TREES
            .createObjectNode()
            .put("name", schema.name())
            .put("title", schema.toString())
            .put("contentType", "application/json");
    ref(message.putArray("traits").addObject(), "#/components/messageTraits/headers");
    String described = OTHERS.get(topic);
    ObjectNode payload = message.putObject("payload");
    if (described == null) {
      ref(payload, SCHEMAS + PublicSchemas.fileName(topic));
    } else {
      payload.put("type", "object").put("description", described);
      List<String> required =
          topic.equals(Topics.OCSF) ? OCSF_REQUIRED : List.of("@timestamp", "ecs", "event");
      required.forEach(payload.withArray("required")::add);
    }
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka.putObject("key").put("type", "string").put("description", topic.key());
    kafka.put("bindingVersion", "0.5.0");
    return message;
  }

  private static ObjectNode headers() {
    ObjectNode trait = TREES.createObjectNode();
    ObjectNode headers = trait.putObject("headers").put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    properties
        .putObject(WireHeaders.SCHEMA)
        .put("type", "string")
        .put("description", "What the value is, such as finding/1.3.");
    properties
        .putObject(WireHeaders.EVENT_TIME)
        .put("type", "string")
        .put("description", "When it happened, in milliseconds since the epoch, as text.");
    return trait;
  }

  private static void ref(ObjectNode node, String to) {
    node.put("$ref", to);
  }

  /** {@code findingsCurrent} of {@code findings.current}. */
  static String idOf(Topic<?> topic) {
    StringBuilder id = new StringBuilder();
    for (String word : topic.name().split("[.-]", -1)) {
      id.append(id.isEmpty() ? word : capital(word));
    }
    return id.toString();
  }

  static String messageOf(Topic<?> topic) {
    return topic.payload().schema().name();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
