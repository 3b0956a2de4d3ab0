package nl.dijkwacht.streams.drift;

import nl.dijkwacht.topics.catalogue.AccountSighting;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When each account was first seen by any task, from the topic in which all tell it. It follows the
 * topic by itself, so it may lag a little behind; and of several that saw an account at once, it
 * has whichever told it last.
 */
final class Sightings {

  private final ReadOnlyKeyValueStore<String, byte[]> store;

  Sightings(ReadOnlyKeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** In milliseconds since the epoch (wall clock of the collector); null if none was told. */
  @Nullable Long firstSeen(String account) {
    byte[] value = store.get(account);
    if (value == null) {
      return null;
    }
    Reading<AccountSighting> reading = Topics.ACCOUNTS.payload().read(value);
    return reading instanceof Reading.Value<AccountSighting> read
        ? (Long) read.value().firstSeen().toEpochMilli()
        : null;
  }
}
