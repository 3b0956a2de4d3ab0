package nl.dijkwacht.api.resources;

import java.util.List;

/** Who is told of alerts and notices. Thread-safe. */
@FunctionalInterface
public interface Subscriptions {

  /** Those in effect. */
  List<SubscriptionCard> all();
}
