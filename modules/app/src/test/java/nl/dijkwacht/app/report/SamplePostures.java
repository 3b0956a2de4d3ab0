package nl.dijkwacht.app.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict.Result;

/** Resources and how they stand. */
public final class SamplePostures {

  public static final String HOSPITAL = "111122223333";
  public static final String CLINIC = "444455556666";
  public static final String UNREGISTERED = "777788889999";

  /** Two controls; the first is a headline control. */
  public static final String CONTROLS =
      """
      id: s3-encrypted
      title: Buckets are encrypted
      title-nl: Buckets zijn versleuteld
      why: So that a key can be taken away.
      why-nl: Zodat een sleutel in te trekken is.
      level: high
      headline: encryption-at-rest
      resource-types: [AWS::S3::Bucket]
      parameters: {algorithm: aws:kms}
      condition: sC.Encryption.algorithm == params.algorithm
      remedy:
        steps: [Set a key.]
        steps-nl: [Stel een sleutel in.]
        command: aws s3api put-bucket-encryption --bucket BUCKET
      mappings: {avg: ["32(1)(a)", "5(1)(f)"], iso-27001: [A.8.24]}
      tests:
        - {name: On, expect: pass, item: {supplementaryConfiguration: {Encryption: {algorithm: 'aws:kms'}}}}
        - {name: Off, expect: fail, item: {supplementaryConfiguration: {Encryption: {algorithm: none}}}}
        - {name: Not told, expect: unknown, item: {}}
      ---
      id: s3-tagged
      title: Buckets have tags
      title-nl: Buckets hebben labels
      why: So that it is known whose they are.
      why-nl: Zodat bekend is van wie ze zijn.
      level: low
      resource-types: [AWS::S3::Bucket]
      condition: size(tags) > 0
      remedy: {steps: [Tag it.], steps-nl: [Zet er labels op.]}
      mappings: {avg: ["32(1)(a)"]}
      tests:
        - {name: Tagged, expect: pass, item: {tags: {a: b}}}
        - {name: Bare, expect: fail, item: {tags: {}}}
      """;

  public static final String REGISTERS =
      """
      accounts:
        - {id: '111122223333', name: Files, environment: production, legal-entity: Hospital, role: controller}
        - {id: '444455556666', name: '=cmd()', environment: test, legal-entity: Clinic, role: processor}
      exceptions:
        - id: old
          control: s3-encrypted
          resource: old-*
          owner: o
          reason: r
          legal-basis: l
          from: 2026-01-01
          expires: 2026-12-31
      """;

  private SamplePostures() {}

  /** A bucket, and results of the two controls. */
  public static Posture bucket(String account, String name, Result encrypted, Result tagged) {
    return new Posture(
        new ResourceId("aws", account, "eu-west-1", "AWS::S3::Bucket", name),
        null,
        name,
        Instant.parse("2026-11-26T09:00:00Z"),
        Classification.NONE,
        "hash",
        new TreeMap<>(Map.of("s3-encrypted", encrypted, "s3-tagged", tagged)));
  }

  /** One that fails, one that passes, one that is unknown, one under an exception. */
  public static List<Posture> all() {
    return List.of(
        bucket(HOSPITAL, "a", Result.PASS, Result.PASS),
        bucket(HOSPITAL, "b", Result.PASS, Result.NOT_APPLICABLE),
        bucket(HOSPITAL, "old-1", Result.FAIL, Result.PASS),
        bucket(CLINIC, "c", Result.FAIL, Result.UNKNOWN),
        bucket(UNREGISTERED, "d", Result.UNKNOWN, Result.UNKNOWN));
  }
}
