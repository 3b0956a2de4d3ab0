package nl.dijkwacht.streams.cases;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.ServiceFindingSignal;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/** Judges whether a finding may be a breach, and for whom. */
final class Qualification {

  /** In place of a legal entity where the register of accounts names none. */
  static final String UNREGISTERED = "unregistered";

  private static final String GUARD_DUTY = "guardduty:";

  private final CaseTriggers triggers;

  Qualification(CaseTriggers triggers) {
    this.triggers = triggers;
  }

  /**
   * The suspicions of a finding: of the legal entity of its account, and of the controller that the
   * register of assets names where that is another.
   */
  List<Suspicion> of(Finding finding, Registers registers) {
    if (finding.status() != Finding.Status.OPEN
        || finding.rule().tags().contains(RuleRef.EXPECTED)
        || finding.rule().tags().contains(ServiceFindingSignal.SAMPLE)) {
      return List.of();
    }
    Involved involved = Involved.in(finding, registers);
    Suspicion.Cause cause = cause(finding, involved);
    return cause == null ? List.of() : suspicions(finding, cause, involved, registers);
  }

  private Suspicion.@Nullable Cause cause(Finding finding, Involved involved) {
    if (triggers.rules().contains(finding.rule().id())) {
      return Suspicion.Cause.LISTED;
    }
    if (!Collections.disjoint(triggers.tags(), finding.rule().tags())) {
      return Suspicion.Cause.TAGGED;
    }
    Level from = triggers.guardDuty();
    boolean grave =
        from != null
            && finding.rule().id().startsWith(GUARD_DUTY)
            && finding.level().compareTo(from) >= 0;
    return grave && !involved.withoutPersonalData() ? Suspicion.Cause.GUARD_DUTY : null;
  }

  private static List<Suspicion> suspicions(
      Finding finding, Suspicion.Cause cause, Involved involved, Registers registers) {
    String of = finding.subject().account();
    AccountEntry account = registers.account(of).orElse(null);
    AccountEntry.Role role = account == null ? AccountEntry.Role.CONTROLLER : account.role();
    List<String> entities = legalEntities(of, involved, registers);
    String owner = entities.get(0);
    List<String> controllers = entities.subList(1, entities.size());
    String controller = controllers.stream().findFirst().orElse("");
    Suspicion own =
        suspicion(
            owner,
            // Who holds another's data processes them, whatever else the account is for.
            controller.isEmpty() ? role : AccountEntry.Role.PROCESSOR,
            controller,
            account == null ? "" : account.officer(),
            cause,
            finding,
            involved);
    return Stream.concat(
            Stream.of(own),
            controllers.stream()
                .map(
                    other ->
                        suspicion(
                            other,
                            AccountEntry.Role.CONTROLLER,
                            "",
                            officerOf(other, registers),
                            cause,
                            finding,
                            involved)))
        .toList();
  }

  /**
   * Who answers for what is in an account: its legal entity first, then the controllers that the
   * register of assets names where they are others.
   */
  static List<String> legalEntities(String account, Involved involved, Registers registers) {
    String entity = registers.account(account).map(AccountEntry::legalEntity).orElse("");
    return Stream.concat(
            Stream.of(entity.isBlank() ? UNREGISTERED : entity), involved.controllers().stream())
        .distinct()
        .toList();
  }

  private static Suspicion suspicion(
      String legalEntity,
      AccountEntry.Role role,
      String controller,
      String officer,
      Suspicion.Cause cause,
      Finding finding,
      Involved involved) {
    return new Suspicion(
        legalEntity,
        role,
        controller,
        officer,
        cause,
        finding,
        involved.principals(),
        involved.assets(),
        involved.entries().stream()
            .map(AssetEntry::dataCategories)
            .flatMap(List::stream)
            .distinct()
            .toList(),
        involved.dataSubjects());
  }

  private static String officerOf(String legalEntity, Registers registers) {
    return registers.accounts().stream()
        .filter(each -> each.legalEntity().equals(legalEntity) && !each.officer().isEmpty())
        .map(AccountEntry::officer)
        .sorted()
        .findFirst()
        .orElse("");
  }
}
