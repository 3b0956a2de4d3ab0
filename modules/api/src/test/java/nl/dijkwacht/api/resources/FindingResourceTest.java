package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.core.signal.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FindingResourceTest {

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    put(Samples.finding("a", Samples.HOSPITAL, Level.CRITICAL, Finding.Status.OPEN, 10));
    put(Samples.finding("b", Samples.HOSPITAL, Level.HIGH, Finding.Status.OPEN, 1));
    put(Samples.finding("c", Samples.MUNICIPALITY, Level.HIGH, Finding.Status.OPEN, 5));
    put(Samples.finding("d", Samples.HOSPITAL, Level.LOW, Finding.Status.CLOSED, 3));
    put(Samples.finding("e", Samples.UNREGISTERED, Level.MEDIUM, Finding.Status.OPEN, 2));
  }

  private void put(Finding finding) {
    served.views.findings().put(finding.id(), finding);
  }

  @Test
  void thatItsUseIsRestrictedIsToldWithWhomToAskAndNotWhy() throws Exception {
    Finding finding =
        Samples.finding("restricted", Samples.HOSPITAL, Level.HIGH, Finding.Status.OPEN, 1);
    served.views.findings().put("restricted", finding);
    served.views.alerts().add(Samples.alert("alert-restricted", finding));
    assertThat(served.json("analyst", "/api/v1/findings/restricted").get("restrictions")).isEmpty();

    served.views.add(Samples.restriction(Restriction.Kind.PERSON, "j.jansen@zkh.nl"));
    served.views.add(Samples.restriction(Restriction.Kind.PERSON, "somebody else"));

    JsonNode told = served.json("analyst", "/api/v1/findings/restricted").get("restrictions");
    assertThat(told).hasSize(1);
    assertThat(told.at("/0/by").textValue()).isEqualTo("f.groen");
    assertThat(told.at("/0/since").textValue()).isEqualTo("2026-11-26T03:00:00Z");
    assertThat(told.toString()).doesNotContain("contested");
    assertThat(served.json("analyst", "/api/v1/alerts").at("/items/0/finding/restrictions"))
        .hasSize(1);
    assertThat(served.get("analyst", "/findings/restricted").body())
        .contains("Restricted (Art. 18 AVG)", "ask f.groen first");
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                        | a b c e d",
        "?sort=newest                            | b e d c a",
        "?severity=high,critical                 | a b c",
        "?status=closed                          | d",
        "?severity=high&status=open              | b c",
        "?rule=rule-high                         | b c",
        "?control=rule-low                       | d",
        "?account=444455556666                   | c",
        "?legalEntity=Ziekenhuis                 | a b d",
        "?article=32(1)(b)                       | a b c e d",
        "?article=5(1)(f)                        | ''",
        "?asset=BEELD                            | a b c e d",
        "?asset=other                            | ''",
        "?text=j.jansen                          | a b c e d",
        "?text=made%20PUBLIC&severity=low        | d",
        "?personalData=true                      | ''"
      })
  void findingsAreChosenAndSorted(String query, String ids) throws Exception {
    JsonNode list = served.json("analyst", "/api/v1/findings" + (query == null ? "" : query));

    assertThat(String.join(" ", idsOf(list))).isEqualTo(ids);
    assertThat(list.get("total").intValue()).isEqualTo(list.get("items").size());
    assertThat(list.get("complete").booleanValue()).isTrue();
  }

  private static List<String> idsOf(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.get("items").forEach(item -> ids.add(item.get("id").textValue()));
    return ids;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gravest", "newest"})
  void pagesTogetherAreTheWholeListWhateverComesMeanwhile(String sort) throws Exception {
    List<String> all = idsOf(served.json("analyst", "/api/v1/findings?sort=" + sort));
    List<String> paged = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page =
          served.json("analyst", "/api/v1/findings?limit=2&sort=" + sort + "&cursor=" + cursor);
      paged.addAll(idsOf(page));
      assertThat(page.get("items").size()).isLessThanOrEqualTo(2);
      cursor = page.has("next") ? page.get("next").textValue() : null;
      // Stands before all others, so it must not shift them.
      put(Samples.finding("new", Samples.HOSPITAL, Level.CRITICAL, Finding.Status.OPEN, 0));
    }

    assertThat(paged).containsExactlyElementsOf(all);
  }

  @Test
  void aFindingTellsWhoAnswersForItAndByWhichArticle() throws Exception {
    JsonNode finding = served.json("analyst", "/api/v1/findings/a");

    assertThat(finding.get("legalEntity").textValue()).isEqualTo("Ziekenhuis");
    assertThat(finding.get("accountName").textValue()).isEqualTo("Ziekenhuis-prod");
    assertThat(finding.get("articles").get(0).textValue()).isEqualTo("32(1)(b)");
    assertThat(finding.get("rule").get("title").textValue()).isEqualTo("Bucket was made public");
  }

  @Test
  void whoIsOfOneLegalEntitySeesItsOwnAlone() throws Exception {
    assertThat(idsOf(served.json("hospital", "/api/v1/findings"))).containsExactly("a", "b", "d");
    assertThat(served.get("hospital", "/api/v1/findings/a").statusCode()).isEqualTo(200);
    assertThat(served.get("hospital", "/api/v1/findings/c").statusCode()).isEqualTo(404);
    assertThat(served.get("hospital", "/api/v1/findings/e").body())
        .isEqualTo(served.get("hospital", "/api/v1/findings/none").body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?severity=grave",
        "?status=opened",
        "?limit=0",
        "?limit=201",
        "?limit=x",
        "?cursor=garbage",
        "?cursor=MHx4fHk",
        "?personalData=maybe",
        "?sort=oldest",
        "?colour=red"
      })
  void whatIsAskedWronglyGetsASentenceThatSaysWhatToDo(String query) throws Exception {
    HttpResponse<String> response = served.get("analyst", "/api/v1/findings" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Served.read(response.body()).get("detail").textValue())
        .contains(" takes ")
        .doesNotContain("red");
  }
}
