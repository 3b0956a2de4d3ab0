package nl.dijkwacht.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import nl.dijkwacht.testkit.UniqueNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class AwsServerTest {

  private static final AwsServer S3 = AwsServer.startS3();

  private final String bucket = UniqueNames.unique("logs");

  @AfterAll
  static void close() {
    S3.close();
  }

  @Test
  void objectsArePutListedInPagesAndReadInParts() {
    try (S3Client s3 = Clients.client(S3Client.builder(), S3.endpoint())) {
      s3.createBucket(request -> request.bucket(bucket));
      for (String key : List.of("a/1", "a/2", "a/3", "b/1")) {
        put(s3, key);
      }

      assertThat(
              s3.listObjectsV2Paginator(
                      request -> request.bucket(bucket).prefix("a/").startAfter("a/1").maxKeys(1))
                  .contents())
          .extracting(S3Object::key)
          .containsExactly("a/2", "a/3");
      assertThat(
              s3.getObjectAsBytes(request -> request.bucket(bucket).key("b/1").range("bytes=11-"))
                  .asUtf8String())
          .isEqualTo("b/1");
      assertThatThrownBy(() -> get(s3, "c")).isInstanceOf(NoSuchKeyException.class);
    }
  }

  @Test
  void aServerMayGoAndComeBackEmpty() {
    try (S3Client s3 = Clients.client(S3Client.builder(), S3.endpoint())) {
      s3.createBucket(request -> request.bucket(bucket));
      put(s3, "key");

      S3.kill();
      assertThatThrownBy(() -> get(s3, "key")).isInstanceOf(SdkClientException.class);
      S3.restart();
      assertThatThrownBy(() -> get(s3, "key")).isInstanceOf(NoSuchBucketException.class);
      s3.createBucket(request -> request.bucket(bucket));
      put(s3, "key");
      assertThat(get(s3, "key")).isEqualTo("content of key");
    }
  }

  @Test
  void messagesComeUntilTheyAreDeleted() {
    try (AwsServer server = AwsServer.startSqs();
        SqsClient sqs = Clients.client(SqsClient.builder(), server.endpoint())) {
      String queue =
          sqs.createQueue(request -> request.queueName(UniqueNames.unique("queue"))).queueUrl();
      assertThat(queue).startsWith(server.endpoint().toString());
      sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(messages(10)));

      List<Message> first = receive(sqs, queue);
      assertThat(first).extracting(Message::body).hasSize(10).doesNotHaveDuplicates();
      sqs.deleteMessage(
          request -> request.queueUrl(queue).receiptHandle(first.get(0).receiptHandle()));
      for (Message message : first.subList(1, first.size())) {
        sqs.changeMessageVisibility(
            request ->
                request
                    .queueUrl(queue)
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0));
      }
      assertThat(receive(sqs, queue))
          .extracting(Message::body)
          .hasSize(9)
          .doesNotContain(first.get(0).body());
    }
  }

  private void put(S3Client s3, String key) {
    s3.putObject(
        request -> request.bucket(bucket).key(key), RequestBody.fromString("content of " + key));
  }

  private String get(S3Client s3, String key) {
    return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
  }

  private static List<SendMessageBatchRequestEntry> messages(int count) {
    return IntStream.range(0, count)
        .mapToObj(String::valueOf)
        .map(i -> SendMessageBatchRequestEntry.builder().id(i).messageBody("message " + i).build())
        .toList();
  }

  private static List<Message> receive(SqsClient sqs, String queue) {
    return sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
        .messages();
  }
}
