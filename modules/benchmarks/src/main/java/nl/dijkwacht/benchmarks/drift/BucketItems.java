package nl.dijkwacht.benchmarks.drift;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A snapshot of buckets of about 4 KB each, and calls that break one of their controls. */
final class BucketItems {

  private static final int RULES = 14;
  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*",\
      "Action":"s3:*","Resource":["%1$s","%1$s/*"],\
      "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";

  private final Clock clock;
  private final Random random = new Random(5);

  BucketItems(Clock clock) {
    this.clock = clock;
  }

  static ResourceId bucket(int number) {
    String account = Integer.toString(100_000 + number % 50).repeat(2);
    return new ResourceId("aws", account, "eu-west-1", "AWS::S3::Bucket", "bucket-" + number);
  }

  /** The record of a bucket's state as it was an hour ago. */
  ProducerRecord<byte[], byte[]> item(int number) {
    ResourceId resource = bucket(number);
    String arn = "arn:aws:s3:::" + resource.id();
    Instant captured = clock.instant().minusSeconds(3600);
    ConfigurationItem item =
        new ConfigurationItem(
            resource,
            arn,
            resource.id(),
            captured,
            captured.minusSeconds(86_400),
            ConfigurationItem.Status.PRESENT,
            Long.toString(captured.toEpochMilli()),
            Map.of("owner", "team-" + number % 20, "environment", "production"),
            true,
            Map.of("name", resource.id(), "owner", Map.of("id", hex(64))),
            supplementary(arn),
            List.of(),
            ConfigurationItem.Source.SNAPSHOT);
    return record(Topics.CONFIGURATION_ITEMS, resource, item, captured);
  }

  private Map<String, Object> supplementary(String arn) {
    List<Object> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      Map<String, Object> rule = new LinkedHashMap<>();
      rule.put("id", hex(20));
      rule.put("prefix", "verzoeken/" + hex(16) + "/");
      rule.put("status", "Enabled");
      rule.put("expirationInDays", 30 + random.nextInt(3000));
      rule.put("transitions", List.of(Map.of("days", 30, "storageClass", "GLACIER")));
      rules.add(rule);
    }
    Map<String, Object> key = Map.of("sseAlgorithm", "aws:kms", "kmsMasterKeyID", hex(36));
    return Map.of(
        "ServerSideEncryptionConfiguration",
        Map.of("rules", List.of(Map.of("applyServerSideEncryptionByDefault", key))),
        "BucketPolicy",
        Map.of("policyText", POLICY.formatted(arn)),
        "BucketVersioningConfiguration",
        Map.of("status", "Enabled"),
        "BucketLifecycleConfiguration",
        Map.of("rules", rules));
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder();
    while (text.length() < digits) {
      text.append(Long.toHexString(random.nextLong()));
    }
    return text.substring(0, digits);
  }

  /** The record of a call that takes the encryption of a bucket away, made and collected now. */
  ProducerRecord<byte[], byte[]> change(int number) {
    ResourceId resource = bucket(number);
    Instant now = clock.instant();
    String event = StableId.of(List.of(resource.toString(), now.toString()));
    EventSummary call =
        new EventSummary(
            event,
            now,
            now,
            "s3.amazonaws.com",
            "DeleteBucketEncryption",
            resource.account(),
            resource.region(),
            new Principal(Principal.Kind.IAM_USER, "benchmark", resource.account()),
            "198.51.100.7",
            "console",
            null,
            null);
    Change change =
        new Change(
            event,
            resource,
            call,
            Change.Means.CONSOLE,
            null,
            true,
            Map.of("bucketName", resource.id()));
    return record(Topics.CHANGES, resource, change, now);
  }

  private <V> ProducerRecord<byte[], byte[]> record(
      Topic<V> topic, ResourceId resource, V value, Instant happened) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.fullName(BenchmarkKafka.PREFIX),
            null,
            clock.millis(),
            resource.toString().getBytes(StandardCharsets.UTF_8),
            topic.payload().write(value));
    WireHeaders.putSchema(record.headers(), topic.payload().schema());
    WireHeaders.putEventTime(record.headers(), happened);
    return record;
  }
}
