package nl.dijkwacht.publish.response.requests;

import java.util.Locale;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.publish.response.policies.ResponsePolicy;

/** Why a person has to approve a request, whatever its policy says. */
final class HumanLeave {

  private HumanLeave() {}

  /** The reason, to follow "since"; empty if nobody has to. */
  static String reason(ResponsePolicy policy, Alert alert, Concern concern, Known known) {
    String account = concern.resource().account();
    String environment =
        known.registers().account(account).map(AccountEntry::environment).orElse("");
    if (isSpecial(alert, concern, known)) {
      return "data of Art. 9 AVG, such as medical ones, lie on the resource";
    }
    if (environment.isBlank()) {
      return "the register of accounts does not tell the environment of %s".formatted(account);
    }
    if (policy.automaticIn().stream().noneMatch(environment::equalsIgnoreCase)) {
      return "the environment of %s is %s"
          .formatted(account, environment.strip().toLowerCase(Locale.ROOT));
    }
    return "";
  }

  /** By any source: one that says so is enough. */
  private static boolean isSpecial(Alert alert, Concern concern, Known known) {
    Drift drift = alert.finding().drift();
    String arn = concern.arn();
    return (drift != null && drift.classification().specialCategory())
        || known.assets().on(concern.resource()).under("").stream()
            .anyMatch(AssetRef::specialCategory)
        || (arn != null
            && known.registers().assetsAbout(arn, concern.resource().account()).stream()
                .anyMatch(entry -> Boolean.TRUE.equals(entry.specialCategory())));
  }
}
