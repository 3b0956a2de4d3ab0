package nl.dijkwacht.simulator.delivery;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The files of CloudTrail and of AWS Config in one order of delivery. For one thread. */
public final class DeliveriesInOrder implements Iterator<DeliveryFile> {
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparing((Head head) -> head.file().deliveredAt())
              .thenComparing(head -> head.file().key()));

  private record Head(DeliveryFile file, Iterator<DeliveryFile> rest) {}

  /**
   * @param trail in order of delivery; read as this is read
   * @param configuration in order of delivery
   */
  public DeliveriesInOrder(Iterator<DeliveryFile> trail, Iterable<DeliveryFile> configuration) {
    Stream.of(trail, configuration.iterator()).forEach(this::advance);
  }

  private void advance(Iterator<DeliveryFile> files) {
    if (files.hasNext()) {
      heads.add(new Head(files.next(), files));
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public DeliveryFile next() {
    Head head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    advance(head.rest());
    return head.file();
  }
}
