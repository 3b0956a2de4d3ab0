package nl.dijkwacht.collectors.queue;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.messages.EventOrigin;

/**
 * The address of a queue, such as {@code https://sqs.eu-west-1.amazonaws.com/111122223333/name}, in
 * any partition, by a VPC endpoint or of an emulator.
 */
record QueueUrl(URI url) {

  /** That of the host {@code queue.amazonaws.com}, which is older than all others. */
  private static final String FIRST_REGION = "us-east-1";

  /** The queue's name, fit for logs. */
  String name() {
    String path = url.getPath() == null ? "" : url.getPath();
    return Printable.of(path.substring(path.lastIndexOf('/') + 1));
  }

  /** The Region where it is, if its host tells. */
  Optional<String> region() {
    String host = url.getHost() == null ? "" : url.getHost();
    return host.equals("queue.amazonaws.com")
        ? Optional.of(FIRST_REGION)
        : Stream.of(host.split("\\.")).filter(EventOrigin::isRegion).findFirst();
  }

  /** Where requests go. */
  URI endpoint() {
    return url.resolve("/");
  }
}
