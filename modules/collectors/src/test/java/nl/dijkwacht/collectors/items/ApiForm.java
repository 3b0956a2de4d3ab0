package nl.dijkwacht.collectors.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.core.resource.ConfigurationItem;
import org.jspecify.annotations.Nullable;

/** Items as the API of AWS Config writes them: with JSON in texts, and times in seconds. */
final class ApiForm {

  private static final Map<ConfigurationItem.Status, String> STATUSES =
      Map.of(
          ConfigurationItem.Status.PRESENT, "OK",
          ConfigurationItem.Status.NOT_RECORDED, "ResourceNotRecorded",
          ConfigurationItem.Status.DELETED, "ResourceDeleted");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ApiForm() {}

  static byte[] of(ConfigurationItem item) {
    try {
      ObjectNode form = JSON.createObjectNode();
      form.put("version", "1.3");
      form.put("accountId", item.resource().account());
      form.put("configurationItemCaptureTime", seconds(item.capturedAt()));
      form.put("configurationItemStatus", STATUSES.get(item.status()));
      form.put("configurationStateId", item.stateId());
      form.put("arn", item.arn());
      form.put("resourceType", item.resource().type());
      form.put("resourceId", item.resource().id());
      form.put("resourceName", item.name());
      form.put("awsRegion", item.region());
      Instant createdAt = item.createdAt();
      form.put("resourceCreationTime", createdAt == null ? null : seconds(createdAt));
      form.set("tags", JSON.valueToTree(item.tags()));
      form.put("configuration", JSON.writeValueAsString(item.configuration()));
      ObjectNode supplementary = form.putObject("supplementaryConfiguration");
      for (Map.Entry<String, Object> part : item.supplementary().entrySet()) {
        String text = JSON.writeValueAsString(part.getValue());
        boolean twice = part.getKey().equals("AccessControlList");
        supplementary.put(part.getKey(), twice ? JSON.writeValueAsString(text) : text);
      }
      return JSON.writeValueAsBytes(
          JSON.createObjectNode().putArray("configurationItems").add(form));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
