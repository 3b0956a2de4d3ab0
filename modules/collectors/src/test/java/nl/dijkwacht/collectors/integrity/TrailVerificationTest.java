package nl.dijkwacht.collectors.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.collectors.integrity.Problem.Kind;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailVerificationTest {

  private static final int HOURS = 8;

  private MemoryStore store;
  private SignedTrail trail;

  @BeforeEach
  void writeTrail() {
    store = new MemoryStore();
    trail = SignedTrail.ofHours(store, HOURS);
  }

  @Test
  void aTrailAsCloudTrailWroteItHasNoProblem() {
    Verified verified = verified();
    assertThat(verified.problems()).isEmpty();
    ChainReport chain = verified.chain();
    assertThat(verified.report().verdict()).isEqualTo(Verdict.INTACT);
    assertThat(List.of(chain.digests(), chain.invalidDigests(), chain.missingDigests()))
        .containsExactly(HOURS, 0, 0);
    assertThat(chain.logs().intact()).isEqualTo(2L * HOURS);
    assertThat(chain.logs().bytes()).isPositive();
    assertThat(chain.proven()).containsExactly(new TimeRange(SignedTrail.START, trail.now));
    assertThat(chain.unproven()).isEmpty();
  }

  @Test
  void onlyTheTimeThatWasAskedForIsVerified() {
    Instant from = hour(2).plusSeconds(600);
    Instant to = hour(4).plusSeconds(600);
    store.objects.remove(name(trail.digests.get(0)));
    store.objects.remove(name(trail.digests.get(7)));
    Verified verified = Verified.of(store, from, to);
    assertThat(verified.problems()).isEmpty();
    assertThat(verified.chain().digests()).isEqualTo(3);
    assertThat(verified.chain().proven()).containsExactly(new TimeRange(from, to));
  }

  @Test
  void aChangedByteOfALogIsFound() {
    String log = trail.logs.get(5);
    store.put(SignedTrail.BUCKET, log, SignedTrail.gzip(bytes("{\"Records\":[]}")), Map.of());
    Verified verified = verified();
    assertThat(verified.kinds()).containsExactly(Kind.LOG_CHANGED);
    assertThat(verified.problems().get(0).uri()).isEqualTo("s3://" + name(log));
    assertThat(verified.report().verdict()).isEqualTo(Verdict.TAMPERED);
    assertThat(verified.chain().proven())
        .containsExactly(
            new TimeRange(SignedTrail.START, hour(2)), new TimeRange(hour(3), trail.now));
    assertThat(verified.chain().unproven())
        .containsExactly(
            new UnprovenTime(
                new TimeRange(hour(2), hour(3)),
                "log files of it are changed, missing or unreadable"));
  }

  @Test
  void aRemovedLogIsFound() {
    store.objects.remove(name(trail.logs.get(3)));
    Verified verified = verified();
    assertThat(verified.kinds()).containsExactly(Kind.LOG_MISSING);
    assertThat(verified.chain().logs().missing()).isEqualTo(1);
  }

  @Test
  void aLogThatMayNotBeReadMakesItIncomplete() {
    store.denied.add(name(trail.logs.get(3)));
    Verified verified = verified();
    assertThat(verified.kinds()).containsExactly(Kind.LOG_UNREADABLE);
    assertThat(verified.report().verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void aRemovedDigestIsFound() {
    String digest = trail.digests.get(3);
    store.objects.remove(name(digest));
    Verified verified = verified();
    assertThat(verified.kinds()).containsExactly(Kind.DIGEST_MISSING);
    assertThat(verified.problems().get(0).uri()).isEqualTo("s3://" + name(digest));
    assertThat(verified.chain().missingDigests()).isEqualTo(1);
    assertThat(verified.chain().unproven())
        .containsExactly(new UnprovenTime(new TimeRange(hour(3), hour(4)), ProvenTime.NO_DIGEST));
  }

  @Test
  void theOldestDigestsInRangeCannotBeRemovedUnseen() {
    store.objects.remove(name(trail.digests.get(0)));
    store.objects.remove(name(trail.digests.get(1)));
    assertThat(verified().kinds()).containsExactly(Kind.DIGEST_MISSING);
  }

  @Test
  void theNewestDigestsCannotBeRemovedUnseen() {
    for (int i = 4; i < HOURS; i++) {
      store.objects.remove(name(trail.digests.get(i)));
    }
    Verified verified = verified();
    assertThat(verified.kinds()).containsExactly(Kind.ENDS_EARLY);
    assertThat(verified.chain().unproven())
        .containsExactly(new UnprovenTime(new TimeRange(hour(4), trail.now), ProvenTime.NO_DIGEST));
  }

  @Test
  void swappedDigestsAreFound() {
    String one = name(trail.digests.get(2));
    String other = name(trail.digests.get(5));
    MemoryStore.Stored content = store.get(one);
    store.objects.put(one, store.get(other));
    store.objects.put(other, content);
    assertThat(verified().kinds())
        .containsExactlyInAnyOrder(
            Kind.DIGEST_MOVED,
            Kind.DIGEST_MOVED,
            Kind.LINK_BROKEN,
            Kind.LINK_BROKEN,
            Kind.LINK_BROKEN,
            Kind.LINK_BROKEN);
  }

  @Test
  void aDigestThatAnotherSignedIsFound() {
    trail.forge(trail.digests.get(HOURS - 1), KeysOfRegion.FORGER, digest -> {});
    assertThat(verified().kinds()).containsExactly(Kind.KEY_UNKNOWN);
  }

  @Test
  void aDigestThatNamesAnotherKeyThanItsOwnIsFound() {
    String key = trail.digests.get(HOURS - 1);
    trail.forge(
        key,
        KeysOfRegion.FORGER,
        digest ->
            digest.put("digestPublicKeyFingerprint", KeysOfRegion.fingerprint(KeysOfRegion.AWS)));
    assertThat(verified().kinds()).containsExactly(Kind.SIGNATURE_WRONG);
  }

  @Test
  void aDigestThatListsALogFileLessIsFound() {
    trail.edit(trail.digests.get(HOURS - 1), digest -> digest.withArray("logFiles").remove(0));
    Verified verified = verified();
    assertThat(verified.kinds()).containsExactly(Kind.SIGNATURE_WRONG);
    assertThat(verified.chain().logs().unchecked()).isEqualTo(1);
    assertThat(verified.chain().unproven())
        .containsExactly(
            new UnprovenTime(
                new TimeRange(hour(HOURS - 1), trail.now), "its digest file is not proven"));
  }

  @Test
  void aChangedSignatureIsFound() {
    metadata(2, Map.of("signature", "00".repeat(256), "signature-algorithm", "SHA256withRSA"));
    assertThat(verified().kinds()).containsExactly(Kind.SIGNATURE_WRONG, Kind.LINK_BROKEN);
  }

  @Test
  void aMissingSignatureIsFound() {
    metadata(2, Map.of());
    assertThat(verified().kinds()).containsExactly(Kind.SIGNATURE_MISSING);
  }

  @Test
  void aMovedDigestIsFound() {
    String key = trail.digests.get(3);
    String moved = key.replace("_main_", "_mine_");
    store.objects.put(name(moved), store.objects.remove(name(key)));
    assertThat(verified().kinds())
        .containsExactly(Kind.DIGEST_MISSING, Kind.ENDS_EARLY, Kind.DIGEST_MOVED);
  }

  @Test
  void aDigestThatWasPutInBetweenIsFound() {
    String key = trail.digests.get(3);
    String between = key.replace("0000Z.json", "3000Z.json");
    store.objects.put(name(between), store.get(name(key)));
    assertThat(verified().kinds()).contains(Kind.DIGEST_MOVED, Kind.OUTSIDE_CHAIN);
  }

  @Test
  void anHourWithoutDigestInAnUnbrokenChainIsFound() {
    trail.now = trail.now.plus(Duration.ofHours(1));
    trail.hours(2, 1);
    Verified verified = verified();
    assertThat(verified.kinds()).containsExactly(Kind.TIMES_APART);
    assertThat(verified.problems().get(0).sentence())
        .isEqualTo(
            "covers time until 2026-03-01T08:00:00Z, and the digest after it begins only at 2026-03-01T09:00:00Z");
    assertThat(verified.chain().unproven()).hasSize(1);
  }

  @Test
  void aTrailThatWasStoppedAndStartedIsToldFromAGap() {
    trail.now = trail.now.plus(Duration.ofHours(5));
    trail.restart();
    trail.hours(2, 1);
    Verified verified = verified();
    assertThat(verified.kinds()).containsExactly(Kind.RESTARTED);
    assertThat(verified.problems().get(0).sentence())
        .startsWith(
            "begins a new chain at 2026-03-01T13:00:00Z, and the digest before it ended at 2026-03-01T08:00:00Z");
    assertThat(verified.chain().unproven())
        .containsExactly(new UnprovenTime(new TimeRange(hour(8), hour(13)), ProvenTime.NO_DIGEST));
  }

  @Test
  void theBeginningOfATrailIsNoProblem() {
    Instant before = SignedTrail.START.minus(Duration.ofDays(1));
    Verified verified = Verified.of(store, before, trail.now);
    assertThat(verified.problems()).isEmpty();
    assertThat(verified.chain().unproven())
        .containsExactly(
            new UnprovenTime(
                new TimeRange(before, SignedTrail.START), "the trail's validation began after it"));
  }

  @Test
  void digestsOfLateLogFilesAreAChainOfTheirOwn() {
    SignedTrail late = new SignedTrail(store, trail.root, trail.account, trail.region, "main");
    late.hour(1, "_backfill");
    late.now = hour(6);
    late.hour(1, "_backfill");
    Verified verified = verified();
    assertThat(verified.problems()).isEmpty();
    assertThat(verified.report().chains()).extracting(ChainReport::backfill).contains(true, false);

    store.objects.remove(name(late.logs.get(0)));
    assertThat(verified().kinds()).containsExactly(Kind.LOG_MISSING);
    store.objects.remove(name(late.digests.get(0)));
    assertThat(verified().kinds()).containsExactly(Kind.DIGEST_MISSING);
  }

  @Test
  void aChainThatGoesOnInAnotherBucketIsTold() {
    String moved = trail.digests.get(0);
    SignedTrail other = new SignedTrail(store, "AWSLogs/", "999988887777", "eu-west-1", "main");
    other.hours(1, 1);
    other.forge(
        other.digests.get(0),
        KeysOfRegion.AWS,
        digest ->
            digest
                .put("previousDigestS3Bucket", "older-bucket")
                .put("previousDigestS3Object", moved)
                .put("previousDigestHashValue", "00")
                .put("previousDigestHashAlgorithm", "SHA-256")
                .put("previousDigestSignature", "00"));
    Verified verified =
        Verified.of(
            store, "AWSLogs/999988887777", SignedTrail.START.minus(Duration.ofDays(1)), other.now);
    assertThat(verified.kinds()).containsExactly(Kind.GOES_ON_ELSEWHERE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "deep/er",
        "deep/er/",
        "deep/er/AWSLogs",
        "deep/er/AWSLogs/o-abc123/",
        "deep/er/AWSLogs/o-abc123/222233334444",
        "deep/er/AWSLogs/o-abc123/222233334444/CloudTrail/eu-west-1/2026/03",
        "deep/er/AWSLogs/o-abc123/222233334444/CloudTrail-Digest/eu-west-1/"
      })
  void aPlaceCanBeGivenAsDeepAsOneLikes(String prefix) {
    SignedTrail other =
        new SignedTrail(
            store, "deep/er/AWSLogs/o-abc123/", "222233334444", "eu-west-1", "organisation");
    other.hours(HOURS, 1);
    Verified verified = Verified.of(store, prefix, SignedTrail.START, trail.now);
    assertThat(verified.problems()).isEmpty();
    assertThat(verified.report().chains())
        .extracting(ChainReport::account)
        .containsExactly(prefix.isEmpty() ? "111122223333" : "222233334444");
  }

  @Test
  void eachAccountRegionAndTrailIsToldByItself() {
    new SignedTrail(store, "AWSLogs/", "111122223333", "eu-west-1", "second").hours(HOURS, 0);
    new SignedTrail(store, "AWSLogs/", "111122223333", "us-east-1", "main").hours(HOURS, 1);
    new SignedTrail(store, "AWSLogs/o-xyz/", "222233334444", "us-east-1", "all").hours(HOURS, 3);
    Verified verified = verified();
    assertThat(verified.problems()).isEmpty();
    assertThat(verified.report().chains())
        .extracting(chain -> chain.account() + " " + chain.region() + " " + chain.logs().intact())
        .containsExactly(
            "111122223333 eu-west-1 16",
            "111122223333 eu-west-1 0",
            "111122223333 us-east-1 8",
            "222233334444 us-east-1 24");
  }

  @Test
  void aPlaceWithoutDigestsIsAProblem() {
    Verified verified =
        Verified.of(new MemoryStore(), SignedTrail.START, SignedTrail.START.plusSeconds(1));
    assertThat(verified.kinds()).containsExactly(Kind.NO_DIGESTS);
  }

  @Test
  void aFolderThatMayNotBeListedIsAProblem() {
    store.denied.add(SignedTrail.BUCKET + "/AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/");
    assertThat(verified().kinds()).containsExactly(Kind.DIGEST_UNREADABLE);
  }

  @Test
  void whatAnUnprovenDigestListsIsNotRead() {
    ObjectNode[] listed = new ObjectNode[1];
    trail.edit(
        trail.digests.get(7),
        digest -> {
          listed[0] = (ObjectNode) digest.withArray("logFiles").get(0);
          listed[0].put("s3Bucket", "somebody-elses");
        });
    store.denied.add("somebody-elses/" + listed[0].get("s3Object").asText());
    assertThat(verified().kinds()).containsExactly(Kind.SIGNATURE_WRONG);
  }

  private Verified verified() {
    return Verified.of(store, SignedTrail.START, trail.now);
  }

  private void metadata(int digest, Map<String, String> metadata) {
    String key = trail.digests.get(digest);
    byte[] content = store.get(name(key)).content();
    store.put(SignedTrail.BUCKET, key, content, metadata);
  }

  private static Instant hour(int hour) {
    return SignedTrail.START.plus(Duration.ofHours(hour));
  }

  private static String name(String key) {
    return SignedTrail.BUCKET + "/" + key;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
