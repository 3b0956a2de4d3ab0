package nl.dijkwacht.app.commands.options;

import java.io.IOException;
import java.util.List;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.publication.CurrentPublication;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** The registers that a command knows. */
public final class KnownRegisters {

  private KnownRegisters() {}

  /** Those of the configuration alone. */
  public static Registers local(Configuration configuration) throws IOException {
    return LocalRegisters.of(configuration.registers()).read(List.of()).content();
  }

  /**
   * Those of the configuration and those that are published, as an instance has them.
   *
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static Registers published(Configuration configuration) throws IOException {
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      return CurrentPublication.read(
              DocumentKind.REGISTERS,
              kafka.clientProperties(),
              new TopicPrefix(configuration.prefix()))
          .made(LocalRegisters.of(configuration.registers()))
          .content();
    } catch (BrokerUnavailableException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
