package nl.dijkwacht.api.resources;

import java.io.IOException;

/** Makes pseudonyms of data subjects, whose names are kept nowhere. Thread-safe. */
@FunctionalInterface
public interface SubjectNames {

  /**
   * The same for the same person.
   *
   * @throws IOException with a sentence for people, if there is no key to make it with
   */
  String pseudonymOf(String name) throws IOException;
}
