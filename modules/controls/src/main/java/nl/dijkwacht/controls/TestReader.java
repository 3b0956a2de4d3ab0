package nl.dijkwacht.controls;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Sequence;

/** Reads the examples beside a control; what an example leaves out is as plain as can be. */
final class TestReader {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-west-1";

  private final Fields fields;
  private final Set<String> types;
  private final Problems problems;

  TestReader(Fields fields, Set<String> types, Problems problems) {
    this.fields = fields;
    this.types = types;
    this.problems = problems;
  }

  List<ControlTest> read() {
    List<ControlTest> tests = new ArrayList<>();
    Optional<Node> node = fields.node("tests");
    if (node.isPresent() && !(node.get() instanceof Sequence)) {
      problems.error(
          node.get().place(), "'tests': expected a list, found " + node.get().description());
    }
    if (node.isPresent() && node.get() instanceof Sequence list) {
      for (Node item : list.items()) {
        Fields.from(item, problems).flatMap(this::test).ifPresent(tests::add);
      }
    }
    return tests;
  }

  private Optional<ControlTest> test(Fields test) {
    Optional<String> name = test.requiredText("name");
    Optional<Verdict.Result> expect = test.require("expect").choice("expect", Verdict.Result.class);
    Optional<Fields> item = test.section("item");
    Optional<Fields> change = test.section("change");
    if (item.isPresent() && change.isPresent()) {
      problems.error(test.place(), "a test has either an item or a change; make two of it");
    }
    Classification asset = test.section("asset").map(this::asset).orElse(Classification.NONE);
    Map<String, String> account = test.section("account").map(this::account).orElse(Map.of());
    ControlTest.Given given =
        change.isPresent()
            ? new ControlTest.Call(call(change.get()))
            : new ControlTest.State(new Judged(item(item), asset, account));
    Map<String, Object> parameters = map(test, "parameters");
    test.rejectUnknown();
    if (name.isEmpty() || expect.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ControlTest(name.get(), expect.get(), given, parameters, test.place()));
  }

  private Classification asset(Fields asset) {
    Classification read =
        new Classification(
            asset.flag("personal-data", false),
            asset.flag("special-category", false),
            asset.flag("watches-logging", false),
            asset.text("owner", ""),
            List.of());
    asset.rejectUnknown();
    return read;
  }

  private Map<String, String> account(Fields account) {
    Map<String, String> read = new LinkedHashMap<>();
    account.text("environment").ifPresent(text -> read.put("environment", text));
    account.text("legal-entity").ifPresent(text -> read.put("legalEntity", text));
    account.rejectUnknown();
    return read;
  }

  private ConfigurationItem item(Optional<Fields> given) {
    if (given.isEmpty()) {
      return item(resource("", "", "", "", ""), Map.of(), Map.of(), Map.of(), true, List.of());
    }
    Fields item = given.get();
    ResourceId resource =
        resource(
            item.text("partition", ""),
            item.text("awsAccountId", item.text("accountId", "")),
            item.text("awsRegion", ""),
            item.text("resourceType", ""),
            item.text("resourceId", ""));
    Map<String, String> tags = new LinkedHashMap<>();
    map(item, "tags").forEach((key, value) -> tags.put(key, String.valueOf(value)));
    ConfigurationItem read =
        new ConfigurationItem(
            resource,
            item.text("ARN").or(() -> item.text("arn")).orElse(null),
            item.text("resourceName").orElse(null),
            time(item, "configurationItemCaptureTime").orElse(NOON),
            time(item, "resourceCreationTime").orElse(null),
            ConfigurationItem.Status.PRESENT,
            null,
            tags,
            item.flag("tagsKnown", true),
            map(item, "configuration"),
            map(item, "supplementaryConfiguration"),
            item.texts("unknown"),
            ConfigurationItem.Source.NOTIFICATION);
    item.rejectUnknown();
    return read;
  }

  private static ConfigurationItem item(
      ResourceId resource,
      Map<String, String> tags,
      Map<String, Object> configuration,
      Map<String, Object> supplementary,
      boolean tagsKnown,
      List<String> unknown) {
    return new ConfigurationItem(
        resource,
        null,
        null,
        NOON,
        null,
        ConfigurationItem.Status.PRESENT,
        null,
        tags,
        tagsKnown,
        configuration,
        supplementary,
        unknown,
        ConfigurationItem.Source.NOTIFICATION);
  }

  private ResourceId resource(
      String partition, String account, String region, String type, String id) {
    return new ResourceId(
        partition.isEmpty() ? "aws" : partition,
        account.isEmpty() ? ACCOUNT : account,
        region.isEmpty() ? REGION : region,
        type.isEmpty() ? types.stream().findFirst().orElse("") : type,
        id.isEmpty() ? "example" : id);
  }

  private Map<String, Object> map(Fields of, String key) {
    Optional<Node> node = of.node(key);
    if (node.isPresent() && node.get() instanceof nl.dijkwacht.documents.Mapping mapping) {
      return YamlValues.map(mapping);
    }
    node.ifPresent(
        other ->
            problems.error(
                other.place(),
                "'%s': expected a section, found %s".formatted(key, other.description())));
    return Map.of();
  }

  private Optional<Instant> time(Fields of, String key) {
    Optional<String> text = of.text(key);
    try {
      return text.map(each -> OffsetDateTime.parse(each).toInstant());
    } catch (DateTimeException e) {
      problems.error(of.placeOf(key), "'" + key + "': write a time such as 2026-06-01T12:00:00Z");
      return Optional.empty();
    }
  }

  private Change call(Fields change) {
    String[] call = change.requiredText("call").orElse("/").split("/", 2);
    Map<String, Object> request = map(change, "request");
    ResourceId resource =
        resource(
            "",
            change.text("awsAccountId", ""),
            change.text("awsRegion", ""),
            change.text("resourceType", ""),
            change.text("resourceId", ""));
    change.rejectUnknown();
    EventSummary event =
        new EventSummary(
            "example",
            NOON,
            NOON,
            call[0],
            call.length > 1 ? call[1] : "",
            resource.account(),
            resource.region(),
            new Principal(Principal.Kind.UNKNOWN, "unknown", null),
            null,
            null,
            null,
            null);
    return new Change("example", resource, event, Change.Means.UNKNOWN, null, null, request);
  }
}
