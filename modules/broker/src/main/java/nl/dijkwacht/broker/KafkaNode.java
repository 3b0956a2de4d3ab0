package nl.dijkwacht.broker;

import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.START_FAILED;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;

/**
 * Kafka's broker and controller, put together from their parts because {@code KafkaRaftServer}
 * takes no sockets and ends the process when it cannot start.
 */
final class KafkaNode {
  private static final Duration HANDOVER_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LAST_LIFE_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final BrokerServer broker;
  private final ControllerServer controller;

  private KafkaNode(BrokerServer broker, ControllerServer controller) {
    this.broker = broker;
    this.controller = controller;
  }

  static KafkaNode start(BrokerSettings settings, DataFolder folder, LoopbackSockets sockets)
      throws BrokerUnavailableException {
    MetaPropertiesEnsemble formatted =
        folder.openFormatted(KafkaProperties.NODE_ID, settings.security().scramCredentials());
    StartFaults faults = new StartFaults();
    KafkaNode node = null;
    try {
      node = assemble(settings, folder, formatted, sockets, faults);
      node.controller.startup();
      LastLife lastLife = new LastLife();
      node.controller.sharedServer().loader().installPublishers(List.of(lastLife)).get();
      lastLife.awaitEnd(LAST_LIFE_LIMIT);
      node.broker.startup();
      faults.endStart();
      return node;
    } catch (Exception e) {
      Exception cause = faults.cause(e);
      if (node != null) {
        node.stop();
      }
      throw new BrokerUnavailableException(
          START_FAILED, "The embedded Kafka did not start: " + cause.getMessage(), cause);
    }
  }

  private static KafkaNode assemble(
      BrokerSettings settings,
      DataFolder folder,
      MetaPropertiesEnsemble formatted,
      LoopbackSockets sockets,
      StartFaults faults)
      throws Exception {
    SharedServer shared =
        new SharedServer(
            KafkaConfig.fromProps(KafkaProperties.of(settings, folder, sockets), false),
            formatted,
            Time.SYSTEM,
            new Metrics(),
            CompletableFuture.completedFuture(
                Map.of(KafkaProperties.NODE_ID, sockets.controller().socketAddress())),
            List.of(),
            faults,
            sockets);
    return new KafkaNode(
        new BrokerServer(shared),
        new ControllerServer(
            shared, KafkaRaftServer.configSchema(), new BootstrapDirectory(folder.kafka()).read()));
  }

  /**
   * Ends Kafka in order, or gives up after {@link #STOP_TIMEOUT}; what was acknowledged is kept in
   * both cases.
   *
   * @return whether Kafka ended
   */
  boolean stop() {
    Thread stopping = new Thread(this::stopInOrder, "embedded-kafka-stop");
    stopping.setDaemon(true);
    stopping.start();
    boolean interrupted = Thread.interrupted();
    try {
      stopping.join(STOP_TIMEOUT.toMillis());
      return !stopping.isAlive();
    } catch (InterruptedException e) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // The broker first: the controller has to take note that it leaves.
  private void stopInOrder() {
    broker.shutdown(HANDOVER_TIMEOUT);
    controller.shutdown();
  }
}
