package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.publish.messages.Voice;
import nl.dijkwacht.publish.subscriptions.AlertFilter;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;
import nl.dijkwacht.publish.subscriptions.Escalation;
import nl.dijkwacht.publish.subscriptions.NoticeFilter;
import nl.dijkwacht.publish.subscriptions.Schedule;
import nl.dijkwacht.publish.subscriptions.Subscription;

/**
 * The way from the topics to one channel: that of a subscription, or of what nobody took up, which
 * goes by the filter of one subscription to the channel of another.
 *
 * @param name under which Kafka keeps how far it came
 * @param version changes when anything of it does
 * @param escalatedAfter the time after which it tells what nobody took up; empty if it tells all
 */
record Route(
    String name,
    String version,
    Optional<AlertFilter> filter,
    Optional<NoticeFilter> notices,
    ChannelSettings channel,
    Voice voice,
    Schedule schedule,
    Optional<Duration> escalatedAfter) {

  private static final String ESCALATION = ".escalation";

  /** Those of subscriptions, by name; one that only others escalate to has none of its own. */
  static Map<String, Route> of(Collection<Subscription> subscriptions) {
    Map<String, Subscription> byId = new LinkedHashMap<>();
    subscriptions.forEach(one -> byId.put(one.id(), one));
    Map<String, Route> routes = new LinkedHashMap<>();
    for (Subscription one : subscriptions) {
      if (one.filter().isPresent() || one.notices().isPresent()) {
        put(routes, plain(one));
      }
      Escalation escalation = one.escalation().orElse(null);
      Subscription to = escalation == null ? null : byId.get(escalation.to());
      if (escalation != null && to != null && one.filter().isPresent()) {
        put(routes, escalated(one, to, escalation.after()));
      }
    }
    return routes;
  }

  private static void put(Map<String, Route> routes, Route route) {
    routes.put(route.name(), route);
  }

  private static Route plain(Subscription of) {
    return new Route(
        of.id(),
        of.version(),
        of.filter(),
        of.notices(),
        of.channel(),
        of.voice(),
        of.schedule(),
        Optional.empty());
  }

  private static Route escalated(Subscription of, Subscription to, Duration after) {
    return new Route(
        of.id() + ESCALATION,
        of.version() + " " + to.version(),
        of.filter(),
        Optional.empty(),
        to.channel(),
        to.voice(),
        Schedule.AT_ONCE,
        Optional.of(after));
  }
}
