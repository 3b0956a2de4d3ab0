package nl.dijkwacht.app.service;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.dijkwacht.api.resources.SubscriptionCard;
import nl.dijkwacht.api.resources.SubscriptionCard.Receiver;
import nl.dijkwacht.api.resources.Subscriptions;
import nl.dijkwacht.publish.delivery.Standing;
import nl.dijkwacht.publish.subscriptions.ChannelPermission;
import nl.dijkwacht.publish.subscriptions.Schedule;
import nl.dijkwacht.publish.subscriptions.Subscription;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions in effect, as the API shows them. Thread-safe.
 *
 * @param set those in effect
 * @param registers those in effect
 * @param standings how receivers do; empty if this instance sends nothing
 */
record EffectiveSubscriptions(
    Supplier<SubscriptionSet> set,
    Supplier<Registers> registers,
    Supplier<Optional<Map<String, Standing>>> standings)
    implements Subscriptions {

  @Override
  public List<SubscriptionCard> all() {
    Registers known = registers.get();
    Optional<Map<String, Standing>> standing = standings.get();
    List<SubscriptionCard> cards = new ArrayList<>();
    for (Subscription one : set.get().byId().values()) {
      cards.add(
          card(
              one,
              ChannelPermission.problems(one, known),
              standing.map(each -> receiver(each.get(one.id()))).orElse(Receiver.ELSEWHERE)));
    }
    return cards;
  }

  /**
   * One that has no route of its own, as others escalate to it, is sent nothing that could fail.
   */
  private static Receiver receiver(@Nullable Standing standing) {
    if (standing == null) {
      return Receiver.WELL;
    }
    if (standing.leftAlone()) {
      return Receiver.LEFT_ALONE;
    }
    return standing.problem() == null ? Receiver.WELL : Receiver.FAILING;
  }

  private static SubscriptionCard card(Subscription one, List<String> problems, Receiver receiver) {
    return new SubscriptionCard(
        one.id(),
        one.description(),
        one.channel().type().label(),
        one.channel().hosts(),
        one.own(),
        one.voice().language().name().toLowerCase(Locale.ROOT),
        one.voice().trust().name().toLowerCase(Locale.ROOT),
        one.filter().map(filter -> filter.expression().source().strip()),
        one.notices().map(filter -> filter.expression().source().strip()),
        schedule(one),
        problems,
        problems.isEmpty() ? receiver : Receiver.NOT_SERVED);
  }

  private static Map<String, String> schedule(Subscription one) {
    Schedule schedule = one.schedule();
    Map<String, String> shown = new LinkedHashMap<>();
    if (!schedule.groupBy().isEmpty()) {
      shown.put(
          "group",
          "by %s, for %s"
              .formatted(
                  schedule.groupBy().stream()
                      .map(field -> field.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                      .collect(Collectors.joining(", ")),
                  schedule.gatherFor()));
    }
    schedule
        .digest()
        .ifPresent(
            digest ->
                shown.put(
                    "digest",
                    digest.at().stream().map(LocalTime::toString).collect(Collectors.joining(", "))
                        + " "
                        + digest.zone()));
    schedule
        .quiet()
        .ifPresent(
            quiet ->
                shown.put(
                    "quiet-hours",
                    "%s to %s %s, but for %s"
                        .formatted(
                            quiet.from(), quiet.to(), quiet.zone(), quiet.passes().label())));
    schedule
        .rate()
        .ifPresent(rate -> shown.put("rate-limit", "%d per %s".formatted(rate.most(), rate.per())));
    one.escalation()
        .ifPresent(to -> shown.put("escalate", "to %s after %s".formatted(to.to(), to.after())));
    return shown;
  }
}
