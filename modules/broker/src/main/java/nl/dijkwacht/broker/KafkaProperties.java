package nl.dijkwacht.broker;

import java.util.Map;
import java.util.Properties;

/**
 * The settings of the one node. Records that were acknowledged survive the end of the process,
 * since they are in the operating system's page cache by then; they do not survive a power failure
 * within the seconds before they are flushed, for there is no second copy.
 */
final class KafkaProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String BROKER_LISTENER = "BROKER";

  private static final Map<String, String> ONE_COPY_OF_EVERYTHING =
      Map.of(
          "default.replication.factor", "1",
          "min.insync.replicas", "1",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1");

  // A node alone needs few threads; Kafka's log cleaner would take 128 MB of the heap at start.
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "4"),
          Map.entry("group.coordinator.threads", "2"),
          Map.entry("num.recovery.threads.per.data.dir", "2"),
          Map.entry("log.cleaner.dedupe.buffer.size", mebibytes(8)),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("offsets.topic.segment.bytes", mebibytes(16)),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("transaction.state.log.segment.bytes", mebibytes(16)),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.segment.bytes", mebibytes(16)),
          // After a kill the last segment of each partition is read again before Kafka is ready.
          Map.entry("log.segment.bytes", mebibytes(64)),
          Map.entry("log.index.size.max.bytes", mebibytes(1)),
          Map.entry("metadata.log.segment.bytes", mebibytes(16)),
          // The no-op records of an idle controller would be flushed to the disk twice a second.
          Map.entry("metadata.max.idle.interval.ms", "10000"),
          Map.entry("log.retention.check.interval.ms", "60000"));

  private static final Map<String, String> PROMPT =
      Map.ofEntries(
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // A transaction that begins while the one before it is being completed waits in steps of
          // this; Kafka's 20 ms would be most of the latency of a pipeline that commits every 10.
          Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"),
          Map.entry("controller.quorum.append.linger.ms", "1"),
          // Clients say how soon they are held dead; Kafka's lower bound of 6 s is for networks.
          Map.entry("group.min.session.timeout.ms", "1000"),
          // A killed broker counts as alive for this long, and only then its successor is let in.
          Map.entry("broker.session.timeout.ms", "2000"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          // The transaction of a killed producer holds up readers of committed records until then.
          Map.entry("transaction.max.timeout.ms", "60000"),
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
          Map.entry("server.max.startup.time.ms", "300000"));

  private KafkaProperties() {}

  static Properties of(BrokerSettings settings, DataFolder folder, LoopbackSockets sockets) {
    Properties properties = new Properties();
    properties.putAll(ONE_COPY_OF_EVERYTHING);
    properties.putAll(SMALL);
    properties.putAll(PROMPT);
    String broker = BROKER_LISTENER + "://" + sockets.broker().text();
    String controller = sockets.controller().text();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    properties.put("controller.listener.names", CONTROLLER_LISTENER);
    properties.put("inter.broker.listener.name", BROKER_LISTENER);
    properties.put("listeners", broker + "," + CONTROLLER_LISTENER + "://" + controller);
    properties.put("advertised.listeners", broker);
    properties.put(
        "listener.security.protocol.map",
        "%s:%s,%s:PLAINTEXT"
            .formatted(BROKER_LISTENER, settings.security().protocol(), CONTROLLER_LISTENER));
    properties.putAll(settings.security().properties());
    properties.put("log.dirs", folder.kafka());
    properties.put("num.partitions", Integer.toString(settings.defaultPartitions()));
    properties.put("auto.create.topics.enable", "false");
    return properties;
  }

  private static String mebibytes(int count) {
    return Integer.toString(count * 1024 * 1024);
  }
}
