package nl.dijkwacht.publish.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.dijkwacht.publish.subscriptions.SubscriptionFile.Origin;
import org.junit.jupiter.api.Test;

class DocumentationTest {

  private static final Path PAGE =
      Path.of(System.getProperty("dijkwacht.root"), "docs", "subscriptions.md");

  @Test
  void theExampleOfTheDocumentationCanBeUsed() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    String example = page.substring(begin, page.indexOf("```", begin));

    SubscriptionSet set =
        SubscriptionSet.read(
            List.of(new SubscriptionFile("example", example.getBytes(UTF_8), Origin.LOCAL)));

    assertThat(set.problems()).isEmpty();
    assertThat(set.byId()).containsOnlyKeys("soc", "duty", "privacy-office");
  }

  @Test
  void theDocumentationNamesEveryFieldAndChannel() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(AlertFilter.FIELDS).allSatisfy(field -> assertThat(page).contains("`" + field));
    for (ChannelType type : ChannelType.values()) {
      assertThat(page).contains("| `" + type.label() + "` |");
    }
  }
}
