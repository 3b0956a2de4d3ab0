package nl.dijkwacht.streams.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import nl.dijkwacht.streams.drift.state.KeptItem;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The states of the resources of one task, by their keys. */
final class ResourceStates {

  /** For all but the items; what many controls have to remember is far less. */
  private static final int REST = 64 * 1024;

  private final KeyValueStore<String, ResourceState> store;
  private final Predicate<String> otherwiseKnown;

  /**
   * @param otherwiseKnown whether more than its state is known of a resource: then it is kept
   *     though its state says nothing, so that it is looked at in each sweep
   */
  ResourceStates(KeyValueStore<String, ResourceState> store, Predicate<String> otherwiseKnown) {
    this.store = store;
    this.otherwiseKnown = otherwiseKnown;
  }

  ResourceState get(String key) {
    ResourceState state = store.get(key);
    return state == null ? ResourceState.NONE : state;
  }

  /** Keeps a state, unless nothing is in it that is worth keeping. */
  void put(String key, ResourceState state) {
    if (state.isBlank()) {
      delete(key);
    } else {
      store.put(key, state);
    }
  }

  /** Forgets a state, and its resource too unless more is known of it. */
  void delete(String key) {
    if (otherwiseKnown.test(key)) {
      store.put(key, ResourceState.NONE);
    } else if (store.get(key) != null) {
      store.delete(key);
    }
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
