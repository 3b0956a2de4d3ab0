package nl.dijkwacht.app.publication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what an instance works with of publications, each as a whole. Only a publication changes
 * what is in effect: if the topic holds none that can be read, the last one stays. For one thread.
 */
final class Reloader<S> {

  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
  private static final int MOST_PROBLEMS = 20;

  /** What decides what comes out; the same again need not be composed again. */
  private record Basis(Optional<DocumentManifest> manifest, List<String> missing) {}

  private final DocumentKind kind;
  private final DocumentReader<S> reader;
  private final Composer<S> composer;
  private final LastGoodFile file;
  private Optional<LastGood> lastGood;
  private @Nullable Basis basis;
  private Set<Problem> reported = Set.of();
  private Optional<String> fault = Optional.empty();

  /** Knows what was in effect last by the file. */
  Reloader(DocumentKind kind, DocumentReader<S> reader, LastGoodFile file) {
    this.kind = kind;
    this.reader = reader;
    this.composer = new Composer<>(reader);
    this.file = file;
    this.lastGood = file.read();
  }

  /** What to put into effect; empty if what is stays, which at first is never so. */
  Optional<InEffect<S>> reload(PublishedDocuments read) {
    long began = System.nanoTime();
    report(read.fault());
    Optional<Publication> publication = read.publication();
    if (publication.isEmpty() && basis == null) {
      publication = lastGood.map(this::unpublished);
    }
    if (publication.isEmpty() && basis != null) {
      return Optional.empty();
    }
    Basis now =
        new Basis(
            publication.map(Publication::manifest),
            publication.map(Publication::missing).orElse(List.of()));
    if (now.equals(basis)) {
      return Optional.empty();
    }
    Map<String, PublishedDocument> before = lastGood.map(LastGood::texts).orElse(Map.of());
    Composition<S> composition =
        publication
            .map(of -> composer.compose(of, before))
            .orElseGet(
                () -> new Composition<>(reader.read(List.of()), Map.of(), Map.of(), List.of()));
    basis = now;
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return Optional.of(new InEffect<>(composition, now.manifest(), took));
  }

  private Publication unpublished(LastGood lastGood) {
    LOG.warn(
        "The topic of published {} holds no publication that can be read; publication {}, which was"
            + " in effect here before, stays. Publish the {} again",
        kind.name(),
        lastGood.manifest().number(),
        kind.name());
    return lastGood.publication();
  }

  private void report(Optional<String> found) {
    if (!found.equals(fault)) {
      found.ifPresent(
          why ->
              LOG.error(
                  "A publication of {} is left out, and the one before stays: {}",
                  kind.name(),
                  why));
      fault = found;
    }
  }

  /** Tells of what was put into effect, and keeps it for the next start. */
  void keep(InEffect<S> now) {
    if (now.publication().isEmpty()) {
      return;
    }
    LOG.info(
        "Published {} in effect: {}, {} in all, after {} ms",
        kind.name(),
        now.summary(),
        now.composition().made().size(),
        now.took().toMillis());
    List<Problem> problems = now.composition().problems();
    problems.stream()
        .filter(problem -> !reported.contains(problem))
        .limit(MOST_PROBLEMS)
        .forEach(problem -> LOG.error("A published {} cannot be used: {}", kind.unit(), problem));
    reported = Set.copyOf(problems);
    LastGood good = new LastGood(now.publication().get(), now.composition().good());
    lastGood = Optional.of(good);
    file.write(good);
  }
}
