package nl.dijkwacht.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import nl.dijkwacht.simulator.hospital.Bucket;
import nl.dijkwacht.simulator.hospital.Hospital;
import org.junit.jupiter.api.Test;

class ConfigurationFilesTest {

  private static final Instant START = Instant.parse("2026-11-23T05:00:00Z");

  private static Hospital hospital(boolean story) {
    return new Hospital(
        new Hospital.Settings(
            1, START, Duration.ofHours(4), 1, story, Hospital.Pace.DAY_AND_NIGHT));
  }

  @Test
  void aSnapshotOfEachAccountAndRegionComesFirst() {
    List<DeliveryFile> files = ConfigurationFiles.of(hospital(false).items());

    assertThat(files)
        .isNotEmpty()
        .allSatisfy(
            file -> {
              assertThat(file.key()).contains("/ConfigSnapshot/");
              assertThat(file.deliveredAt()).isEqualTo(START);
              assertThat(tree(file).path("configSnapshotId").asText()).isNotEmpty();
            });
    assertThat(files).extracting(DeliveryFile::key).doesNotHaveDuplicates();
  }

  @Test
  void theStoryOpensAndClosesOneBucket() {
    List<DeliveryFile> history =
        ConfigurationFiles.of(hospital(true).items()).stream()
            .filter(file -> file.key().contains("/ConfigHistory/"))
            .toList();

    assertThat(history).hasSize(4);
    assertThat(history)
        .map(file -> tree(file).path("configurationItems").path(0))
        .allSatisfy(
            item ->
                assertThat(item.path("resourceId").asText())
                    .isEqualTo(Bucket.DISCHARGE_LETTERS.bucketName()))
        .map(item -> item.path("supplementaryConfiguration"))
        .map(
            sC ->
                (sC.has("PublicAccessBlockConfiguration") ? "blocked" : "unblocked")
                    + (sC.path("BucketPolicy").path("policyText").asText().contains("Allow")
                        ? " open"
                        : " closed"))
        .containsExactly("unblocked closed", "unblocked open", "blocked open", "blocked closed");
  }

  @Test
  void theSameSettingsGiveTheSameBytes() {
    List<byte[]> once =
        ConfigurationFiles.of(hospital(true).items()).stream().map(DeliveryFile::content).toList();
    List<byte[]> again =
        ConfigurationFiles.of(hospital(true).items()).stream().map(DeliveryFile::content).toList();

    assertThat(once).hasSameSizeAs(again);
    for (int i = 0; i < once.size(); i++) {
      assertThat(once.get(i)).isEqualTo(again.get(i));
    }
  }

  private static JsonNode tree(DeliveryFile file) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.content()))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
