package nl.dijkwacht.simulator.hospital;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a resource is like, to be written as an item of AWS Config.
 *
 * @param type by AWS Config's names
 * @param id by AWS Config's use for the type
 * @param createdAt when it was made (event time)
 */
record ResourceState(
    Account account,
    String region,
    String type,
    String id,
    String name,
    String arn,
    Instant createdAt,
    Map<String, @Nullable Object> tags,
    Map<String, @Nullable Object> configuration,
    Map<String, @Nullable Object> supplementary) {

  /** The item, with its members in the order in which AWS Config writes them. */
  byte[] item(Instant capturedAt, String status) {
    return Json.bytes(
        Json.object(
            "relatedEvents",
            List.of(),
            "relationships",
            List.of(),
            "configuration",
            configuration,
            "supplementaryConfiguration",
            supplementary,
            "tags",
            tags,
            "configurationItemVersion",
            "1.3",
            "configurationItemCaptureTime",
            capturedAt.toString(),
            "configurationStateId",
            Long.toString(capturedAt.toEpochMilli()),
            "awsAccountId",
            account.id(),
            "configurationItemStatus",
            status,
            "resourceType",
            type,
            "resourceId",
            id,
            "resourceName",
            name,
            "ARN",
            arn,
            "awsRegion",
            region,
            "availabilityZone",
            "Regional",
            "configurationStateMd5Hash",
            "",
            "resourceCreationTime",
            createdAt.toString()));
  }
}
