package nl.dijkwacht.broker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/**
 * Knows when the controller holds the node's life before this one to be over. A broker that starts
 * earlier is taken for a leader still, completes the transactions that a kill interrupted, and in
 * the moment in which its partitions have no leader then skips their markers as if the topics were
 * deleted (Kafka 4.3.1: no leader and no topic look the same to {@code
 * TransactionMarkerChannelManager}). A committed transaction without its marker is read by nobody:
 * what it held is done again, and the end of its partitions stays hidden until a later one ends.
 */
final class LastLife implements MetadataPublisher {

  private final CompletableFuture<Boolean> over = new CompletableFuture<>();

  @Override
  public String name() {
    return "LastLife";
  }

  @Override
  public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
    BrokerRegistration registration = image.cluster().broker(KafkaProperties.NODE_ID);
    if (registration == null || registration.fenced()) {
      over.complete(true);
    }
  }

  /** Waits for it; a broker that was stopped in order has told of its end already. */
  void awaitEnd(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
    over.get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
