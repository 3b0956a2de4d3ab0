package nl.dijkwacht.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.rules.AccessPackTest.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.dijkwacht.controls.accesses.AccessingCall;
import nl.dijkwacht.controls.accesses.Touch;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.registers.AssetLookup;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import org.junit.jupiter.api.Test;

/** What real records tell of accesses, if all buckets, secrets and databases were assets. */
@EnabledIfCorpora
class AccessesOfCorporaTest {

  private static final String REGISTER =
      """
      assets:
        - {id: buckets, resource-type: 'AWS::S3::Bucket', personal-data: true}
        - {id: logs, arn: 'arn:aws:s3:::*/AWSLogs/*', personal-data: false}
        - {id: secrets, resource-type: 'AWS::SecretsManager::Secret', personal-data: true}
        - {id: parameters, resource-type: 'AWS::SSM::Parameter', personal-data: true}
        - {id: databases, resource-type: 'AWS::RDS::*', personal-data: true}
        - {id: disks, resource-type: 'AWS::EC2::*', personal-data: true}
      """;

  private final AssetLookup lookup =
      Registers.read(
              List.of(new RegisterFile("r.yml", REGISTER.getBytes(UTF_8))),
              RegisterSettings.DEFAULT)
          .registers()
          .assets(DiscoveredAssets.none());

  private final TrailEventReader reader = new TrailEventReader();
  private final Map<String, Integer> found = new TreeMap<>();
  private int inCatalogue;

  @Test
  void thisManyAccessesAreFound() throws IOException {
    for (String file : files()) {
      for (String line : Corpora.lines(file)) {
        if (reader.read(line.getBytes(UTF_8)) instanceof TrailReading.Event read) {
          count(read.event());
        }
      }
    }
    found.put("calls that can touch data", inCatalogue);
    assertThat(found)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                // Most write logs, or use keys.
                Map.entry("calls that can touch data", 6_078),
                Map.entry("delete databases by other_account failed", 2),
                Map.entry("delete disks by person", 2),
                Map.entry("export databases by other_account failed", 1),
                Map.entry("export disks by person", 1),
                Map.entry("list secrets by person", 20),
                Map.entry("list secrets by person failed", 1),
                Map.entry("read secrets by person", 60),
                Map.entry("read secrets by person failed", 1),
                Map.entry("write secrets by person", 40)));
  }

  private void count(TrailEvent event) {
    AccessingCall call = CATALOGUE.find(event.eventSource(), event.eventName()).orElse(null);
    if (call == null) {
      return;
    }
    inCatalogue++;
    Principal principal = Principal.of(event);
    String account =
        Objects.requireNonNullElse(
            event.topLevel("recipientAccountId"),
            Objects.requireNonNullElse(principal.account(), ""));
    String region = Objects.requireNonNullElse(event.topLevel("awsRegion"), "");
    String outcome = event.topLevel("errorCode") == null ? "" : " failed";
    for (Touch touch : call.touches()) {
      for (ResourceId resource : touch.resources(event, account, region)) {
        List<String> objects = touch.objects(event, resource);
        String beginning = objects.isEmpty() ? "" : objects.get(0);
        List<AssetRef> assets =
            objects.isEmpty() || touch.isBeginning()
                ? lookup.on(resource).under(beginning)
                : Stream.ofNullable(lookup.on(resource).of(beginning)).toList();
        for (AssetRef asset : assets) {
          Accessor accessor = Accessor.of(event, principal, resource.account());
          found.merge(
              touch.kind(event).label() + " " + asset.entry() + " by " + accessor.label() + outcome,
              1,
              Integer::sum);
        }
      }
    }
  }

  private static List<String> files() throws IOException {
    Path root = Corpora.directory();
    try (Stream<Path> files = Files.walk(root.resolve("cloudtrail"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".jsonl.gz"))
          .sorted()
          .toList();
    }
  }
}
