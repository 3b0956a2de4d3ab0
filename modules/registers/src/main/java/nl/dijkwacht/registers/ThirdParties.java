package nl.dijkwacht.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.trail.Principal;
import org.jspecify.annotations.Nullable;

/** Processors by what is theirs. Thread-safe. */
final class ThirdParties {

  private final Map<String, ProcessorEntry> byAccount = new HashMap<>();
  private final PatternIndex<ProcessorEntry> byPrincipal;

  ThirdParties(List<ProcessorEntry> entries) {
    List<PatternIndex.Held<ProcessorEntry>> held = new ArrayList<>();
    for (ProcessorEntry entry : entries) {
      entry.accounts().forEach(account -> byAccount.putIfAbsent(account, entry));
      entry
          .principals()
          .forEach(pattern -> held.add(new PatternIndex.Held<>(new NamePattern(pattern), entry)));
    }
    this.byPrincipal = new PatternIndex<>(held);
  }

  Optional<ProcessorEntry> of(Principal principal) {
    List<ProcessorEntry> found = new ArrayList<>();
    byPrincipal.find(principal.id(), found::add);
    return found.isEmpty() ? ofAccount(principal.account()) : Optional.of(found.get(0));
  }

  Optional<ProcessorEntry> ofAccount(@Nullable String account) {
    return account == null ? Optional.empty() : Optional.ofNullable(byAccount.get(account));
  }
}
