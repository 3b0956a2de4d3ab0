package nl.dijkwacht.app.publication;

import java.util.List;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.documents.Problem;

/**
 * Makes something of published documents together with the files that an instance or a command has
 * by itself. Thread-safe.
 *
 * @param <S> what is made
 */
@FunctionalInterface
public interface DocumentReader<S> {

  /**
   * What was made.
   *
   * @param size how many rules, controls or entries can be used
   * @param problems of all documents and files, by place
   */
  record Made<S>(S content, int size, List<Problem> problems) {

    public Made {
      problems = List.copyOf(problems);
    }
  }

  /** Reads documents, which go before the files; without any, the files alone. */
  Made<S> read(List<DocumentFile> published);
}
