package nl.dijkwacht.publish.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.registers.ProcessorEntry;
import nl.dijkwacht.registers.Registers;

/**
 * Whether messages may go where a subscription sends them. Who gets to know personal data for the
 * organisation is a processor (Art. 28 AVG), and has to be in the register of them.
 */
public final class ChannelPermission {

  /** Of third parties, whatever a subscription says. */
  private static final List<String> NEVER_OWN =
      List.of(
          "slack.com",
          "slack-gov.com",
          "office.com",
          "office365.com",
          "powerplatform.com",
          "azure.com",
          "microsoft.com",
          "pagerduty.com",
          "amazonaws.com",
          "amazonaws.eu",
          "google.com",
          "gmail.com",
          "outlook.com",
          "discord.com",
          "webhook.site");

  private ChannelPermission() {}

  /** Why they may not: sentences with what to do; none if they may. */
  public static List<String> problems(Subscription subscription, Registers registers) {
    List<String> problems = new ArrayList<>();
    for (String host : subscription.channel().hosts()) {
      problem(host, subscription.own(), registers).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<String> problem(String host, boolean own, Registers registers) {
    if (isKnown(host, registers)) {
      return Optional.empty();
    }
    boolean foreign =
        NEVER_OWN.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    if (own && !foreign) {
      return Optional.empty();
    }
    return Optional.of(
        own
            ? "%s is a third party and not the organisation's own; enter it in the register of"
                    .formatted(host)
                + " processors, with this host under 'channels'"
            : "the register of processors does not know %s; enter it there under 'channels' (art. 28"
                    .formatted(host)
                + " AVG), or say 'own: true' if it is the organisation's own");
  }

  private static boolean isKnown(String host, Registers registers) {
    return registers.processorOfHost(host).isPresent()
        || registers.content().processors().stream()
            .map(ProcessorEntry::services)
            .anyMatch(services -> services.contains(host));
  }
}
