package nl.dijkwacht.api;

/** What answers requests of one route. Thread-safe. */
@FunctionalInterface
public interface Page {

  Answer answer(Call call);
}
