package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether entries of registers fit each other and today. All are warnings: what does not fit
 * does nothing wrong, and mostly not what its author thinks. Confined to one thread.
 */
final class CrossReferences {

  private final RegisterEntries entries;
  private final TransferRules rules;
  private final @Nullable LocalDate today;

  CrossReferences(RegisterEntries entries, TransferRules rules, @Nullable LocalDate today) {
    this.entries = entries;
    this.rules = rules;
    this.today = today;
  }

  void check() {
    entries.of(Register.TRANSFERS).values().forEach(this::transfer);
    entries.of(Register.PROCESSORS).values().forEach(this::processor);
    entries.of(Register.SERVICES).values().forEach(this::service);
    entries.of(Register.ATTESTATIONS).values().forEach(this::attestation);
    purposes();
    sharedAccounts();
  }

  private void transfer(TransferEntry entry) {
    Register<TransferEntry> register = Register.TRANSFERS;
    refers(register, entry.id(), "importer", entry.importer(), Register.PROCESSORS);
    refers(register, entry.id(), "asset", entry.asset(), Register.ASSETS);
    reviewed(register, entry.id(), entry.review(), "from then on it is no basis for a transfer");
    CountryEntry.Basis known =
        rules.country(entry.country()).map(CountryEntry::basis).orElse(CountryEntry.Basis.NONE);
    if (known == CountryEntry.Basis.EEA) {
      warn(
          register,
          entry.id(),
          "%s lies in the European Economic Area and needs no basis; remove the entry"
              .formatted(entry.country()));
    } else if (entry.basis() == TransferEntry.Basis.EEA
        || (entry.basis() == TransferEntry.Basis.ADEQUACY && known == CountryEntry.Basis.NONE)) {
      warn(
          register,
          entry.id(),
          ("by the list of countries %s has no such basis; name another one, or correct the list"
                  + " with an entry under 'countries'")
              .formatted(entry.country()));
    }
  }

  private void processor(ProcessorEntry entry) {
    reviewed(
        Register.PROCESSORS, entry.id(), entry.review(), "look at the agreement, and set the next");
    if (entry.principals().contains("*")) {
      warn(
          Register.PROCESSORS,
          entry.id(),
          "the principal '*' makes everybody a processor; give a pattern of theirs alone");
    }
  }

  private void service(ServiceEntry entry) {
    reviewed(Register.SERVICES, entry.id(), entry.review(), "approve it again, or remove it");
    if (entry.approved().isAfter(entry.review())) {
      warn(Register.SERVICES, entry.id(), "it is to be reviewed before it was approved");
    }
    if (!entry.source().contains(".") && !entry.source().contains("*")) {
      warn(
          Register.SERVICES,
          entry.id(),
          "'source': events have a name such as s3.amazonaws.com, so '%s' fits none"
              .formatted(entry.source()));
    }
  }

  private void attestation(AttestationEntry entry) {
    Register<AttestationEntry> register = Register.ATTESTATIONS;
    refers(register, entry.id(), "asset", entry.asset(), Register.ASSETS);
    if (entry.kind() == AttestationEntry.Kind.BLIND_SPOT && entry.asset() == null) {
      warn(register, entry.id(), "it covers no blind spot; name the asset's entry in 'asset'");
    }
    if (today != null && entry.done().isAfter(today)) {
      warn(register, entry.id(), "'done' lies in the future: " + entry.done());
    }
    if (today != null && today.isAfter(entry.due())) {
      warn(
          register,
          entry.id(),
          "it was due on %s; do it again, and set 'done'".formatted(entry.due()));
    }
  }

  private void purposes() {
    Collection<PurposeEntry> purposes = entries.of(Register.PURPOSES).values();
    Collection<AssetEntry> assets = entries.of(Register.ASSETS).values();
    Set<String> served = new TreeSet<>();
    purposes.forEach(entry -> served.addAll(entry.purposes()));
    Set<String> kept = new HashSet<>();
    for (AssetEntry asset : assets) {
      String purpose = asset.purpose();
      if (purpose != null) {
        kept.add(purpose);
        if (!served.isEmpty() && !served.contains(purpose)) {
          warn(
              Register.ASSETS,
              asset.id(),
              "nobody may serve its purpose '%s'; the register of purposes has: %s"
                  .formatted(purpose, String.join(", ", served)));
        }
      }
    }
    for (PurposeEntry entry : purposes) {
      String unknown =
          entry.purposes().stream()
              .filter(purpose -> !kept.contains(purpose))
              .collect(Collectors.joining(", "));
      if (!kept.isEmpty() && !unknown.isEmpty()) {
        warn(Register.PURPOSES, entry.id(), "no asset is kept for " + unknown);
      }
    }
  }

  private void sharedAccounts() {
    Map<String, String> owners = new HashMap<>();
    for (ProcessorEntry entry : entries.of(Register.PROCESSORS).values()) {
      for (String account : entry.accounts()) {
        String other = owners.putIfAbsent(account, entry.id());
        if (other != null && !other.equals(entry.id())) {
          warn(
              Register.PROCESSORS,
              entry.id(),
              "the account %s is that of the processor '%s' already".formatted(account, other));
        }
      }
    }
  }

  private void refers(
      Register<?> from, String id, String key, @Nullable String named, Register<?> to) {
    if (named != null && !entries.of(to).containsKey(named)) {
      warn(
          from,
          id,
          "'%s': there is no %s '%s' in the registers; name one by its id"
              .formatted(key, to.singular(), named));
    }
  }

  private void reviewed(Register<?> register, String id, LocalDate due, String what) {
    if (today != null && !today.isBefore(due)) {
      warn(register, id, "it was due on %s; %s".formatted(due, what));
    }
  }

  private void warn(Register<?> register, String id, String message) {
    entries.warn(register, id, "the %s '%s': %s".formatted(register.singular(), id, message));
  }
}
