package nl.dijkwacht.controls;

import java.util.Map;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;

/**
 * A state of a resource and what else controls may look at.
 *
 * @param item with what was polled besides already in its {@code supplementary}
 * @param account what the register says of its account: {@code environment}, {@code legalEntity};
 *     empty if it is not registered
 */
public record Judged(
    ConfigurationItem item, Classification classification, Map<String, String> account) {

  public Judged {
    account = Map.copyOf(account);
  }
}
