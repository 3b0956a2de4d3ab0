package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.controls.accesses.AccessCatalogue;
import nl.dijkwacht.controls.accesses.AccessFile;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.countries.Countries;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.streams.test.TestRecord;

/** Detect with some assets, and what it tells of accesses to them. */
final class AccessFixture {

  static final AccessCatalogue CALLS =
      AccessCatalogue.read(
          List.of(
              new AccessFile(
                  "s3.yml",
                  """
                  source: s3.amazonaws.com
                  accesses:
                    - kind: read
                      type: AWS::S3::Bucket
                      id: requestParameters.bucketName
                      object: requestParameters.key
                      bytes: additionalEventData.bytesTransferredOut
                      calls: GetObject
                    - kind: list
                      type: AWS::S3::Bucket
                      id: requestParameters.bucketName
                      beginning: requestParameters.key
                      calls: ListObjects
                    - kind: write
                      type: AWS::S3::Bucket
                      id: requestParameters.bucketName
                      object: requestParameters.key
                      calls: CopyObject
                    - kind: read
                      type: AWS::S3::Bucket
                      id: requestParameters.source
                      path: requestParameters.source
                      calls: CopyObject
                    - kind: delete
                      type: AWS::S3::Bucket
                      id: requestParameters.bucketName
                      object: requestParameters.key
                      calls: [DeleteObject, DeleteObjects]
                    - kind: decrypt
                      type: AWS::S3::Bucket
                      id: requestParameters.context
                      calls: Decrypt
                    - kind: decrypt
                      otherwise: true
                      type: AWS::S3::Bucket
                      id: requestParameters.bucketName
                      calls: Decrypt
                  """
                      .getBytes(UTF_8))));

  static final Registers REGISTERS =
      Registers.read(
              List.of(
                  new RegisterFile(
                      "r.yml",
                      """
                      assets:
                        - {id: letters, arn: 'arn:aws:s3:::letters', personal-data: true}
                        - {id: wages, arn: 'arn:aws:s3:::files/wages/*', personal-data: true}
                        - {id: scans, arn: 'arn:aws:s3:::files/scans/*', special-category: true}
                      """
                          .getBytes(UTF_8))),
              RegisterSettings.DEFAULT)
          .registers();

  static final Countries COUNTRIES =
      address -> address != null && address.startsWith("198.") ? "NL" : Countries.UNKNOWN;

  private AccessFixture() {}

  static DetectTopology.Settings settings() {
    return new DetectTopology.Settings(
            StageDriver.PREFIX,
            Rules.of(Rules.onBucket("d", "PutBucketPolicy", "high")),
            Duration.ofDays(2))
        .with(AccessSettings.of(CALLS, () -> REGISTERS, DiscoveredAssets.none(), COUNTRIES));
  }

  static StageDriver stage(SimpleMeterRegistry registry) {
    return new StageDriver(topology(registry), registry);
  }

  static StageTopology topology(SimpleMeterRegistry registry) {
    return DetectTopology.of(settings(), registry);
  }

  static <V> List<V> read(StageDriver stage, Topic<V> topic) {
    List<V> values = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : stage.read(topic)) {
      values.add(value(topic, record));
    }
    return values;
  }

  static <V> V value(Topic<V> topic, TestRecord<byte[], byte[]> record) {
    Reading<V> reading = topic.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Value<V> read) {
      return read.value();
    }
    throw new AssertionError(reading);
  }
}
