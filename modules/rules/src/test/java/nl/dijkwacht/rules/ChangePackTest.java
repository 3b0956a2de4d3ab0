package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.controls.changes.ChangeFile;
import nl.dijkwacht.controls.changes.ChangingCall;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangePackTest {

  static final ChangeCatalogue CATALOGUE =
      ChangeCatalogue.read(
          ChangePack.files().stream()
              .map(file -> new ChangeFile(file.name(), file.content()))
              .toList());

  private static final List<CallSample> SAMPLES =
      CATALOGUE.calls().stream()
          .map(call -> call.substring(0, call.indexOf('/')))
          .distinct()
          .flatMap(source -> CallSample.read(source.split("\\.", 2)[0], source).stream())
          .toList();

  static List<CallSample> samples() {
    return SAMPLES;
  }

  @Test
  void nothingIsWrongWithItsFiles() {
    assertThat(CATALOGUE.problems()).isEmpty();
    assertThat(CATALOGUE.calls()).hasSizeGreaterThanOrEqualTo(250);
  }

  @Test
  void theIndexNamesExactlyTheFilesInTheFolderInOrder() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(ChangePack.class.getResource("changes/index.txt")).toURI())
            .resolveSibling("");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(ChangePack.files().stream().map(RuleFile::name).toList())
          .isEqualTo(
              files
                  .map(file -> "changes/" + file.getFileName())
                  .filter(name -> name.endsWith(".yml"))
                  .sorted()
                  .toList());
    }
  }

  @Test
  void eachCallHasASample() {
    assertThat(SAMPLES.stream().map(CallSample::toString).collect(Collectors.toSet()))
        .isEqualTo(CATALOGUE.calls());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aCallChangesWhatItsSampleSays(CallSample sample) {
    ChangingCall call = CATALOGUE.find(sample.source(), sample.name()).orElseThrow();
    ChangingCall.Found found =
        call.resources(sample.event(), CallSample.ACCOUNT, CallSample.REGION);

    assertThat(texts(found)).isEqualTo(sample.changes());
    assertThat(found.leftOut()).isZero();
  }

  private static Set<String> texts(ChangingCall.Found found) {
    return found.resources().stream()
        .map(ResourceId::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** AWS Config's id of a type is tested with the type; here, that no type is without calls. */
  @Test
  void eachTypeThatCallsCanNameIsChangedOrTouchedByOne() {
    Set<String> types = new TreeSet<>(CATALOGUE.resourceTypes());
    types.addAll(AccessPackTest.types());
    assertThat(types)
        .containsAll(
            ResourceIdentity.types().stream()
                .filter(type -> !type.matches("AWS::(Neptune|DocDB)::DBCluster"))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "lambda.amazonaws.com, UpdateFunctionCode20150331v2",
    "lambda.amazonaws.com, AddPermission20150331v2",
    "lambda.amazonaws.com, AddPermission",
    "lambda.amazonaws.com, PutFunctionConcurrency20171031",
    "lambda.amazonaws.com, TagResource20170331v2",
    "cloudfront.amazonaws.com, UpdateDistribution2020_05_31"
  })
  void theVersionBehindANameDoesNotMatter(String source, String name) {
    assertThat(CATALOGUE.has(source, name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "s3.amazonaws.com, GetObject",
    "s3.amazonaws.com, PutObject",
    "s3.amazonaws.com, PutBucketPolic",
    "ec2.amazonaws.com, DescribeInstances",
    "nowhere.amazonaws.com, PutBucketPolicy"
  })
  void whatChangesNoResourceIsNotInIt(String source, String name) {
    assertThat(CATALOGUE.has(source, name)).isFalse();
  }
}
