package nl.dijkwacht.testkit.aws.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asked for.
 *
 * @param service signing name, such as {@code cloudtrail}, {@code config}, {@code macie2}; S3
 *     Control signs as {@code s3}
 * @param region that it was signed for
 * @param name of the operation, such as {@code LookupEvents}; for the REST protocols method and
 *     path, such as {@code GET /detector/12abc}
 * @param accessKeyId that it was signed with
 * @param role the ARN of the role whose session that key is of
 * @param parameters the fields of the form or of the query string, the first value of each, and
 *     those of the path by the names that the operation was given with
 * @param body as UTF-8
 * @param receivedNanos of {@link System#nanoTime}
 */
public record AwsRequest(
    Protocol protocol,
    String service,
    String region,
    String name,
    String accessKeyId,
    Optional<String> role,
    Map<String, String> parameters,
    String body,
    long receivedNanos) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public AwsRequest {
    parameters = Map.copyOf(parameters);
  }

  /** The body of a JSON protocol; an empty object where there is none. */
  public JsonNode json() {
    try {
      return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body of " + name + " is no JSON: " + body, e);
    }
  }

  /** A parameter, or a field of the JSON body that has a plain value, as text. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .or(() -> hasJson() ? field(name) : Optional.empty());
  }

  private boolean hasJson() {
    return protocol == Protocol.JSON || protocol == Protocol.REST_JSON;
  }

  private Optional<String> field(String name) {
    return Optional.ofNullable(json().get(name))
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText);
  }
}
