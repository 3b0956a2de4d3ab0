package nl.dijkwacht.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.dijkwacht.simulator.hospital.Hospital;
import org.junit.jupiter.api.Test;

class DeliveriesInOrderTest {

  @Test
  void allFilesOfBothComeByTheTimeOfDelivery() {
    Hospital hospital =
        new Hospital(
            new Hospital.Settings(
                1,
                Instant.parse("2026-03-02T08:00:00Z"),
                Duration.ofHours(1),
                0.5,
                true,
                Hospital.Pace.STEADY));
    List<DeliveryFile> trail = new DeliveryFiles(1, 0.2).of(hospital.events()).toList();
    List<DeliveryFile> configuration = ConfigurationFiles.of(hospital.items());

    List<DeliveryFile> all = new ArrayList<>();
    new DeliveriesInOrder(trail.iterator(), configuration).forEachRemaining(all::add);

    assertThat(all).hasSize(trail.size() + configuration.size()).containsAll(configuration);
    assertThat(all).isSortedAccordingTo(Comparator.comparing(DeliveryFile::deliveredAt));
  }
}
