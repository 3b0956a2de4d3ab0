package nl.dijkwacht.testkit.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers a list in pages, in the JSON protocols. As with AWS a token can be used again, means
 * nothing to anybody else, and is refused when it was made up or comes with other parameters than
 * those it was given for. What is listed stays as it was at the first page. Thread-safe.
 */
public final class Pages implements AwsOperation {

  private final Names names;
  private final int pageSize;
  private final Function<AwsRequest, List<? extends JsonNode>> list;
  private final Map<String, Rest> rests = new ConcurrentHashMap<>();

  /**
   * @param pageSize at most, and where the request does not ask for less
   * @param list all that the request's other parameters ask for
   */
  public Pages(Names names, int pageSize, Function<AwsRequest, List<? extends JsonNode>> list) {
    this.names = names;
    this.pageSize = pageSize;
    this.list = list;
  }

  /**
   * The fields of request and answer, each spelt as the operation does: Config has both cases, with
   * {@code Limit} or {@code limit} for the size.
   *
   * @param items the answer's list
   * @param token in request and answer
   * @param size that the request may ask for
   */
  public record Names(String items, String token, String size) {

    /** {@code NextToken} and {@code MaxResults}, as CloudTrail and Organizations spell them. */
    public static Names upper(String items) {
      return new Names(items, "NextToken", "MaxResults");
    }

    /** {@code nextToken} and {@code maxResults}, as GuardDuty and Macie spell them. */
    public static Names lower(String items) {
      return new Names(items, "nextToken", "maxResults");
    }
  }

  private record Rest(List<? extends JsonNode> items, Map<String, String> asked) {}

  @Override
  public AwsAnswer answer(AwsRequest request) {
    Map<String, String> asked = askedFor(request);
    Optional<String> token = request.parameter(names.token());
    Rest rest =
        token.isPresent()
            ? rests.get(token.get())
            : new Rest(List.copyOf(list.apply(request)), asked);
    return rest == null || !rest.asked().equals(asked)
        ? Fault.FOREIGN_TOKEN
        : AwsAnswer.success(page(rest, size(request)));
  }

  private ObjectNode page(Rest rest, int size) {
    List<? extends JsonNode> items = rest.items();
    int end = Math.min(size, items.size());
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray(names.items()).addAll(items.subList(0, end));
    if (end < items.size()) {
      String token = UUID.randomUUID().toString();
      rests.put(token, new Rest(items.subList(end, items.size()), rest.asked()));
      page.put(names.token(), token);
    }
    return page;
  }

  private int size(AwsRequest request) {
    int asked = request.parameter(names.size()).map(Integer::parseInt).orElse(pageSize);
    return Math.max(1, Math.min(asked, pageSize));
  }

  private Map<String, String> askedFor(AwsRequest request) {
    Map<String, String> asked = new HashMap<>(request.parameters());
    request
        .json()
        .properties()
        .forEach(field -> asked.put(field.getKey(), field.getValue().toString()));
    asked.keySet().removeAll(List.of(names.token(), names.size()));
    return asked;
  }
}
