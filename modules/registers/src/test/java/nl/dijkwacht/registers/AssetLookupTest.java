package nl.dijkwacht.registers;

import static nl.dijkwacht.registers.Samples.ACCOUNT;
import static nl.dijkwacht.registers.Samples.registers;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetLookupTest {

  private static final String PARTS =
      """
      accounts:
        - id: '111122223333'
          name: Files
          environment: production
          legal-entity: Hospital
          role: controller
          owner: team-account
      assets:
        - {id: patients, arn: 'arn:aws:s3:::files/patients/*', personal-data: true, owner: team-a}
        - {id: made-up, arn: 'arn:aws:s3:::files/patients/test/*', personal-data: false}
        - {id: scans, arn: 'arn:aws:s3:::files/patients/scans/*', special-category: true}
        - {id: years, arn: 'arn:aws:s3:::files/mail/*/2026', personal-data: true}
        - {id: whole, arn: 'arn:aws:s3:::letters-*', personal-data: true}
        - {id: public, arn: 'arn:aws:s3:::letters-*/public/*', personal-data: false}
        - {id: owned, arn: 'arn:aws:s3:::letters-*/mail/*', owner: team-mail}
        - {id: all-of-it, arn: 'arn:aws:s3:::all/*', personal-data: true}
        - {id: elsewhere, arn: 'arn:aws:s3:::other/*', account: '999988887777', personal-data: true}
      """;

  /** Assets that a test puts there. */
  private static final class Found implements DiscoveredAssets {
    private final Map<ResourceId, Asset> assets = new HashMap<>();
    private final AtomicLong version = new AtomicLong();

    void put(ResourceId resource, String arn, boolean special) {
      Classification classification =
          new Classification(true, special, false, "team-found", List.of("macie"));
      assets.put(resource, new Asset(resource, arn, null, classification, Instant.EPOCH));
      version.incrementAndGet();
    }

    @Override
    public @Nullable Asset find(ResourceId resource) {
      return assets.get(resource);
    }

    @Override
    public int count() {
      return assets.size();
    }

    @Override
    public long version() {
      return version.get();
    }
  }

  private static ResourceId resource(String type, String said) {
    return Objects.requireNonNull(
        ResourceIdentity.ofCall(ACCOUNT, "eu-west-1", List.of(type), said));
  }

  private static ResourceId bucket(String name) {
    return resource("AWS::S3::Bucket", name);
  }

  private static ResourceAssets on(String registers, ResourceId resource) {
    return registers(registers).assets(DiscoveredAssets.none()).on(resource);
  }

  @ParameterizedTest
  @CsvSource({
    "files, patients/1.pdf, patients, patients/, false, team-a",
    "files, patients/scans/1.dcm, scans, patients/scans/, true, team-a",
    "files, mail/in/2026, years, mail/*/2026, false, team-account",
    "letters-new, in/1, whole, , false, team-account",
    "letters-new, mail/1, whole, , false, team-mail",
    "all, anything, all-of-it, , false, team-account"
  })
  void theClosestEntryTellsWhatAnObjectLiesOn(
      String bucket,
      String object,
      String entry,
      @Nullable String prefix,
      boolean special,
      String owner) {
    assertThat(on(PARTS, bucket(bucket)).of(object))
        .isEqualTo(
            new AssetRef(bucket(bucket), entry, prefix, special, owner, List.of("register")));
  }

  @ParameterizedTest
  @CsvSource({
    "files, patients/test/1.pdf",
    "files, patient/1.pdf",
    "files, mail/in/2025",
    "letters-new, public/1",
    "other, x",
    "files2, patients/1.pdf"
  })
  void whatIsTakenOutOrNamedByNoneIsNoAsset(String bucket, String object) {
    assertThat(on(PARTS, bucket(bucket)).of(object)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "files, '', 'patients/ mail/*/2026 patients/scans/'",
    "files, patients/, patients/",
    "files, pat, 'patients/ patients/scans/'",
    "files, patients/test/, ''",
    "files, nothing/, ''",
    "letters-new, '', whole",
    "letters-new, public/, ''",
    "all, '', ''"
  })
  void listingTouchesThePartsThatItMayReach(String bucket, String beginning, String expected) {
    List<AssetRef> under = on(PARTS, bucket(bucket)).under(beginning);

    if (bucket.equals("all")) {
      // All of the bucket: there is no part that could be left out.
      assertThat(under).extracting(AssetRef::entry).containsExactly("all-of-it");
    } else {
      assertThat(under)
          .extracting(asset -> asset.prefix() == null ? asset.entry() : asset.prefix())
          .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
    }
  }

  @Test
  void aPartOfABucketSaysNothingOfTheBucketAsAResource() {
    assertThat(registers(PARTS).classify(Samples.bucket("files", Map.of())).personalData())
        .isFalse();
    assertThat(registers(PARTS).classify(Samples.bucket("letters-x", Map.of())).personalData())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:dynamodb:*:*:table/letters, AWS::DynamoDB::Table, letters",
    "arn:aws:dynamodb:eu-west-1:111122223333:table/let*, AWS::DynamoDB::Table, letters",
    "arn:aws:rds:*:*:cluster:letters, AWS::RDS::DBCluster, Letters",
    "arn:aws:sqs:*:*:letters, AWS::SQS::Queue, letters",
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a/b-AbCdEf,"
        + " AWS::SecretsManager::Secret, a/b",
    "arn:aws:secretsmanager:*:*:secret:a/b-*, AWS::SecretsManager::Secret, a/b",
    "arn:aws:secretsmanager:*:*:secret:a/*, AWS::SecretsManager::Secret, a/b",
    "arn:aws:ssm:*:*:parameter/app/*, AWS::SSM::Parameter, /app/key",
    "arn:aws:elasticfilesystem:*:*:file-system/fs-1, AWS::EFS::FileSystem, fs-1",
    "arn:aws:es:*:*:domain/search, AWS::OpenSearch::Domain, search"
  })
  void anEntryByArnIsFoundByWhatCallsName(String arn, String type, String said) {
    String text = "assets: [{id: it, arn: '%s', personal-data: true}]".formatted(arn);

    assertThat(on(text, resource(type, said)).under("")).hasSize(1);
    assertThat(on(text, resource(type, type.contains("EFS") ? "fs-2" : "another")).under(""))
        .isEmpty();
  }

  @Test
  void whatPeopleWroteGoesBeforeWhatWasFound() {
    Found found = new Found();
    found.put(bucket("files"), "arn:aws:s3:::files", true);
    found.put(bucket("letters-new"), "arn:aws:s3:::letters-new", true);
    AssetLookup lookup = registers(PARTS).assets(found);

    assertThat(lookup.on(bucket("files")).of("other/1"))
        .isEqualTo(new AssetRef(bucket("files"), null, null, true, "team-found", List.of("macie")));
    assertThat(lookup.on(bucket("files")).of("patients/test/1")).isNull();
    assertThat(lookup.on(bucket("letters-new")).of("public/1")).isNull();
    assertThat(lookup.on(bucket("letters-new")).of("x"))
        .isEqualTo(
            new AssetRef(
                bucket("letters-new"),
                "whole",
                null,
                true,
                "team-found",
                List.of("register", "macie")));
  }

  @Test
  void anotherRegisterAndANewAssetCountAtOnce() {
    Found found = new Found();
    AtomicReference<Registers> inEffect = new AtomicReference<>(Registers.empty());
    CurrentAssets assets = new CurrentAssets(inEffect::get, found);
    ResourceId bucket = bucket("files");
    assertThat(assets.get().on(bucket).isNone()).isTrue();
    assertThat(assets.get()).isSameAs(assets.get());

    found.put(bucket, "arn:aws:s3:::files", false);
    assertThat(assets.get().on(bucket).isNone()).isFalse();

    inEffect.set(registers("assets: [{id: n, arn: 'arn:aws:s3:::files', personal-data: false}]"));
    assertThat(assets.get().on(bucket).isNone()).isTrue();
    assertThat(assets.count()).isEqualTo(2);
  }

  @Test
  void soManyResourcesAreKeptAndNoMore() {
    AssetLookup lookup = Registers.empty().assets(DiscoveredAssets.none());
    for (int i = 0; i < 45_000; i++) {
      assertThat(lookup.on(bucket("b-" + i)).isNone()).isTrue();
    }
    assertThat(lookup.keptCount()).isBetween(1, 20_000);
  }
}
