package nl.dijkwacht.controls.accesses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.documents.Problem;
import org.junit.jupiter.api.Test;

class AccessCatalogueTest {

  private static AccessCatalogue read(String text) {
    return AccessCatalogue.read(List.of(new AccessFile("a.yml", text.getBytes(UTF_8))));
  }

  @Test
  void allMistakesAreToldAtOnceAndTheRestIsUsed() {
    AccessCatalogue catalogue =
        read(
            """
            source: s3.amazonaws.com
            accesses:
              - {kind: read, type: AWS::S3::Bucket, id: requestParameters.bucketName, calls: GetObject}
              - {kind: peek, type: AWS::S3::Bucket, id: requestParameters.bucketName, calls: HeadObject}
              - {type: AWS::S3::Bucket, id: requestParameters.bucketName, calls: PutObject}
              - {kind: read, type: AWS::No::Type, id: 'a path', calls: 'not a name', colour: red}
            """);

    assertThat(catalogue.problems())
        .extracting(Problem::message)
        .anySatisfy(p -> assertThat(p).contains("'peek' is no kind of access", "read", "restore"))
        .anySatisfy(p -> assertThat(p).contains("kind", "missing"))
        .anySatisfy(p -> assertThat(p).contains("AWS::No::Type"))
        .anySatisfy(p -> assertThat(p).contains("no place in an event"))
        .anySatisfy(p -> assertThat(p).contains("no name of a call"))
        .anySatisfy(p -> assertThat(p).contains("colour"));
    assertThat(catalogue.calls()).containsExactly("s3.amazonaws.com/GetObject");
  }

  @Test
  void withoutFilesItHasNoCall() {
    assertThat(AccessCatalogue.none().calls()).isEmpty();
    assertThat(AccessCatalogue.none().has("s3.amazonaws.com", "GetObject")).isFalse();
  }
}
