package nl.dijkwacht.app.commands.topics;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.topics.cluster.TopicProvisioner;
import org.apache.kafka.clients.admin.Admin;

/** The topics on the cluster of a configuration. */
final class ClusterTopics implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final KafkaAccess kafka;
  private final Admin admin;
  private final TopicProvisioner provisioner;

  private ClusterTopics(KafkaAccess kafka, Admin admin, TopicProvisioner provisioner) {
    this.kafka = kafka;
    this.admin = admin;
    this.provisioner = provisioner;
  }

  static ClusterTopics of(Configuration configuration)
      throws IOException, BrokerUnavailableException {
    KafkaAccess kafka = KafkaAccess.find(configuration);
    Admin admin = Admin.create(new HashMap<String, Object>(kafka.clientProperties()));
    return new ClusterTopics(
        kafka, admin, new TopicProvisioner(admin, Instance.topicSettings(configuration), LIMIT));
  }

  TopicProvisioner provisioner() {
    return provisioner;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    kafka.close();
  }
}
