package nl.dijkwacht.rules;

import static nl.dijkwacht.rules.ChangePackTest.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.controls.changes.ChangingCall;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.YamlReader;
import org.junit.jupiter.api.Test;

/** What controls say of calls holds only if the calls are found as changes of their resources. */
class ChangesOfControlsTest {

  private final List<String> faults = new ArrayList<>();
  private int calls;

  @Test
  void eachCallOfAControlIsFoundAsAChangeOfItsResources() throws IOException, URISyntaxException {
    for (Path file : files()) {
      Problems problems = new Problems();
      for (Node control :
          YamlReader.read(file.toString(), Files.readAllBytes(file), Limits.DEFAULT, problems)) {
        Fields.from(control, problems).ifPresent(fields -> control(fields, problems));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(calls).isPositive();
  }

  private void control(Fields control, Problems problems) {
    List<String> types = control.texts("resource-types");
    if (control.node("changes").orElse(null) instanceof Sequence changes) {
      for (Node change : changes.items()) {
        Fields.from(change, problems)
            .ifPresent(fields -> change(control.text("id", "?"), types, fields));
      }
    }
  }

  private void change(String control, List<String> types, Fields change) {
    calls++;
    String name = change.text("call", "?/?");
    int slash = name.indexOf('/');
    Optional<ChangingCall> call =
        CATALOGUE.find(name.substring(0, Math.max(0, slash)), name.substring(slash + 1));
    if (call.isEmpty()) {
      faults.add(control + ": " + name + " is not in the catalogue");
      return;
    }
    if (Collections.disjoint(call.get().resourceTypes(), types)) {
      faults.add(control + ": " + name + " changes no resource of its types");
    }
    boolean looks = (change.text("breaks", "") + change.text("mends", "")).contains("request");
    if (looks && !call.get().keepsRequest()) {
      faults.add(control + ": the request of " + name + " is not kept");
    }
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    Path index =
        Path.of(Objects.requireNonNull(RulePack.class.getResource("changes/index.txt")).toURI());
    Path folder = index.resolveSibling("../controls").normalize();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
