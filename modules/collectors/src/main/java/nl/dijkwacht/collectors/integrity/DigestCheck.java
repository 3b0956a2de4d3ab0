package nl.dijkwacht.collectors.integrity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.files.BrokenInput;
import nl.dijkwacht.collectors.files.PlainContent;
import org.jspecify.annotations.Nullable;

/**
 * Checks a digest file by itself: that it is one, stands where CloudTrail put it, and is signed by
 * CloudTrail. Thread-safe.
 */
final class DigestCheck {

  private static final String SIGNATURE = "signature";
  private static final String SIGNATURE_ALGORITHM = "signature-algorithm";

  private final TrailStore store;
  private final PublicKeys keys;

  DigestCheck(TrailStore store, PublicKeys keys) {
    this.store = store;
    this.keys = keys;
  }

  /** Reads it from its place, and checks it. Its log files are not looked at. */
  CheckedDigest check(DigestKey key) {
    return check(key, LogCheck::notRead);
  }

  /** The same, with its log files if it is proven: what an unproven one lists is anybody's word. */
  CheckedDigest check(DigestKey key, Function<DigestFile, LogCheck.Outcome> logs) {
    try (StoredObject object = store.open(key.bucket(), key.key())) {
      return check(key, object, logs);
    } catch (StoreFailure e) {
      return CheckedDigest.unusable(key, unavailable(key, e));
    } catch (IOException e) {
      return CheckedDigest.unusable(key, brokenOff(key));
    }
  }

  /** Checks one that is at hand. */
  CheckedDigest check(
      DigestKey key, StoredObject object, Function<DigestFile, LogCheck.Outcome> logs) {
    byte[] json;
    try (PlainContent content = PlainContent.of(object.content())) {
      json = content.readNBytes(DigestJson.MAX_BYTES + 1);
    } catch (StoreFailure e) {
      return CheckedDigest.unusable(key, unavailable(key, e));
    } catch (BrokenInput e) {
      return CheckedDigest.unusable(key, broken(key, e));
    } catch (IOException e) {
      return CheckedDigest.unusable(key, brokenOff(key));
    }
    if (json.length > DigestJson.MAX_BYTES) {
      return CheckedDigest.unusable(key, tooLarge(key));
    }
    DigestReading reading = DigestJson.read(json);
    if (reading instanceof DigestReading.Read read) {
      return check(key, read.file(), ContentHash.of(json).sha256(), object.metadata(), logs);
    }
    String detail = reading instanceof DigestReading.Malformed m ? m.detail() : "";
    return CheckedDigest.unusable(
        key,
        Problem.of(
            Problem.Kind.DIGEST_MALFORMED,
            key.uri(),
            "is no digest file as CloudTrail writes them: %s".formatted(detail)));
  }

  private CheckedDigest check(
      DigestKey key,
      DigestFile file,
      String sha256,
      Map<String, String> metadata,
      Function<DigestFile, LogCheck.Outcome> logCheck) {
    List<Problem> problems = new ArrayList<>();
    if (!file.uri().equals(key.uri())) {
      problems.add(
          Problem.of(
              Problem.Kind.DIGEST_MOVED,
              key.uri(),
              "was put elsewhere by CloudTrail: at " + Printable.of(file.uri())));
    }
    String signature = value(metadata, SIGNATURE);
    String algorithm = value(metadata, SIGNATURE_ALGORITHM);
    if (signature == null || algorithm == null) {
      problems.add(
          Problem.of(
              Problem.Kind.SIGNATURE_MISSING,
              key.uri(),
              "has no signature in its metadata; copying an object may lose it, so restore the"
                  + " version that CloudTrail wrote"));
    } else if (!algorithm.equals(DigestSignature.ALGORITHM)
        || !file.signatureAlgorithm().equals(DigestSignature.ALGORITHM)) {
      problems.add(
          Problem.of(
              Problem.Kind.ALGORITHM_UNKNOWN,
              key.uri(),
              "is signed by another algorithm than " + DigestSignature.ALGORITHM));
    } else {
      signatureProblem(key, file, sha256, signature).ifPresent(problems::add);
    }
    boolean proven = problems.isEmpty();
    LogCheck.Outcome logs = proven ? logCheck.apply(file) : LogCheck.notRead(file);
    problems.addAll(logs.problems());
    return new CheckedDigest(key, file.head(), sha256, signature, proven, logs.tally(), problems);
  }

  private Optional<Problem> signatureProblem(
      DigestKey key, DigestFile file, String sha256, String signature) {
    KeyLookup lookup = keys.find(key.region(), file.fingerprint(), file.end());
    if (lookup instanceof KeyLookup.Failed failed) {
      return Optional.of(
          Problem.of(
              Problem.Kind.KEY_UNAVAILABLE,
              key.uri(),
              "cannot be verified without CloudTrail's public keys: "
                  + failed.failure().sentence()));
    }
    if (!(lookup instanceof KeyLookup.Found found)) {
      return Optional.of(
          Problem.of(
              Problem.Kind.KEY_UNKNOWN,
              key.uri(),
              "names a key that CloudTrail did not use in %s at that time"
                  .formatted(key.region())));
    }
    return DigestSignature.isValid(file, sha256, signature, found.key().key())
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                Problem.Kind.SIGNATURE_WRONG,
                key.uri(),
                "does not belong to its signature: it, or the signature, is not what CloudTrail"
                    + " wrote"));
  }

  private static @Nullable String value(Map<String, String> metadata, String name) {
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      if (entry.getKey().toLowerCase(Locale.ROOT).equals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static Problem unavailable(DigestKey key, StoreFailure failure) {
    return failure.isMissing()
        ? missing(key.uri())
        : Problem.of(
            Problem.Kind.DIGEST_UNREADABLE,
            key.uri(),
            "could not be read: " + failure.failure().sentence());
  }

  static Problem missing(String uri) {
    return Problem.of(
        Problem.Kind.DIGEST_MISSING,
        uri,
        "does not exist, though the digest after it names it; find out who deleted it, or whether"
            + " the bucket's lifecycle did");
  }

  private static Problem brokenOff(DigestKey key) {
    return Problem.of(
        Problem.Kind.DIGEST_UNREADABLE, key.uri(), "could not be read to its end; try again");
  }

  private static Problem tooLarge(DigestKey key) {
    return Problem.of(
        Problem.Kind.DIGEST_UNREADABLE,
        key.uri(),
        "is larger than %,d bytes uncompressed, which is more than is read"
            .formatted(DigestJson.MAX_BYTES));
  }

  private static Problem broken(DigestKey key, BrokenInput broken) {
    return Problem.of(
        Problem.Kind.DIGEST_MALFORMED,
        key.uri(),
        "cannot be unpacked, so it is no digest file as CloudTrail writes them: "
            + broken.detail());
  }
}
