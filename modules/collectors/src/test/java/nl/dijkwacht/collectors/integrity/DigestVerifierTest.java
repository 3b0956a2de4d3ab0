package nl.dijkwacht.collectors.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestVerifierTest {

  private MemoryStore store;
  private SignedTrail trail;

  @BeforeEach
  void writeTrail() {
    store = new MemoryStore();
    trail = SignedTrail.ofHours(store, 3);
  }

  @Test
  void aDigestAsCloudTrailWroteItIsIntact() {
    IntegrityResult result = verify(2);
    assertThat(result)
        .isEqualTo(
            new IntegrityResult(
                "s3://trail-bucket/AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/",
                "s3://trail-bucket/" + trail.digests.get(2),
                "111122223333",
                "eu-west-1",
                SignedTrail.START.plus(Duration.ofHours(2)),
                SignedTrail.START.plus(Duration.ofHours(3)),
                2,
                Verdict.INTACT,
                List.of()));
  }

  @Test
  void theFirstDigestOfATrailIsIntact() {
    assertThat(verify(0).verdict()).isEqualTo(Verdict.INTACT);
  }

  @Test
  void oneThatIsBeingReadIsVerifiedAsItIsRead() {
    MemoryStore.Stored stored = store.get(name(trail.digests.get(1)));
    StoredObject object =
        new StoredObject(
            new ByteArrayInputStream(stored.content()),
            Map.of(
                "Signature",
                String.valueOf(stored.metadata().get("signature")),
                "Signature-Algorithm",
                "SHA256withRSA"));
    store.objects.remove(name(trail.digests.get(1)));
    assertThat(verifier(1).verify(key(1), object, () -> true).orElseThrow().verdict())
        .isEqualTo(Verdict.INTACT);
  }

  @Test
  void aVerificationThatIsStoppedHasNoResult() {
    AtomicInteger asked = new AtomicInteger();
    MemoryStore.Stored stored = store.get(name(trail.digests.get(1)));
    StoredObject object =
        new StoredObject(new ByteArrayInputStream(stored.content()), stored.metadata());
    assertThat(verifier(1).verify(key(1), object, () -> asked.incrementAndGet() < 2)).isEmpty();
    assertThat(asked).hasValue(2);
  }

  @Test
  void aChangedLogIsTampering() {
    store.put(SignedTrail.BUCKET, trail.logs.get(5), SignedTrail.gzip(new byte[3]), Map.of());
    IntegrityResult result = verify(2);
    assertThat(result.verdict()).isEqualTo(Verdict.TAMPERED);
    assertThat(result.problems())
        .containsExactly(
            "s3://%s is not what CloudTrail wrote; find out who wrote to it since, and restore the version before"
                .formatted(name(trail.logs.get(5))));
  }

  @Test
  void aPreviousDigestThatIsGoneMakesItIncomplete() {
    store.objects.remove(name(trail.digests.get(1)));
    IntegrityResult result = verify(2);
    assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(result.problems()).singleElement().asString().contains("does not exist");
  }

  @Test
  void aPreviousDigestThatWasReplacedIsTampering() {
    trail.forge(
        trail.digests.get(1),
        KeysOfRegion.FORGER,
        digest -> digest.withArray("logFiles").removeAll());
    assertThat(verify(2).verdict()).isEqualTo(Verdict.TAMPERED);
  }

  @Test
  void aDigestThatMayNotBeReadMakesItIncomplete() {
    store.denied.add(name(trail.digests.get(2)));
    IntegrityResult result = verify(2);
    assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(result.to()).isEqualTo(trail.now);
  }

  @Test
  void aNewChainWithOlderDigestsTellsThatLoggingWasStopped() {
    trail.now = trail.now.plus(Duration.ofDays(2));
    trail.restart();
    trail.hours(2, 1);
    IntegrityResult result = verify(3);
    assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("the digest before it ended at 2026-03-01T03:00:00Z");
    assertThat(verify(4).verdict()).isEqualTo(Verdict.INTACT);
  }

  @Test
  void anotherTrailInTheSamePlaceIsNoOlderDigest() {
    SignedTrail other = new SignedTrail(store, trail.root, trail.account, trail.region, "new");
    other.now = trail.now;
    other.hours(1, 1);
    assertThat(
            verifier(1)
                .verify(DigestKey.of(SignedTrail.BUCKET, other.digests.get(0)).orElseThrow())
                .verdict())
        .isEqualTo(Verdict.INTACT);
  }

  @Test
  void withoutASampleNoLogIsRead() {
    trail.logs.forEach(log -> store.denied.add(name(log)));
    assertThat(verifier(0).verify(key(2)).verdict()).isEqualTo(Verdict.INTACT);
    assertThat(verify(2).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void aSampleIsTheSameEachTimeAndAsLargeAsAskedFor() {
    SignedTrail many = new SignedTrail(store, trail.root, trail.account, trail.region, "many");
    many.hours(1, 400);
    many.logs.forEach(log -> store.objects.remove(name(log)));
    DigestKey key = DigestKey.of(SignedTrail.BUCKET, many.digests.get(0)).orElseThrow();
    IntegrityResult result = verifier(0.1).verify(key);
    assertThat(result.problems()).hasSizeBetween(20, 60);
    assertThat(verifier(0.1).verify(key)).isEqualTo(result);
  }

  @Test
  void moreProblemsThanAMessageBearsAreCounted() {
    SignedTrail many = new SignedTrail(store, trail.root, trail.account, trail.region, "many");
    many.hours(1, 150);
    many.logs.forEach(log -> store.objects.remove(name(log)));
    IntegrityResult result =
        verifier(1).verify(DigestKey.of(SignedTrail.BUCKET, many.digests.get(0)).orElseThrow());
    assertThat(result.problems()).hasSize(101).last().asString().contains("There are 50 more");
  }

  private IntegrityResult verify(int digest) {
    return verifier(1).verify(key(digest));
  }

  private DigestVerifier verifier(double share) {
    return new DigestVerifier(store, Verified.awsKeys(), share);
  }

  private DigestKey key(int digest) {
    return DigestKey.of(SignedTrail.BUCKET, trail.digests.get(digest)).orElseThrow();
  }

  private static String name(String key) {
    return SignedTrail.BUCKET + "/" + key;
  }
}
