package nl.dijkwacht.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.dijkwacht.controls.Judged;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;

/**
 * Turns a resource as Panther writes it, close to AWS's Describe calls, into an item of AWS Config.
 */
final class PublishedResource {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Classification PERSONAL_DATA =
      new Classification(true, false, false, "", List.of());

  /** What the policies of the published buckets call them, whatever their own name is. */
  private static final String BUCKET = "test-bucket";

  private final Map<String, Object> resource;

  PublishedResource(Map<String, Object> resource) {
    this.resource = resource;
  }

  /** The resource with personal data on it, so that each control applies. */
  Judged judged(String type) {
    Map<String, Object> camel = camel(resource);
    return switch (type) {
      case "AWS::S3::Bucket" -> item(type, Map.of("name", BUCKET), bucket());
      case "AWS::IAM::Policy" -> item(type, policy(), Map.of());
      case "AWS::IAM::Role" -> item(type, role(), Map.of());
      case "AWS::IAM::User" -> item(type, user(), Map.of());
      case "AWS::Logs::LogGroup" -> item(type, told(resource), Map.of());
      case "AWS::Config::ConfigurationRecorder" ->
          item(
              type,
              map(told(resource), "Recorder"),
              Map.of("RecorderStatus", map(camel, "status")));
      case "AWS::DynamoDB::Table" ->
          item(type, camel, Map.of("TimeToLive", map(camel, "timeToLiveDescription")));
      case "AWS::ElasticLoadBalancingV2::Listener" ->
          item(type, mapOf(list(told(resource), "Listeners").get(0)), Map.of());
      case "AWS::ACM::Certificate" -> {
        camel.putIfAbsent("inUseBy", List.of()); // null there stands for none
        yield item(type, camel, Map.of());
      }
      default -> item(type, camel, Map.of());
    };
  }

  private static Judged item(
      String type, Map<String, Object> configuration, Map<String, Object> supplementary) {
    ResourceId id = new ResourceId("aws", "123456789012", "us-west-2", type, BUCKET);
    return new Judged(
        new ConfigurationItem(
            id,
            null,
            null,
            NOW,
            null,
            ConfigurationItem.Status.PRESENT,
            null,
            Map.of(),
            true,
            configuration,
            supplementary,
            List.of(),
            ConfigurationItem.Source.NOTIFICATION),
        PERSONAL_DATA,
        Map.of());
  }

  private Map<String, Object> bucket() {
    Map<String, Object> told = told(resource);
    Map<String, Object> bucket = new LinkedHashMap<>();
    bucket.put(
        "BucketVersioningConfiguration", Map.of("status", told.getOrDefault("Versioning", "Off")));
    bucket.put(
        "BucketPolicy",
        told.containsKey("Policy") ? Map.of("policyText", told.get("Policy")) : Map.of());
    if (told.containsKey("LifecycleRules")) {
      List<Object> rules = new ArrayList<>();
      list(told, "LifecycleRules").forEach(rule -> rules.add(lifecycleRule(mapOf(rule))));
      bucket.put("BucketLifecycleConfiguration", Map.of("rules", rules));
    }
    return bucket;
  }

  private static Map<String, Object> lifecycleRule(Map<String, Object> rule) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("status", rule.getOrDefault("Status", ""));
    item.put("prefix", map(rule, "Filter").getOrDefault("Prefix", ""));
    item.put("expirationInDays", map(rule, "Expiration").getOrDefault("Days", -1L));
    item.put(
        "noncurrentVersionExpirationInDays",
        map(rule, "NoncurrentVersionExpiration").getOrDefault("NoncurrentDays", -1L));
    return item;
  }

  private Map<String, Object> policy() {
    Map<String, Object> told = told(resource);
    return Map.of(
        "attachmentCount",
        told.getOrDefault("AttachmentCount", 0L),
        "policyVersionList",
        List.of(
            Map.of("isDefaultVersion", true, "document", told.getOrDefault("PolicyDocument", ""))));
  }

  private Map<String, Object> role() {
    return Map.of(
        "assumeRolePolicyDocument", told(resource).getOrDefault("AssumeRolePolicyDocument", ""));
  }

  private Map<String, Object> user() {
    Map<String, Object> told = told(resource);
    return Map.of(
        "attachedManagedPolicies",
        list(told, "ManagedPolicyNames").stream()
            .map(name -> Map.of("policyName", name, "policyArn", "arn:aws:iam::aws:policy/" + name))
            .toList(),
        "userPolicyList",
        map(told, "InlinePolicies").keySet().stream()
            .map(name -> Map.of("policyName", name))
            .toList());
  }

  /** Without what is null, as items have it. */
  private static Map<String, Object> told(Map<String, Object> map) {
    return mapOf(value(map, false));
  }

  /** {@link #told} with names as older types of items have them. */
  private static Map<String, Object> camel(Map<String, Object> map) {
    return mapOf(value(map, true));
  }

  private static Object value(Object of, boolean camel) {
    if (of instanceof Map<?, ?> map) {
      Map<String, Object> told = new LinkedHashMap<>();
      map.forEach(
          (key, value) -> {
            if (value != null) {
              String name = key.toString();
              told.put(
                  camel ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name,
                  value(value, camel));
            }
          });
      return told;
    }
    if (of instanceof List<?> list) {
      return list.stream().filter(each -> each != null).map(each -> value(each, camel)).toList();
    }
    return of instanceof Integer number ? (Object) number.longValue() : of;
  }

  private static Map<String, Object> map(Map<String, Object> of, String key) {
    return mapOf(of.getOrDefault(key, Map.of()));
  }

  @SuppressWarnings("unchecked") // JSON's objects have strings for keys
  private static Map<String, Object> mapOf(Object object) {
    return (Map<String, Object>) object;
  }

  private static List<?> list(Map<String, Object> of, String key) {
    return (List<?>) of.getOrDefault(key, List.of());
  }
}
