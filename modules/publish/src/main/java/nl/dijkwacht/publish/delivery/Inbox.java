package nl.dijkwacht.publish.delivery;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.MessageWriter;
import nl.dijkwacht.publish.subscriptions.GroupKey;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.Schema;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes items of the records that a route asks for. Thread-safe. */
final class Inbox {

  private static final Set<Transition> FOLLOW_UPS =
      EnumSet.of(Transition.RESOLVED, Transition.FLAPPING, Transition.ATTRIBUTED);

  private final Route route;
  private final MessageWriter writer;
  private final Journal journal;
  private final String redeliveries;
  private final Predicate<Alert> responseWaits;

  Inbox(
      Route route,
      MessageWriter writer,
      Journal journal,
      TopicPrefix prefix,
      Predicate<Alert> responseWaits) {
    this.route = route;
    this.writer = writer;
    this.journal = journal;
    this.responseWaits = responseWaits;
    this.redeliveries = Topics.REDELIVERIES.fullName(prefix);
  }

  /** The item of a record; empty if the route does not ask for it. */
  Optional<Item> of(ConsumerRecord<byte[], byte[]> record, Registers registers) {
    boolean again = record.topic().equals(redeliveries);
    if (record.value() == null
        || (again && !route.name().equals(WireHeaders.subscription(record.headers())))) {
      return Optional.empty();
    }
    return isNotice(record) ? notice(record, again) : alert(record, again, registers);
  }

  private static boolean isNotice(ConsumerRecord<byte[], byte[]> record) {
    Schema schema = WireHeaders.schema(record.headers());
    return schema != null && schema.name().equals(Topics.NOTICES.payload().schema().name());
  }

  /** What is put back was asked for before. */
  private Optional<Item> notice(ConsumerRecord<byte[], byte[]> record, boolean again) {
    if (route.notices().isEmpty() && !again) {
      return Optional.empty();
    }
    Reading<Notice> reading = Topics.NOTICES.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Value<Notice> read) {
      boolean wanted =
          again || route.notices().filter(filter -> filter.passes(read.value())).isPresent();
      return wanted
          ? Optional.of(new Item(record, writer.entry(read.value()), ""))
          : Optional.empty();
    }
    setAside(record, (Reading.Unreadable<Notice>) reading);
    return Optional.empty();
  }

  private Optional<Item> alert(
      ConsumerRecord<byte[], byte[]> record, boolean again, Registers registers) {
    if (route.filter().isEmpty() && !again) {
      return Optional.empty();
    }
    Reading<Alert> reading = Topics.ALERTS.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Value<Alert> read) {
      Alert alert = read.value();
      boolean wanted =
          again
              || (isForRoute(alert)
                  && route.filter().filter(of -> of.passes(alert, registers)).isPresent());
      return wanted ? Optional.of(item(record, alert, registers)) : Optional.empty();
    }
    setAside(record, (Reading.Unreadable<Alert>) reading);
    return Optional.empty();
  }

  /** Nobody need take up what is over, or what only tells more of what they were told. */
  private boolean isForRoute(Alert alert) {
    return route.escalatedAfter().isEmpty() || !FOLLOW_UPS.contains(alert.transition());
  }

  private Item item(ConsumerRecord<byte[], byte[]> record, Alert alert, Registers registers) {
    Entry entry = writer.entry(alert, registers, responseWaits.test(alert));
    return new Item(record, entry, GroupKey.of(route.schedule().groupBy(), alert, registers));
  }

  private void setAside(ConsumerRecord<byte[], byte[]> record, Reading.Unreadable<?> reading) {
    String place = record.topic() + "-" + record.partition() + "@" + record.offset();
    int attempts = WireHeaders.attempts(record.headers()) + 1;
    journal.unreadable(record, new DeadLetter(reading.reason(), place, reading.detail(), attempts));
  }
}
