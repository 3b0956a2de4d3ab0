package nl.dijkwacht.registers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.finding.ExceptionEntry;

/** The entries of the register of exceptions by what they are about. Thread-safe. */
final class ExceptionIndex {

  /** The exceptions for one rule, each where it is found soonest. */
  private record OfRule(
      PatternIndex<ExceptionEntry> byResource,
      PatternIndex<ExceptionEntry> byPrincipal,
      List<ExceptionEntry> others) {}

  /** Of several, the one that lasts longest: what it allows is not reopened before it ends. */
  private static final Comparator<ExceptionEntry> LONGEST =
      Comparator.comparing(ExceptionEntry::expires)
          .thenComparing(ExceptionEntry::id, Comparator.reverseOrder());

  private final Map<String, OfRule> byRule = new HashMap<>();

  ExceptionIndex(Collection<ExceptionEntry> entries) {
    Map<String, List<ExceptionEntry>> grouped = new HashMap<>();
    for (ExceptionEntry entry : entries) {
      grouped.computeIfAbsent(entry.rule(), any -> new ArrayList<>()).add(entry);
    }
    grouped.forEach((rule, of) -> byRule.put(rule, index(of)));
  }

  private static OfRule index(List<ExceptionEntry> entries) {
    List<PatternIndex.Held<ExceptionEntry>> byResource = new ArrayList<>();
    List<PatternIndex.Held<ExceptionEntry>> byPrincipal = new ArrayList<>();
    List<ExceptionEntry> others = new ArrayList<>();
    for (ExceptionEntry entry : entries) {
      String resource = entry.resource();
      String principal = entry.principal();
      if (resource != null) {
        byResource.add(new PatternIndex.Held<>(new NamePattern(resource), entry));
      } else if (principal != null) {
        byPrincipal.add(new PatternIndex.Held<>(new NamePattern(principal), entry));
      } else {
        others.add(entry);
      }
    }
    return new OfRule(
        new PatternIndex<>(byResource), new PatternIndex<>(byPrincipal), List.copyOf(others));
  }

  /** The exception that is in effect, as {@link Registers#exceptionFor} says. */
  Optional<ExceptionEntry> find(
      String rule, Collection<String> resourceNames, String account, String principal, Instant at) {
    OfRule of = byRule.get(rule);
    if (of == null) {
      return Optional.empty();
    }
    List<ExceptionEntry> found = new ArrayList<>(of.others());
    of.byPrincipal().find(principal, found::add);
    resourceNames.forEach(name -> of.byResource().find(name, found::add));
    return found.stream()
        .filter(entry -> !at.isBefore(entry.from()) && at.isBefore(entry.expires()))
        .filter(entry -> entry.account() == null || entry.account().equals(account))
        .filter(entry -> entry.principal() == null || isPattern(entry.principal(), principal))
        .max(LONGEST);
  }

  private static boolean isPattern(String pattern, String name) {
    return new NamePattern(pattern).matches(name);
  }
}
