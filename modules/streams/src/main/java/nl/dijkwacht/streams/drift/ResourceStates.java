package nl.dijkwacht.streams.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import nl.dijkwacht.streams.drift.state.KeptItem;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.topics.Payload;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The states of the resources of one task, by their keys. */
final class ResourceStates {

  /** For all but the items; what many controls have to remember is far less. */
  private static final int REST = 64 * 1024;

  private final KeyValueStore<String, ResourceState> store;

  ResourceStates(KeyValueStore<String, ResourceState> store) {
    this.store = store;
  }

  ResourceState get(String key) {
    ResourceState state = store.get(key);
    return state == null ? ResourceState.NONE : state;
  }

  /** Keeps a state, unless nothing is in it that is worth keeping. */
  void put(String key, ResourceState state) {
    if (!state.isBlank()) {
      store.put(key, state);
    } else if (store.get(key) != null) {
      store.delete(key);
    }
  }

  /** Keeps a resource of which no state is known, so that it is looked at in each sweep. */
  void keepUnseen(String key) {
    if (store.get(key) == null) {
      store.put(key, ResourceState.NONE);
    }
  }

  void delete(String key) {
    store.delete(key);
  }

  /** Whether the store's changelog takes a state with another item. */
  boolean fits(ResourceState state, KeptItem item) {
    KeptItem other = item.moment().polled() ? state.base() : state.polled();
    int length = item.packed().length + (other == null ? 0 : other.packed().length);
    return length <= Payload.MAX_BYTES - REST;
  }

  /** How many there are, roughly. */
  long count() {
    return store.approximateNumEntries();
  }

  /** The next keys behind one, in the store's order; from the first on if it is null. */
  List<String> keysAfter(@Nullable String last, int most) {
    List<String> keys = new ArrayList<>();
    try (var entries = store.range(last, null)) {
      while (keys.size() < most && entries.hasNext()) {
        String key = entries.next().key;
        if (!key.equals(last)) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  void forEach(BiConsumer<String, ResourceState> visitor) {
    try (var all = store.all()) {
      all.forEachRemaining(entry -> visitor.accept(entry.key, entry.value));
    }
  }
}
