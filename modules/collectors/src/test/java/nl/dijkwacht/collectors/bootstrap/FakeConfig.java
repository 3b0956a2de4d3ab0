package nl.dijkwacht.collectors.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.AwsProtocolServer;
import nl.dijkwacht.testkit.aws.protocol.AwsRequest;
import nl.dijkwacht.testkit.aws.protocol.Pages;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** AWS Config with volumes named vol-0, vol-1 and so on. */
final class FakeConfig {

  static final String SELECT = "config:SelectResourceConfig";
  static final String GET = "config:BatchGetResourceConfig";
  static final String SELECT_AGGREGATE = "config:SelectAggregateResourceConfig";
  static final String GET_AGGREGATE = "config:BatchGetAggregateResourceConfig";
  static final String RECORDERS = "config:DescribeConfigurationRecorders";
  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-central-1";

  private static final int MOST = 100;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FakeConfig() {}

  static AwsAccess access(AwsProtocolServer aws) {
    AwsSettings settings =
        new AwsSettings(
            Optional.of(REGION),
            Optional.empty(),
            Optional.empty(),
            "aws",
            Map.of("config", aws.endpoint()));
    return new AwsAccess(
        settings, StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "x")));
  }

  static void with(AwsProtocolServer aws, int resources) {
    aws.on(SELECT, list(resources));
    aws.on(GET, request -> contents(request, id -> false));
    aws.on(SELECT_AGGREGATE, list(resources));
    aws.on(GET_AGGREGATE, request -> aggregateContents(request, id -> false));
    aws.on(
        RECORDERS,
        request -> AwsAnswer.success("{\"ConfigurationRecorders\":[{\"name\":\"default\"}]}"));
  }

  /** A list whose tokens are good as long as this lives. */
  static Pages list(int resources) {
    List<JsonNode> rows = new ArrayList<>();
    for (int i = 0; i < resources; i++) {
      rows.add(TextNode.valueOf(row(i).toString()));
    }
    return new Pages(new Pages.Names("Results", "NextToken", "Limit"), MOST, request -> rows);
  }

  private static ObjectNode row(int i) {
    ObjectNode row =
        JSON.objectNode()
            .put("accountId", ACCOUNT)
            .put("awsRegion", REGION)
            .put("resourceType", "AWS::EC2::Volume")
            .put("resourceId", "vol-" + i)
            .put("resourceName", "v" + i);
    row.putArray("tags").addObject().put("key", "nr").put("value", "n" + i).put("tag", "nr=n" + i);
    return row;
  }

  /** The items that were asked for, but for those that are not processed. */
  static AwsAnswer contents(AwsRequest request, Predicate<String> unprocessed) {
    ObjectNode answer = JSON.objectNode();
    ArrayNode items = answer.putArray("baseConfigurationItems");
    ArrayNode rest = answer.putArray("unprocessedResourceKeys");
    for (JsonNode key : request.json().path("resourceKeys")) {
      String id = key.path("resourceId").textValue();
      if (unprocessed.test(id)) {
        rest.add(key);
      } else {
        items.add(item(id));
      }
    }
    return limited(request, "resourceKeys", answer);
  }

  static AwsAnswer aggregateContents(AwsRequest request, Predicate<String> unprocessed) {
    ObjectNode answer = JSON.objectNode();
    ArrayNode items = answer.putArray("BaseConfigurationItems");
    ArrayNode rest = answer.putArray("UnprocessedResourceIdentifiers");
    for (JsonNode key : request.json().path("ResourceIdentifiers")) {
      String id = key.path("ResourceId").textValue();
      if (unprocessed.test(id)) {
        rest.add(key);
      } else {
        items.add(item(id));
      }
    }
    return limited(request, "ResourceIdentifiers", answer);
  }

  private static AwsAnswer limited(AwsRequest request, String keys, ObjectNode answer) {
    int asked = request.json().path(keys).size();
    return asked < 1 || asked > MOST
        ? AwsAnswer.failure(400, "ValidationException")
        : AwsAnswer.success(answer);
  }

  private static ObjectNode item(String id) {
    ObjectNode item =
        JSON.objectNode()
            .put("version", "1.3")
            .put("accountId", ACCOUNT)
            .put("configurationItemCaptureTime", 1795316400.25)
            .put("configurationItemStatus", "OK")
            .put("configurationStateId", "1795316400250")
            .put("arn", "arn:aws:ec2:eu-central-1:111122223333:volume/" + id)
            .put("resourceType", "AWS::EC2::Volume")
            .put("resourceId", id)
            .put("awsRegion", REGION)
            .put("configuration", "{\"volumeId\":\"" + id + "\",\"encrypted\":true,\"kms\":null}");
    item.putObject("supplementaryConfiguration").put("Flag", "false");
    return item;
  }

  static List<String> ids(int from, int to) {
    return Stream.iterate(from, i -> i < to, i -> i + 1).map(i -> "vol-" + i).toList();
  }
}
