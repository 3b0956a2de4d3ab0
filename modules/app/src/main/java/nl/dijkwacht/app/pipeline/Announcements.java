package nl.dijkwacht.app.pipeline;

import java.util.Map;
import java.util.function.Consumer;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;

/** What people should hear, from its start to its close: alerts, and notices of cases. */
public final class Announcements implements AutoCloseable {

  private final TopicFeed<Alert> alerts;
  private final TopicFeed<Notice> notices;

  private Announcements(TopicFeed<Alert> alerts, TopicFeed<Notice> notices) {
    this.alerts = alerts;
    this.notices = notices;
  }

  /** Starts at the ends of the topics, which must exist. Each listener is called by a thread. */
  public static Announcements start(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Consumer<Alert> onAlert,
      Consumer<Notice> onNotice) {
    TopicFeed<Alert> alerts = TopicFeed.start(clientProperties, prefix, Topics.ALERTS, onAlert);
    return new Announcements(
        alerts, TopicFeed.start(clientProperties, prefix, Topics.NOTICES, onNotice));
  }

  /** Hands out what was written until now and ends. */
  @Override
  public void close() {
    alerts.close();
    notices.close();
  }
}
