package nl.dijkwacht.publish.delivery;

import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.publish.messages.Message;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What became of items is written down before it counts. */
interface Journal {

  /**
   * An item was told in a message.
   *
   * @param attempts from 1
   */
  void delivered(Item item, Message message, int attempts);

  /** An item is set aside: it can be put back for the same route. */
  void givenUp(Item item, Message message, DeadLetter letter);

  /** A record that cannot be read is set aside. */
  void unreadable(ConsumerRecord<byte[], byte[]> record, DeadLetter letter);
}
