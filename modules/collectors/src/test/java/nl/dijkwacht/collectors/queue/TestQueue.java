package nl.dijkwacht.collectors.queue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.testkit.aws.AwsEndpoints;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue of one test, and the access to it. */
final class TestQueue implements AutoCloseable {

  private final AwsAccess aws;
  private final SqsClient client;
  private final String name;
  private final String url;

  private TestQueue(AwsAccess aws, String name, Duration visibility) {
    this.aws = aws;
    this.name = name;
    this.client = aws.client(SqsClient.builder(), "sqs", AwsPlace.DEFAULT);
    this.url =
        client
            .createQueue(
                request ->
                    request
                        .queueName(name)
                        .attributes(
                            Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                Long.toString(visibility.toSeconds()))))
            .queueUrl();
  }

  /**
   * @param visibility how long a message that was received is not handed out again
   */
  static TestQueue create(Duration visibility) {
    return new TestQueue(access(AwsEndpoints.sqs()), UniqueNames.unique("queue"), visibility);
  }

  /** A queue beside this one, with a name that begins with its name. */
  TestQueue sibling(String suffix) {
    return new TestQueue(access(AwsEndpoints.sqs()), name + suffix, Duration.ofSeconds(60));
  }

  static TestQueue at(URI endpoint, String name) {
    return new TestQueue(access(Optional.of(endpoint)), name, Duration.ofSeconds(5));
  }

  /** By the product's own way, with any credentials where AWS does not ask for real ones. */
  static AwsAccess access(Optional<URI> endpoint) {
    AwsSettings settings =
        new AwsSettings(
            Optional.of("eu-west-1"),
            Optional.empty(),
            Optional.empty(),
            "aws",
            endpoints(endpoint));
    return endpoint.isEmpty()
        ? new AwsAccess(settings, DefaultCredentialsProvider.builder().build())
        : new AwsAccess(
            settings,
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")));
  }

  private static Map<String, URI> endpoints(Optional<URI> endpoint) {
    return endpoint.map(uri -> Map.of("sqs", uri)).orElse(Map.of());
  }

  AwsAccess aws() {
    return aws;
  }

  String url() {
    return url;
  }

  QueueSettings settings(Cluster cluster) {
    return settings(cluster, url);
  }

  static QueueSettings settings(Cluster cluster, String url) {
    return new QueueSettings(
        cluster.prefix(),
        cluster.clientProperties(),
        URI.create(url),
        Optional.empty(),
        List.of("s3://own-logs/exports/"),
        QueueSettings.LONGEST_POLL);
  }

  void send(String... bodies) {
    send(List.of(bodies));
  }

  void send(List<String> bodies) {
    for (int from = 0; from < bodies.size(); from += SqsQueue.BATCH) {
      List<String> batch = bodies.subList(from, Math.min(bodies.size(), from + SqsQueue.BATCH));
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(0, batch.size())
              .mapToObj(
                  i ->
                      SendMessageBatchRequestEntry.builder()
                          .id(Integer.toString(i))
                          .messageBody(batch.get(i))
                          .build())
              .toList();
      client.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
    }
  }

  /** How many messages it holds, those included that were received and not deleted. */
  int size() {
    return count(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  /** How many messages were received and not deleted. */
  int received() {
    return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  private int count(QueueAttributeName... attributes) {
    return client
        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(attributes))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  @Override
  public void close() {
    client.deleteQueue(request -> request.queueUrl(url));
    client.close();
    aws.close();
  }
}
