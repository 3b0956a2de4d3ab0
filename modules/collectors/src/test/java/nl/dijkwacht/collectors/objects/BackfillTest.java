package nl.dijkwacht.collectors.objects;

import static nl.dijkwacht.collectors.objects.ObjectFixture.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.Logs;
import nl.dijkwacht.collectors.SetClock;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.testkit.aws.AwsEndpoints;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class BackfillTest {

  private static final LocalDate FROM = LocalDate.parse("2026-03-02");
  private static final LocalDate TO = LocalDate.parse("2026-03-03");
  private static final String ORGANISATION = "logs/AWSLogs/o-abc123/";

  private final AwsAccess access =
      AwsEndpoints.s3()
          .map(FaultyS3::access)
          .orElseGet(() -> new AwsAccess(AwsSettings.defaults()));
  private final S3Client client = access.client(S3Objects.builder(access), "s3", AwsPlace.DEFAULT);
  private final String bucket = UniqueNames.unique("backfill");
  private final Cluster cluster = Cluster.create();
  private final SetClock clock = new SetClock(Instant.parse("2026-03-20T00:00:00Z"));

  BackfillTest() {
    client.createBucket(request -> request.bucket(bucket));
  }

  @AfterEach
  void close() {
    client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
        .forEach(object -> client.deleteObject(r -> r.bucket(bucket).key(object.key())));
    client.deleteBucket(request -> request.bucket(bucket));
    client.close();
    access.close();
  }

  private String put(String trail, String day, int number) {
    String key = "%s%s/file_%04d.json.gz".formatted(trail, day, number);
    byte[] content = ObjectFixture.gzip(ObjectFixture.json(Logs.records(key.hashCode(), 1)));
    client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
    return key;
  }

  private static String trail(String before, String account, String region) {
    return before + account + "/CloudTrail/" + region + "/";
  }

  private Outcome<BackfillProgress> run(String prefix, List<BackfillProgress> told) {
    Outcome<BackfillRequest> request =
        BackfillRequest.of("s3://" + bucket + prefix, Optional.empty(), FROM, TO);
    assertThat(request).isInstanceOf(Outcome.Done.class);
    return new Backfill(cluster.clientProperties(), cluster.prefix(), access, clock)
        .run(((Outcome.Done<BackfillRequest>) request).value(), told::add);
  }

  private BackfillProgress done(String prefix) {
    Outcome<BackfillProgress> outcome = run(prefix, new ArrayList<>());
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<BackfillProgress>) outcome).value();
  }

  private List<String> announced() {
    return cluster.records(Topics.BACKFILL_OBJECTS).stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .map(uri -> uri.substring(("s3://" + bucket + "/").length()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "/logs, 3",
    "/logs/AWSLogs/, 3",
    "/logs/AWSLogs/o-abc123, 3",
    "/logs/AWSLogs/o-abc123/111122223333, 2",
    "/logs/AWSLogs/o-abc123/111122223333/CloudTrail, 2",
    "/logs/AWSLogs/o-abc123/111122223333/CloudTrail/eu-west-1/, 1"
  })
  void findsAccountsAndRegionsBelowAnyPrefixAndTakesTheDaysAskedFor(String prefix, int trails) {
    List<String> wanted = new ArrayList<>();
    for (String account : List.of("111122223333", "444455556666")) {
      String trail = trail(ORGANISATION, account, "eu-west-1");
      put(trail, "2026/03/01", 1);
      wanted.add(put(trail, "2026/03/02", 1));
      wanted.add(put(trail, "2026/03/03", 1));
      put(trail, "2026/03/04", 1);
      put(ORGANISATION + account + "/CloudTrail-Digest/eu-west-1/", "2026/03/02", 1);
      put(ORGANISATION + account + "/Config/eu-west-1/", "2026/3/2", 1);
    }
    wanted.add(put(trail(ORGANISATION, "111122223333", "us-east-1"), "2026/03/02", 9));

    BackfillProgress progress = done(prefix);

    String below = prefix.substring(1);
    List<String> expected = wanted.stream().filter(key -> key.startsWith(below)).toList();
    assertThat(progress.trails()).isEqualTo(trails);
    assertThat(progress.trailsDone()).isEqualTo(trails);
    assertThat(progress.announced()).isEqualTo(expected.size());
    assertThat(announced()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void thousandsAreToldOfAsTheyComeAndTheNextRunAnnouncesOnlyWhatIsMissing() {
    String trail = trail("AWSLogs/", "111122223333", "eu-west-1");
    IntStream.range(0, 1_050).parallel().forEach(i -> put(trail, "2026/03/02", i));
    List<BackfillProgress> told = new ArrayList<>();
    assertThat(run("", told)).isInstanceOf(Outcome.Done.class);
    assertThat(told)
        .extracting(BackfillProgress::announced)
        .containsExactly(0L, 1_000L, 1_050L, 1_050L);

    assertThat(done("").announced()).isZero();
    String later = put(trail, "2026/03/03", 1);
    assertThat(done("").announced()).isEqualTo(1);
    assertThat(announced()).hasSize(1_051).contains(later).doesNotHaveDuplicates();
  }

  @Test
  void aDayThatWasNotOverIsListedAnew() {
    clock.set(Instant.parse("2026-03-03T12:00:00Z"));
    String trail = trail("AWSLogs/", "111122223333", "eu-west-1");
    put(trail, "2026/03/02", 1);
    put(trail, "2026/03/03", 5);
    assertThat(done("").announced()).isEqualTo(2);
    // A name before that of the last one, as of a file that came late.
    String late = put(trail, "2026/03/03", 4);

    assertThat(done("").announced()).isEqualTo(2);

    assertThat(announced()).contains(late).hasSize(4);
    assertThat(new TreeSet<>(announced())).hasSize(3);
  }

  @Test
  void whatIsAnnouncedIsCollectedAndTheRestWaits() {
    String trail = trail("AWSLogs/", "111122223333", "eu-west-1");
    for (int i = 0; i < 5; i++) {
      put(trail, "2026/03/02", i);
    }
    done("");
    Backfill backfill = new Backfill(cluster.clientProperties(), cluster.prefix(), access, clock);
    assertThat(backfill.waiting()).isEqualTo(new Outcome.Done<>(5L));
    try (ObjectCollector collector =
        new ObjectCollector(
            ObjectFixture.settings(cluster, "one"),
            access,
            Map.of(),
            OwnFootprint.NONE,
            BackfillBrake.NONE,
            new SimpleMeterRegistry(),
            Clock.systemUTC())) {
      collector.start();
      await().atMost(PATIENCE).until(() -> backfill.waiting().equals(new Outcome.Done<>(0L)));
    }
    assertThat(cluster.records(Topics.BACKFILL_EVENTS)).hasSize(5);
    assertThat(cluster.events()).isEmpty();
  }

  @Test
  void aPrefixWithoutATrailSaysWhatToGive() {
    put("elsewhere/", "2026/03/02", 1);
    assertThat(run("/elsewhere", new ArrayList<>()))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.sentence()).contains("AWSLogs/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket/prefix", "s3:/bucket", "s3://b", "https://bucket"})
  void whatIsNoPlaceInS3IsRefused(String uri) {
    assertThat(BackfillRequest.of(uri, Optional.empty(), FROM, TO))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.sentence()).contains("s3://"));
    assertThat(BackfillRequest.of("s3://bucket", Optional.empty(), TO, FROM))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.sentence()).contains("before"));
  }
}
