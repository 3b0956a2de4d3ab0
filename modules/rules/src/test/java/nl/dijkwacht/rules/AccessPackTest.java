package nl.dijkwacht.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.controls.accesses.AccessCatalogue;
import nl.dijkwacht.controls.accesses.AccessFile;
import nl.dijkwacht.controls.accesses.AccessingCall;
import nl.dijkwacht.controls.accesses.Touch;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessPackTest {

  static final AccessCatalogue CATALOGUE =
      AccessCatalogue.read(
          AccessPack.files().stream()
              .map(file -> new AccessFile(file.name(), file.content()))
              .toList());

  /**
   * A record's members, and what it touches: {@code kind type/id}, objects behind a {@code |}.
   *
   * @param call as {@code source/name}
   */
  record Sample(String call, String members, String touches) {

    static List<Sample> all() {
      try (InputStream in = Sample.class.getResourceAsStream("accesses.txt")) {
        List<String> lines =
            new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i + 2 < lines.size(); i += 3) {
          samples.add(new Sample(lines.get(i), lines.get(i + 1).strip(), lines.get(i + 2).strip()));
        }
        return samples;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    TrailEvent event() {
      int slash = call.indexOf('/');
      String json =
          """
          {"eventTime":"2026-11-20T10:00:00Z","eventSource":"%s","eventName":"%s",\
          "awsRegion":"%s","recipientAccountId":"%s",%s}"""
              .formatted(
                  call.substring(0, slash),
                  call.substring(slash + 1),
                  CallSample.REGION,
                  CallSample.ACCOUNT,
                  members);
      TrailReading reading = new TrailEventReader().read(json.getBytes(UTF_8));
      if (reading instanceof TrailReading.Event read) {
        return read.event();
      }
      throw new AssertionError(this + " " + reading);
    }
  }

  static List<Sample> samples() {
    return Sample.all();
  }

  /** All types whose resources calls touch. */
  static Set<String> types() {
    return CATALOGUE.calls().stream()
        .flatMap(call -> call(call).touches().stream())
        .flatMap(touch -> touch.types().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static AccessingCall call(String call) {
    int slash = call.indexOf('/');
    return CATALOGUE.find(call.substring(0, slash), call.substring(slash + 1)).orElseThrow();
  }

  @Test
  void nothingIsWrongWithItsFiles() {
    assertThat(CATALOGUE.problems()).isEmpty();
    assertThat(CATALOGUE.calls()).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void theIndexNamesExactlyTheFilesInTheFolderInOrder() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(AccessPack.class.getResource("accesses/index.txt")).toURI())
            .resolveSibling("");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(AccessPack.files().stream().map(RuleFile::name).toList())
          .isEqualTo(
              files
                  .map(file -> "accesses/" + file.getFileName())
                  .filter(name -> name.endsWith(".yml"))
                  .sorted()
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aCallTouchesWhatItsSampleSays(Sample sample) {
    assertThat(touches(call(sample.call()), sample.event())).isEqualTo(sample.touches());
  }

  static String touches(AccessingCall call, TrailEvent event) {
    List<String> touches = new ArrayList<>();
    for (Touch touch : call.touches()) {
      for (ResourceId resource : touch.resources(event, CallSample.ACCOUNT, CallSample.REGION)) {
        String objects = String.join("|", touch.objects(event, resource));
        long bytes = touch.bytes(event);
        touches.add(
            touch.kind(event).label()
                + " "
                + (resource.account().equals(CallSample.ACCOUNT) ? "" : resource.account() + "/")
                + resource.type()
                + "/"
                + resource.id()
                + (objects.isEmpty() ? "" : "|" + objects)
                + (touch.isBeginning() ? "*" : "")
                + (bytes == 0 ? "" : " " + bytes));
      }
    }
    return String.join("; ", touches);
  }

  @Test
  void everyServiceHasASample() {
    assertThat(
            Sample.all().stream()
                .map(sample -> sample.call().substring(0, sample.call().indexOf('/')))
                .collect(Collectors.toSet()))
        .containsAll(
            CATALOGUE.calls().stream()
                .map(call -> call.substring(0, call.indexOf('/')))
                .collect(Collectors.toSet()));
  }

  @Test
  void whatTouchesNoDataIsNotInIt() {
    assertThat(CATALOGUE.has("lambda.amazonaws.com", "Invoke")).isFalse();
    assertThat(CATALOGUE.has("s3.amazonaws.com", "PutBucketPolicy")).isFalse();
    assertThat(CATALOGUE.has("ecr.amazonaws.com", "BatchGetImage")).isFalse();
    assertThat(CATALOGUE.has("secretsmanager.amazonaws.com", "BatchGetSecretValue")).isFalse();
  }
}
