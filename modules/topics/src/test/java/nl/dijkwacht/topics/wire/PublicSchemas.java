package nl.dijkwacht.topics.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Erased;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.topics.catalogue.Delivery;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import org.jspecify.annotations.Nullable;

/** Derives the JSON Schemas of the payloads that others than their writers read. */
final class PublicSchemas {

  private static final Map<Topic<?>, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry(Topics.CONFIGURATION_ITEMS, ConfigurationItem.class),
          Map.entry(Topics.SERVICE_FINDINGS, ServiceFinding.class),
          Map.entry(Topics.HEARTBEATS, Heartbeat.class),
          Map.entry(Topics.INTEGRITY, IntegrityResult.class),
          Map.entry(Topics.SIGNALS, Signal.class),
          Map.entry(Topics.CHANGES, Change.class),
          Map.entry(Topics.ACCESS_EVENTS, AccessEvent.class),
          Map.entry(Topics.ACCESSES, Access.class),
          Map.entry(Topics.ASSETS, Asset.class),
          Map.entry(Topics.POSTURES, Posture.class),
          Map.entry(Topics.VERDICTS, Verdict.class),
          Map.entry(Topics.EXPOSURES, Exposure.class),
          Map.entry(Topics.COMMANDS, FindingCommand.class),
          Map.entry(Topics.FINDINGS, Finding.class),
          Map.entry(Topics.ALERTS, Alert.class),
          Map.entry(Topics.CASE_EVENTS, CaseEvent.class),
          Map.entry(Topics.EVIDENCE, Evidence.class),
          Map.entry(Topics.CASES, Case.class),
          Map.entry(Topics.NOTICES, Notice.class),
          Map.entry(Topics.ERASED, Erased.class),
          Map.entry(Topics.AUDIT_EVENTS, AuditEvent.class),
          Map.entry(Topics.RESTRICTIONS, Restriction.class),
          Map.entry(Topics.DELIVERIES, Delivery.class),
          Map.entry(Topics.OUTCOMES, ResponseRequest.class));

  private final Properties descriptions = new Properties();
  private final SchemaGenerator generator;

  PublicSchemas() {
    try (InputStream in = PublicSchemas.class.getResourceAsStream("descriptions.properties")) {
      descriptions.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.STANDARD_FORMATS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .without(Option.FLATTENED_ENUMS_FROM_TOSTRING);
    config
        .forFields()
        .withRequiredCheck(PublicSchemas::isRequired)
        .withDescriptionResolver(this::description);
    generator = new SchemaGenerator(config.build());
  }

  static Stream<Topic<?>> topics() {
    return Topics.all().stream()
        .filter(topic -> topic.payload() instanceof JsonPayload)
        .filter(topic -> !topic.readers().equals(List.of(topic.writer())))
        // Others hold signals and verdicts too, and have the schema of detect's and drift's.
        .filter(topic -> topic.equals(Topics.SIGNALS) || !isOf(topic, Topics.SIGNALS))
        .filter(topic -> topic.equals(Topics.VERDICTS) || !isOf(topic, Topics.VERDICTS));
  }

  private static boolean isOf(Topic<?> topic, Topic<?> other) {
    return topic.payload().schema().equals(other.payload().schema());
  }

  static String fileName(Topic<?> topic) {
    Schema schema = topic.payload().schema();
    return schema.name() + "-" + schema.major() + ".json";
  }

  ObjectNode of(Topic<?> topic) {
    Class<?> type = TYPES.get(topic);
    if (type == null) {
      throw new AssertionError("the type of the payload of " + topic.name() + " is not given here");
    }
    Schema schema = topic.payload().schema();
    ObjectNode generated = generator.generateSchema(type);
    generated.put("$id", "urn:dijkwacht:" + schema.name() + ":" + schema.major());
    return generated.put("title", schema.toString());
  }

  private static boolean isRequired(FieldScope field) {
    return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private @Nullable String description(FieldScope field) {
    if (field.isFakeContainerItemScope()) {
      return null;
    }
    String key =
        field.getRawMember().getDeclaringClass().getSimpleName() + "." + field.getDeclaredName();
    String description = descriptions.getProperty(key);
    if (description == null) {
      throw new AssertionError("descriptions.properties lacks " + key);
    }
    return description;
  }
}
