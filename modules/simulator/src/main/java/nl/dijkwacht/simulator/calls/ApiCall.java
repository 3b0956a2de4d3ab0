package nl.dijkwacht.simulator.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call to AWS, told field by field, that becomes a CloudTrail record with its fields in the
 * order CloudTrail writes them (record contents version 1.08 to 1.11).
 */
public final class ApiCall {
  private final String source;
  private final String name;
  private final Caller caller;
  private final String region;
  private final List<@Nullable Object> resources = new ArrayList<>();
  private Account recipient;
  private String eventType = "AwsApiCall";
  private boolean readOnly;
  private boolean dataEvent;
  private @Nullable String host;
  private @Nullable String errorCode;
  private @Nullable String errorMessage;
  private @Nullable Map<String, @Nullable Object> request;
  private @Nullable Map<String, @Nullable Object> response;
  private @Nullable Map<String, @Nullable Object> additional;
  private @Nullable Map<String, @Nullable Object> serviceDetails;
  private @Nullable String apiVersion;
  private @Nullable String sharedEventId;
  private @Nullable String vpcEndpoint;

  /**
   * @param service the first label of the service's DNS name
   * @param recipient whose trail records the call
   */
  public ApiCall(String service, String name, Caller caller, Account recipient, String region) {
    this.source = service + ".amazonaws.com";
    this.name = name;
    this.caller = caller;
    this.recipient = recipient;
    this.region = region;
    this.host = service + "." + region + ".amazonaws.com";
  }

  public Account recipient() {
    return recipient;
  }

  public String region() {
    return region;
  }

  public ApiCall readOnly() {
    readOnly = true;
    return this;
  }

  public ApiCall dataEvent() {
    dataEvent = true;
    return this;
  }

  /** The event is no API call: a sign-in, or something a service did by itself. */
  public ApiCall type(String type) {
    eventType = type;
    return this;
  }

  public ApiCall host(String name) {
    host = name;
    return this;
  }

  public ApiCall request(@Nullable Object... namesAndValues) {
    request = Json.object(namesAndValues);
    return this;
  }

  public ApiCall response(@Nullable Object... namesAndValues) {
    response = Json.object(namesAndValues);
    return this;
  }

  public ApiCall additional(Map<String, @Nullable Object> data) {
    additional = data;
    return this;
  }

  public ApiCall serviceDetails(@Nullable Object... namesAndValues) {
    serviceDetails = Json.object(namesAndValues);
    return this;
  }

  public ApiCall resource(Account owner, String type, String arn) {
    resources.add(Json.object("accountId", owner.id(), "type", type, "ARN", arn));
    return this;
  }

  /** An S3 object, which CloudTrail names without its account. */
  public ApiCall object(String arn) {
    resources.add(Json.object("type", "AWS::S3::Object", "ARN", arn));
    return this;
  }

  public ApiCall apiVersion(String version) {
    apiVersion = version;
    return this;
  }

  /** The call fails: it answers nothing. */
  public ApiCall failed(String code, String message) {
    errorCode = code;
    errorMessage = message;
    response = null;
    return this;
  }

  /** One id for the copies of the event in the trails of several accounts. */
  public ApiCall shared(String id) {
    sharedEventId = id;
    return this;
  }

  /** The same call as another account's trail records it. */
  public ApiCall recordedBy(Account other) {
    recipient = other;
    return this;
  }

  public ApiCall vpcEndpoint(String id) {
    vpcEndpoint = id;
    return this;
  }

  public byte[] record(Instant time, Chance chance) {
    Map<String, @Nullable Object> record = call(time);
    if (!eventType.equals("AwsConsoleSignIn")) {
      record.put("requestID", requestId(chance));
    }
    record.put("eventID", chance.uuid());
    record.put("readOnly", readOnly);
    putPresent(record, "resources", resources.isEmpty() ? null : resources);
    record.put("eventType", eventType);
    putPresent(record, "apiVersion", apiVersion);
    record.put("managementEvent", !dataEvent);
    record.put("recipientAccountId", recipient.id());
    putPresent(record, "sharedEventID", sharedEventId);
    putPresent(record, "serviceEventDetails", serviceDetails);
    putPresent(record, "vpcEndpointId", vpcEndpoint);
    putPresent(record, "vpcEndpointAccountId", vpcEndpoint == null ? null : recipient.id());
    record.put("eventCategory", dataEvent ? "Data" : "Management");
    putPresent(record, "tlsDetails", tlsDetails());
    putPresent(record, "sessionCredentialFromConsole", caller.fromConsole() ? "true" : null);
    return Json.bytes(record);
  }

  /** Who asked what when, and the answer. */
  private Map<String, @Nullable Object> call(Instant time) {
    Map<String, @Nullable Object> call =
        Json.object(
            "eventVersion", eventVersion(),
            "userIdentity", caller.identity(),
            "eventTime", time.toString(),
            "eventSource", source,
            "eventName", name,
            "awsRegion", region,
            "sourceIPAddress", caller.sourceAddress(),
            "userAgent", userAgent());
    putPresent(call, "errorCode", errorCode);
    putPresent(call, "errorMessage", errorMessage);
    call.put("requestParameters", request);
    call.put("responseElements", response);
    putPresent(call, "additionalEventData", additional);
    return call;
  }

  private static void putPresent(
      Map<String, @Nullable Object> record, String name, @Nullable Object value) {
    if (value != null) {
      record.put(name, value);
    }
  }

  /** Services moved to newer versions of the format at their own pace. */
  private String eventVersion() {
    return switch (source) {
      case "s3.amazonaws.com",
          "dynamodb.amazonaws.com",
          "kms.amazonaws.com",
          "secretsmanager.amazonaws.com",
          "monitoring.amazonaws.com" ->
          "1.11";
      case "ec2.amazonaws.com",
          "cloudtrail.amazonaws.com",
          "iam.amazonaws.com",
          "lambda.amazonaws.com" ->
          "1.10";
      case "cloudformation.amazonaws.com", "logs.amazonaws.com", "rds.amazonaws.com" -> "1.09";
      default -> "1.08";
    };
  }

  private String userAgent() {
    boolean bracketed = source.equals("s3.amazonaws.com") && !caller.isService();
    return bracketed ? "[" + caller.userAgent() + "]" : caller.userAgent();
  }

  /** Copies of one call share its request id. */
  private String requestId(Chance chance) {
    Chance ids = sharedEventId == null ? chance : Chance.named(sharedEventId);
    return switch (source) {
      case "s3.amazonaws.com" -> ids.capitals(16);
      case "dynamodb.amazonaws.com" -> ids.capitals(52);
      default -> ids.uuid();
    };
  }

  private @Nullable Map<String, @Nullable Object> tlsDetails() {
    if (caller.isService() || eventType.equals("AwsServiceEvent")) {
      return null;
    }
    return Json.object(
        "tlsVersion", "TLSv1.3",
        "cipherSuite", "TLS_AES_128_GCM_SHA256",
        "clientProvidedHostHeader", host);
  }
}
