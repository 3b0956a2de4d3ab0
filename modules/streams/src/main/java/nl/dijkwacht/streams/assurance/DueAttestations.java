package nl.dijkwacht.streams.assurance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.coverage.AssuranceFact;
import nl.dijkwacht.core.coverage.AssuranceFact.Kind;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.AttestationEntry;
import nl.dijkwacht.registers.AttestationEntry.Trigger;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/** Tells which attestations are due, on a day (UTC). */
final class DueAttestations {

  /** People need that long to do it again. */
  private static final Period NOTICE = Period.ofDays(30);

  /** What is first heard of so soon after the beginning was there before. */
  private static final Period LEARNING = Period.ofDays(7);

  /** How an attestation stands. */
  enum State {
    IN_TIME,
    SOON,
    TRIGGERED,
    OVERDUE;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** An attestation and how it stands; the condition is null if it is in time. */
  record Standing(AttestationEntry entry, State state, @Nullable Condition condition) {}

  private final Facts facts;
  private final Registers registers;
  private final LocalDate today;
  private final Instant learnt;
  private final Map<String, Set<String>> accounts = new HashMap<>();

  /**
   * @param began when this stage first judged anything (wall clock)
   */
  DueAttestations(Facts facts, Registers registers, LocalDate today, Instant began) {
    this.facts = facts;
    this.registers = registers;
    this.today = today;
    this.learnt = began.atOffset(ZoneOffset.UTC).plus(LEARNING).toInstant();
    facts
        .assets()
        .forEach(
            asset ->
                registers.entriesAbout(asset).stream()
                    .map(AssetEntry::id)
                    .forEach(
                        id ->
                            accounts
                                .computeIfAbsent(id, any -> new HashSet<>())
                                .add(asset.resource().account())));
  }

  List<Standing> all() {
    return registers.content().attestations().stream().map(this::standing).toList();
  }

  private Standing standing(AttestationEntry entry) {
    LocalDate due = entry.due();
    if (today.isAfter(due)) {
      return of(entry, State.OVERDUE, Level.HIGH, due.plusDays(1), "It was due on " + due + ".");
    }
    Optional<AssuranceFact> cause = trigger(entry);
    if (cause.isPresent()) {
      Instant at = cause.get().at();
      return new Standing(
          entry,
          State.TRIGGERED,
          condition(entry, Level.MEDIUM, at, false, sentence(entry, cause.get())));
    }
    if (!today.isBefore(due.minus(NOTICE))) {
      String reason = "It is due on " + due + ".";
      return of(entry, State.SOON, Level.LOW, due.minus(NOTICE), reason);
    }
    return new Standing(entry, State.IN_TIME, null);
  }

  private Standing of(
      AttestationEntry entry, State state, Level level, LocalDate since, String reason) {
    Instant day = since.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Standing(entry, state, condition(entry, level, day, true, sentence(entry, reason)));
  }

  private static String sentence(AttestationEntry entry, String rest) {
    return "%s about %s, last done on %s. %s"
        .formatted(entry.kind().label(), entry.about(), entry.done(), rest);
  }

  private static String sentence(AttestationEntry entry, AssuranceFact cause) {
    String what =
        switch (cause.kind()) {
          case INCIDENT -> "there was a critical finding";
          case SERVICE -> "the service " + cause.name() + " came into use, which nobody approved";
          default -> "a new account came into use";
        };
    String account = cause.account().isEmpty() ? "" : " in account " + cause.account();
    return sentence(entry, "It is due now: %s%s at %s.".formatted(what, account, cause.at()));
  }

  /** The first that made it due since it was last done. */
  private Optional<AssuranceFact> trigger(AttestationEntry entry) {
    Instant done = entry.done().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Set<String> about =
        entry.asset() == null
            ? Set.of()
            : Objects.requireNonNullElse(accounts.get(entry.asset()), Set.of());
    return entry.triggers().stream()
        .flatMap(this::causes)
        .filter(fact -> !fact.at().isBefore(done))
        .filter(fact -> about.isEmpty() || about.contains(fact.account()))
        .min(Comparator.comparing(AssuranceFact::at).thenComparing(AssuranceFact::account));
  }

  private Stream<AssuranceFact> causes(Trigger trigger) {
    return switch (trigger) {
      case INCIDENT -> facts.of(Kind.INCIDENT).stream();
      case NEW_SERVICE ->
          facts.of(Kind.SERVICE).stream()
              .filter(fact -> fact.at().isAfter(learnt))
              .filter(fact -> registers.service(fact.name(), fact.account()).isEmpty());
      case NEW_PLATFORM -> newAccounts();
    };
  }

  private Stream<AssuranceFact> newAccounts() {
    Map<String, AssuranceFact> first = new HashMap<>();
    for (AssuranceFact fact : facts.of(Kind.PLACE)) {
      first.merge(fact.account(), fact, (one, other) -> one.at().isAfter(other.at()) ? other : one);
    }
    return first.values().stream().filter(fact -> fact.at().isAfter(learnt));
  }

  private static Condition condition(
      AttestationEntry entry, Level level, Instant since, boolean calendar, String reason) {
    return new Condition(
        AssuranceRules.ATTESTATION.at(level),
        resource(entry),
        null,
        entry.about(),
        // People are told of what concerns personal data.
        new Classification(true, false, false, entry.owner(), List.of("register")),
        since,
        calendar,
        reason);
  }

  private static ResourceId resource(AttestationEntry entry) {
    return new ResourceId("dijkwacht", "", "global", "Dijkwacht::Attestation", entry.id());
  }
}
