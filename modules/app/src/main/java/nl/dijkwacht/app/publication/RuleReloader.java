package nl.dijkwacht.app.publication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.topics.RuleManifest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes rules of publications, each as a whole. Only a publication changes what is in effect: if
 * the topic holds none that can be read, the last one stays. For one thread.
 */
final class RuleReloader {

  private static final Logger LOG = LoggerFactory.getLogger(RuleReloader.class);
  private static final int MOST_PROBLEMS = 20;

  /** What decides which rules come out; the same again need not be composed again. */
  private record Basis(Optional<RuleManifest> manifest, List<String> missing) {}

  private final LocalRules local;
  private final RuleComposer composer;
  private final LastGoodFile file;
  private Optional<LastGood> lastGood;
  private @Nullable Basis basis;
  private Set<Problem> reported = Set.of();
  private Optional<String> fault = Optional.empty();

  /** Knows what was in effect last by the file. */
  RuleReloader(LocalRules local, LastGoodFile file) {
    this.local = local;
    this.composer = new RuleComposer(local);
    this.file = file;
    this.lastGood = file.read();
  }

  /** The rules to put into effect; empty if those that are stay, which at first is never so. */
  Optional<RulesInEffect> reload(PublishedDocuments read) {
    long began = System.nanoTime();
    report(read.fault());
    Optional<Publication> publication = read.publication();
    if (publication.isEmpty() && basis == null) {
      publication = lastGood.map(RuleReloader::unpublished);
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
    Map<String, RuleDocument> before = lastGood.map(LastGood::texts).orElse(Map.of());
    Composition composition =
        publication
            .map(of -> composer.compose(of, before))
            .orElseGet(() -> new Composition(local.alone(), Map.of(), Map.of(), List.of()));
    basis = now;
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return Optional.of(new RulesInEffect(composition, now.manifest(), took));
  }

  private static Publication unpublished(LastGood lastGood) {
    LOG.warn(
        "The topic of published rules holds no publication that can be read; publication {}, which"
            + " was in effect here before, stays. Publish the rules again",
        lastGood.manifest().number());
    return lastGood.publication();
  }

  private void report(Optional<String> found) {
    if (!found.equals(fault)) {
      found.ifPresent(
          why -> LOG.error("A publication is left out, and the one before stays: {}", why));
      fault = found;
    }
  }

  /** Tells of rules that were put into effect, and keeps them for the next start. */
  void keep(RulesInEffect rules) {
    if (rules.publication().isEmpty()) {
      return;
    }
    LOG.info(
        "Rules in effect: {}, {} rules in all, after {} ms",
        rules.summary(),
        rules.rules().rules().size(),
        rules.took().toMillis());
    List<Problem> problems = rules.composition().problems();
    problems.stream()
        .filter(problem -> !reported.contains(problem))
        .limit(MOST_PROBLEMS)
        .forEach(problem -> LOG.error("A published rule cannot be used: {}", problem));
    reported = Set.copyOf(problems);
    LastGood good = new LastGood(rules.publication().get(), rules.composition().good());
    lastGood = Optional.of(good);
    file.write(good);
  }
}
