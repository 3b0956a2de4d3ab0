package nl.dijkwacht.core.resource;

import java.util.List;

/**
 * What is known of the data on a resource.
 *
 * @param personalData whether personal data lie on it
 * @param specialCategory whether those of Art. 9 AVG do, such as medical data
 * @param watchesLogging whether it holds the log of others or makes it, so that who breaks it can
 *     hide what follows
 * @param owner who answers for it; empty if nobody is named
 * @param sources where this was learnt, such as {@code register} and {@code tags}
 */
public record Classification(
    boolean personalData,
    boolean specialCategory,
    boolean watchesLogging,
    String owner,
    List<String> sources) {

  /** Of a resource of which nothing is known. */
  public static final Classification NONE = new Classification(false, false, false, "", List.of());

  public Classification {
    sources = List.copyOf(sources);
  }
}
