package nl.dijkwacht.streams.transfers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.registers.CurrentAssets;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterReading;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The stage in one task, with registers of an organisation. */
final class TransferDriver implements AutoCloseable {

  static final String REGISTERS =
      """
      accounts:
        - {id: '111122223333', name: zorg, environment: production, legal-entity: Zorg, role: controller}
        - {id: '777788889999', name: kopie, environment: production, legal-entity: Zorg, role: controller}
      assets:
        - {id: beelden, arn: 'arn:aws:s3:::beelden', personal-data: true, special-category: true, data-subjects: 500}
        - {id: kopie, arn: 'arn:aws:s3:::kopie', data-region: EU}
        - {id: zorg, resource-type: 'AWS::RDS::DB*', name: 'zorg*', personal-data: true}
        - {id: proef, arn: 'arn:aws:rds:*:*:snapshot:proef', personal-data: false}
      processors:
        - {id: lab, name: Lab, accounts: ['444455556666'], agreement: map 4, country: US, review: 2027-01-01, channels: [lab.example.com]}
        - {id: bank, name: Bank, accounts: ['444455557777'], agreement: map 5, country: US, review: 2027-01-01}
      transfers:
        - {id: bank-us, country: US, importer: bank, basis: scc, review: 2026-06-01}
      """;

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver driver;

  TransferDriver(TransferSettings settings, boolean countriesKnown) {
    Registers registers = registers(REGISTERS);
    this.driver =
        new StageDriver(
            TransferTopology.of(
                new TransferTopology.Settings(
                    StageDriver.PREFIX,
                    () -> registers,
                    new CurrentAssets(() -> registers, DiscoveredAssets.none()),
                    () -> countriesKnown,
                    settings),
                registry),
            registry);
  }

  TransferDriver() {
    this(TransferSettings.DEFAULT, true);
  }

  static Registers registers(String text) {
    RegisterReading reading =
        Registers.read(
            List.of(new RegisterFile("registers.yml", text.getBytes(UTF_8))),
            RegisterSettings.DEFAULT);
    if (!reading.problems().isEmpty()) {
      throw new AssertionError(reading.problems());
    }
    return reading.registers();
  }

  void pipe(Touch minute) {
    pipe(minute.registered().access());
  }

  void pipe(Access access) {
    pipe(access, access.latest().collectedAt().plusSeconds(access.revision()));
  }

  void pipe(Access access, Instant collected) {
    driver.pipe(
        Topics.ACCESSES,
        access.key().getBytes(UTF_8),
        Topics.ACCESSES.payload().write(access),
        new RecordHeaders(),
        collected);
  }

  void pipe(Change change) {
    driver.pipe(
        Topics.CHANGES,
        change.resource().toString().getBytes(UTF_8),
        Topics.CHANGES.payload().write(change),
        new RecordHeaders(),
        change.event().collectedAt());
  }

  /** Something that is no payload, on the topic of accesses. */
  void pipeGarbage() {
    driver.pipe(
        Topics.ACCESSES, new byte[] {1}, new byte[] {'{'}, new RecordHeaders(), Instant.EPOCH);
    driver.pipe(
        Topics.CHANGES, new byte[] {1}, new byte[] {'{'}, new RecordHeaders(), Instant.EPOCH);
  }

  int deadLetters() {
    return driver.read(Topics.TRANSFERS_DEAD_LETTERS).size();
  }

  /** The signals since the last call. */
  List<Signal> signals() {
    return driver.read(Topics.TRANSFER_SIGNALS).stream()
        .map(record -> Topics.TRANSFER_SIGNALS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Signal>) reading).value())
        .toList();
  }

  double count(String meter, String... tags) {
    var counter = registry.find(meter).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  @Override
  public void close() {
    driver.close();
  }
}
