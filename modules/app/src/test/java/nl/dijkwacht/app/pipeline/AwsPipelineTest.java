package nl.dijkwacht.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.Story;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.testkit.aws.AwsEndpoints;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** From what a trail wrote to a bucket to alerts, over the servers of S3 and SQS for tests. */
class AwsPipelineTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Map<String, String> CREDENTIALS =
      Map.of("aws.accessKeyId", "AKIATEST", "aws.secretAccessKey", "test");

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("aws");
  private final String bucket = UniqueNames.unique("trail").replace('_', '-');
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);
  private Map<String, String> settings;
  private List<String> keys;

  @BeforeAll
  static void giveCredentials() {
    CREDENTIALS.forEach(System::setProperty);
  }

  @AfterAll
  static void takeCredentials() {
    CREDENTIALS.keySet().forEach(System::clearProperty);
  }

  @BeforeEach
  void writeStoryToTheBucket() throws IOException {
    settings = Settings.ofEvents(SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    settings.put("DIJKWACHT_AWS_REGION", "eu-central-1");
    AwsEndpoints.s3().map(URI::toString).ifPresent(s3 -> settings.put(endpoint("S3"), s3));
    AwsEndpoints.sqs().map(URI::toString).ifPresent(sqs -> settings.put(endpoint("SQS"), sqs));
    Path logs = Story.write(folder.resolve("logs"), 1);
    keys = new ArrayList<>();
    try (AwsAccess aws = access();
        S3Client s3 = aws.client(S3Client.builder().forcePathStyle(true), "s3", AwsPlace.DEFAULT);
        Stream<Path> files = Files.walk(logs)) {
      s3.createBucket(request -> request.bucket(bucket));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String key = logs.relativize(file).toString();
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
        keys.add(key);
      }
    }
  }

  private static String endpoint(String service) {
    return "DIJKWACHT_AWS_ENDPOINTS_" + service;
  }

  private AwsAccess access() {
    return new AwsAccess(Settings.configuration(settings).aws().settings());
  }

  @Test
  void whatATrailAnnouncesIsToldOnceHoweverOftenItIsAnnounced() throws Exception {
    try (AwsAccess aws = access();
        SqsClient sqs = aws.client(SqsClient.builder(), "sqs", AwsPlace.DEFAULT)) {
      String queue = sqs.createQueue(request -> request.queueName(bucket)).queueUrl();
      settings.put("DIJKWACHT_COLLECT_SQS_QUEUES", queue);
      announce(sqs, queue);
      try (Instance instance = start()) {
        await().atMost(LIMIT).until(() -> titles(topics.alerts()).equals(Story.ALERTS));
        List<Finding> findings = settled(instance);

        announce(sqs, queue);
        await().atMost(LIMIT).until(() -> isEmpty(sqs, queue));
        assertThat(settled(instance)).containsExactlyInAnyOrderElementsOf(findings);
        assertThat(titles(topics.alerts())).containsExactlyElementsOf(Story.ALERTS);
      }
    }
  }

  @Test
  void whatATrailWroteBeforeIsBackfilled() throws Exception {
    try (Instance instance = start()) {
      CommandRun run =
          CommandRun.of(
              settings,
              "collect",
              "backfill",
              "s3://" + bucket,
              "--from",
              "2026-03-02",
              "--to",
              "2026-03-02");

      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("Announced %d objects".formatted(keys.size()), "collected");
      instance.pipeline().drain();
      assertThat(titles(topics.alerts())).containsExactlyElementsOf(Story.ALERTS);
    }
  }

  private Instance start() throws Exception {
    Configuration configuration = Settings.configuration(settings);
    Instance instance =
        Instance.start(
            configuration, RuleSources.local(true, List.of(), RuleSettings.DEFAULT), "test");
    instance.pipeline().collectFromAws();
    return instance;
  }

  /** In CloudTrail's own words, several files a message. */
  private void announce(SqsClient sqs, String queue) {
    String quoted = keys.stream().map(key -> '"' + key + '"').collect(Collectors.joining(","));
    sqs.sendMessage(
        request ->
            request
                .queueUrl(queue)
                .messageBody(
                    "{\"s3Bucket\":\"%s\",\"s3ObjectKey\":[%s]}".formatted(bucket, quoted)));
  }

  private static boolean isEmpty(SqsClient sqs, String queue) {
    return sqs
        .getQueueAttributes(request -> request.queueUrl(queue).attributeNamesWithStrings("All"))
        .attributesAsStrings()
        .entrySet()
        .stream()
        .filter(attribute -> attribute.getKey().startsWith("ApproximateNumberOfMessages"))
        .allMatch(attribute -> attribute.getValue().equals("0"));
  }

  private List<Finding> settled(Instance instance) throws InterruptedException {
    instance.pipeline().drain();
    return List.copyOf(topics.findings());
  }

  private static List<String> titles(List<Alert> alerts) {
    return alerts.stream().map(alert -> alert.finding().rule().title()).sorted().toList();
  }
}
