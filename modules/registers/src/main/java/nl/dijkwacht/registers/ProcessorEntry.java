package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of processors (Art. 28 AVG): a third party that handles personal data
 * for the organisation. At least one of accounts, principals, services and channels is given.
 *
 * @param name of the third party
 * @param accounts of AWS that are theirs, 12 digits
 * @param principals patterns of ids of principals that are theirs, with {@code *}
 * @param services of AWS or others that they offer, such as {@code bedrock.amazonaws.com}
 * @param channels hosts that messages may be sent to, such as {@code hooks.slack.com}
 * @param agreement where the processor agreement lies
 * @param country where they are established (ISO 3166-1, two letters); null if not told
 * @param subProcessors by name
 * @param review by when the agreement is looked at again
 * @param owner who answers for it; empty if nobody is named
 */
public record ProcessorEntry(
    String id,
    String name,
    List<String> accounts,
    List<String> principals,
    List<String> services,
    List<String> channels,
    String agreement,
    @Nullable String country,
    List<String> subProcessors,
    LocalDate review,
    String owner) {

  public ProcessorEntry {
    accounts = List.copyOf(accounts);
    principals = List.copyOf(principals);
    services = List.copyOf(services);
    channels = List.copyOf(channels);
    subProcessors = List.copyOf(subProcessors);
  }
}
