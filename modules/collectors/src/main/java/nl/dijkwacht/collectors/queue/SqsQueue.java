package nl.dijkwacht.collectors.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.StoppableWork;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A queue of SQS. Requests run in a thread of their own, so that nobody has to wait for the end of
 * one that hangs. Failures are the SDK's {@link SdkException}. For one thread, but for {@link
 * #stopReceiving}.
 */
final class SqsQueue implements AutoCloseable {

  /** The most that SQS hands out and deletes at once. */
  static final int BATCH = 10;

  private static final int DELETE_TRIES = 3;
  private static final Duration DELETE_PAUSE = Duration.ofMillis(200);

  private final SqsClient client;
  private final String url;
  private final StoppableWork work;
  private final ExecutorService requests =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "collect-queue-requests");
            thread.setDaemon(true);
            return thread;
          });

  private volatile @Nullable CompletableFuture<List<QueuedMessage>> receiving;

  private SqsQueue(SqsClient client, QueueSettings settings, StoppableWork work) {
    this.client = client;
    this.url = settings.queue().toString();
    this.work = work;
  }

  /**
   * Makes the client; nothing is asked of SQS yet.
   *
   * @param work that pauses between tries
   */
  static SqsQueue open(QueueSettings settings, AwsAccess aws, StoppableWork work) {
    QueueUrl queue = new QueueUrl(settings.queue());
    AwsPlace place = new AwsPlace(settings.account(), queue.region());
    SqsClient client =
        aws.client(SqsClient.builder().endpointOverride(queue.endpoint()), "sqs", place);
    return new SqsQueue(client, settings, work);
  }

  /** Waits for messages; none if there were none for so long, or if the wait is ended meanwhile. */
  List<QueuedMessage> receive(Duration longPoll) throws InterruptedException {
    CompletableFuture<List<QueuedMessage>> answer = submit(() -> request(longPoll));
    receiving = answer;
    if (work.isStopping()) {
      // It was closed before it could see the request.
      answer.complete(List.of());
    }
    return await(answer);
  }

  private List<QueuedMessage> request(Duration longPoll) {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(BATCH)
                    .waitTimeSeconds((int) longPoll.toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages()
        .stream()
        .map(SqsQueue::message)
        .toList();
  }

  private static QueuedMessage message(Message message) {
    return new QueuedMessage(
        message.messageId(),
        message.receiptHandle(),
        message.body().getBytes(StandardCharsets.UTF_8),
        sentAt(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP)));
  }

  private static @Nullable Instant sentAt(@Nullable String millis) {
    try {
      return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * Deletes messages, trying again what SQS could not just now.
   *
   * @return how many were not deleted and will come again
   */
  int delete(List<QueuedMessage> messages) throws InterruptedException {
    List<QueuedMessage> left = messages;
    int lost = 0;
    for (int i = 1; !left.isEmpty() && i <= DELETE_TRIES; i++) {
      if (i > 1 && work.pause(DELETE_PAUSE.multipliedBy(i - 1L))) {
        break;
      }
      List<QueuedMessage> again = new ArrayList<>();
      List<QueuedMessage> now = left;
      for (BatchResultErrorEntry failed : await(submit(() -> deleteOnce(now)))) {
        // A receipt that is too old stays so.
        if (Boolean.TRUE.equals(failed.senderFault())) {
          lost++;
        } else {
          again.add(now.get(Integer.parseInt(failed.id())));
        }
      }
      left = again;
    }
    return lost + left.size();
  }

  private List<BatchResultErrorEntry> deleteOnce(List<QueuedMessage> messages) {
    Map<String, String> receipts = new HashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      receipts.put(Integer.toString(i), messages.get(i).receipt());
    }
    List<DeleteMessageBatchRequestEntry> entries =
        receipts.entrySet().stream()
            .map(
                entry ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(entry.getKey())
                        .receiptHandle(entry.getValue())
                        .build())
            .toList();
    return client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries)).failed();
  }

  private <T> CompletableFuture<T> submit(Supplier<T> request) {
    return CompletableFuture.supplyAsync(request, requests);
  }

  private static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkException failure) {
        throw failure;
      }
      throw new IllegalStateException("a request failed in a way that the SDK does not tell", e);
    }
  }

  /**
   * Ends the wait for messages. A request that is under way is left alone; what it may still bring
   * comes again.
   */
  void stopReceiving() {
    CompletableFuture<List<QueuedMessage>> answer = receiving;
    if (answer != null) {
      answer.complete(List.of());
    }
  }

  @Override
  public void close() {
    requests.shutdownNow();
    client.close();
  }
}
