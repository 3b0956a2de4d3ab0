package nl.dijkwacht.app.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes one whole of a publication and of what an instance has itself. A published document goes
 * before the instance's files, and its last good version stands in for one that cannot be used.
 * Thread-safe.
 */
final class Composer<S> {

  private final DocumentReader<S> reader;

  Composer(DocumentReader<S> reader) {
    this.reader = reader;
  }

  /**
   * Composes it.
   *
   * @param lastGood texts that could be used before, by key
   */
  Composition<S> compose(Publication publication, Map<String, PublishedDocument> lastGood) {
    Map<String, PublishedDocument> used = new TreeMap<>(publication.documents());
    List<Problem> problems = new ArrayList<>();
    for (String key : publication.missing()) {
      problems.add(missing(key));
      putIfThere(used, key, lastGood.get(key));
    }
    DocumentReader.Made<S> made = read(used);
    Set<String> broken = broken(made, used);
    problems.addAll(problemsOf(made, broken));
    // One that falls back may lack what another counts on, so that falls back too, and so on.
    for (Set<String> next = replaceable(broken, used, lastGood);
        !next.isEmpty();
        next = replaceable(broken, used, lastGood)) {
      next.forEach(key -> putIfThere(used, key, lastGood.get(key)));
      made = read(used);
      broken = broken(made, used);
    }
    return composition(publication, lastGood, used, made, broken, problems);
  }

  private DocumentReader.Made<S> read(Map<String, PublishedDocument> used) {
    List<DocumentFile> files = used.values().stream().map(PublishedDocument::file).toList();
    return reader.read(files);
  }

  private static Problem missing(String key) {
    return new Problem(
        Problem.Severity.ERROR,
        Place.startOf(PublishedDocument.nameOf(key)),
        "the topic does not hold the text that the manifest lists; publish the folder again");
  }

  private static void putIfThere(
      Map<String, PublishedDocument> used, String key, @Nullable PublishedDocument document) {
    if (document != null) {
      used.put(key, document);
    }
  }

  private static Set<String> broken(
      DocumentReader.Made<?> made, Map<String, PublishedDocument> used) {
    Set<String> wrong =
        made.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(problem -> problem.place().source())
            .collect(Collectors.toSet());
    return used.keySet().stream()
        .filter(key -> wrong.contains(PublishedDocument.nameOf(key)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Problem> problemsOf(DocumentReader.Made<?> made, Set<String> keys) {
    Set<String> names = keys.stream().map(PublishedDocument::nameOf).collect(Collectors.toSet());
    return made.problems().stream()
        .filter(problem -> names.contains(problem.place().source()))
        .toList();
  }

  private static Set<String> replaceable(
      Set<String> broken,
      Map<String, PublishedDocument> used,
      Map<String, PublishedDocument> lastGood) {
    return broken.stream()
        .filter(key -> isOther(used.get(key), lastGood.get(key)))
        .collect(Collectors.toSet());
  }

  private static boolean isOther(
      @Nullable PublishedDocument one, @Nullable PublishedDocument other) {
    return other != null && (one == null || !one.hash().equals(other.hash()));
  }

  private static <S> Composition<S> composition(
      Publication publication,
      Map<String, PublishedDocument> lastGood,
      Map<String, PublishedDocument> used,
      DocumentReader.Made<S> made,
      Set<String> broken,
      List<Problem> problems) {
    Map<String, DocumentStatus> statuses = new HashMap<>();
    Map<String, PublishedDocument> good = new HashMap<>();
    publication
        .manifest()
        .documents()
        .forEach(
            (key, hash) -> {
              PublishedDocument text = used.get(key);
              if (text == null || broken.contains(key)) {
                statuses.put(key, DocumentStatus.BROKEN);
                putIfThere(good, key, lastGood.get(key));
              } else {
                boolean current =
                    publication.documents().containsKey(key) && text.hash().equals(hash);
                statuses.put(key, current ? DocumentStatus.CURRENT : DocumentStatus.LAST_GOOD);
                good.put(key, text);
              }
            });
    return new Composition<>(made, statuses, good, problems);
  }
}
