package nl.dijkwacht.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.dijkwacht.controls.cases.ControlTester;
import nl.dijkwacht.controls.cases.TestOutcome;
import nl.dijkwacht.controls.lint.ControlLint;
import org.junit.jupiter.api.Test;

/** The whole way of one control: from its file to the results of its examples. */
class ExampleControlTest {

  static final String EXAMPLE =
      """
      id: s3-bucket-kms-encryption
      title: S3 buckets with personal data are encrypted with a KMS key
      title-nl: S3-buckets met persoonsgegevens zijn versleuteld met een KMS-sleutel
      why: >
        S3 encrypts everything with keys of its own since 2023; only a KMS key can be taken away.
      why-nl: >
        S3 versleutelt alles sinds 2023 met eigen sleutels; alleen een KMS-sleutel is in te trekken.
      level: high
      headline: encryption-at-rest
      resource-types: [AWS::S3::Bucket]
      parameters:
        allowed-algorithms: [aws:kms, aws:kms:dsse]
      applies: asset.personalData
      condition: >
        has(sC.ServerSideEncryptionConfiguration) &&
        sC.ServerSideEncryptionConfiguration.rules.exists(r,
          r.applyServerSideEncryptionByDefault.sseAlgorithm in params['allowed-algorithms'])
      shows:
        algorithms: sC.ServerSideEncryptionConfiguration.rules.map(r, r.applyServerSideEncryptionByDefault.sseAlgorithm)
      remedy:
        steps:
          - Choose or make a KMS key in the bucket's Region.
        steps-nl:
          - Kies of maak een KMS-sleutel in de regio van de bucket.
        command: aws s3api put-bucket-encryption --bucket BUCKET
      mappings:
        avg: ["32(1)(a)"]
        iso-27001: ["A.8.24"]
        nist-800-53: [SC-28]
        nis2: ["21(2)(h)"]
      changes:
        - call: s3.amazonaws.com/DeleteBucketEncryption
          breaks: "true"
        - call: s3.amazonaws.com/PutBucketEncryption
          mends: "request.x == 'aws:kms'"
      tests:
        - name: A KMS key is set
          expect: pass
          asset: {personal-data: true}
          item:
            configuration: {name: beelden}
            supplementaryConfiguration:
              ServerSideEncryptionConfiguration:
                rules: [{applyServerSideEncryptionByDefault: {sseAlgorithm: aws:kms}}]
        - name: S3's own key
          expect: fail
          asset: {personal-data: true}
          item:
            supplementaryConfiguration:
              ServerSideEncryptionConfiguration:
                rules: [{applyServerSideEncryptionByDefault: {sseAlgorithm: AES256}}]
        - name: A rule without an algorithm
          expect: unknown
          asset: {personal-data: true}
          item:
            supplementaryConfiguration: {ServerSideEncryptionConfiguration: {rules: [{}]}}
        - name: It could not be asked
          expect: unknown
          asset: {personal-data: true}
          item: {unknown: [ServerSideEncryptionConfiguration]}
        - name: No personal data
          expect: not-applicable
          item: {}
        - name: Default encryption is deleted
          expect: fail
          change: {call: s3.amazonaws.com/DeleteBucketEncryption, request: {bucketName: beelden}}
        - name: A key is set
          expect: pass
          change: {call: s3.amazonaws.com/PutBucketEncryption, request: {x: aws:kms}}
        - name: Something is set
          expect: unknown
          change: {call: s3.amazonaws.com/PutBucketEncryption, request: {}}
      """;

  @Test
  void aControlSaysWhatItsExamplesExpect() {
    ControlSet controls =
        ControlSet.read(
            List.of(new ControlFile("example.yml", EXAMPLE.getBytes(StandardCharsets.UTF_8))),
            ControlSettings.DEFAULT);
    assertThat(controls.problems()).isEmpty();
    List<TestOutcome> outcomes = new ControlTester(controls).run();
    assertThat(outcomes).hasSize(8).allMatch(TestOutcome::passed);
    assertThat(outcomes)
        .extracting(TestOutcome::reason)
        .startsWith(
            "algorithms: aws:kms",
            "algorithms: AES256",
            "UNKNOWN: r.applyServerSideEncryptionByDefault is missing",
            "UNKNOWN: sC.ServerSideEncryptionConfiguration could not be asked");
    assertThat(ControlLint.check(controls)).isEmpty();
  }
}
