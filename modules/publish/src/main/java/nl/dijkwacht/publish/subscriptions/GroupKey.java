package nl.dijkwacht.publish.subscriptions;

import java.util.List;
import java.util.stream.Collectors;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.publish.messages.Owner;
import nl.dijkwacht.publish.subscriptions.Schedule.GroupField;
import nl.dijkwacht.registers.Registers;

/** What alerts of one group have in common. */
public final class GroupKey {

  private GroupKey() {}

  /** The same for alerts of one group, by the fields. */
  public static String of(List<GroupField> fields, Alert alert, Registers registers) {
    return fields.stream()
        .map(field -> value(field, alert.finding(), registers))
        .map(value -> value.length() + ":" + value)
        .collect(Collectors.joining());
  }

  private static String value(GroupField field, Finding finding, Registers registers) {
    return switch (field) {
      case ACCOUNT -> finding.subject().account();
      case RULE -> finding.rule().id();
      case OWNER -> Owner.of(finding, registers);
      case ASSET -> AlertFilter.asset(finding);
      case LEGAL_ENTITY ->
          registers.account(finding.subject().account()).map(AccountEntry::legalEntity).orElse("");
      case SEVERITY -> finding.level().label();
    };
  }
}
