package nl.dijkwacht.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.reports.period.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DossierTest {

  @Test
  void findingsAreNamedInTheLanguageOfTheFile() {
    assertThat(DossierHtml.write(SampleDossier.late(), Language.NL))
        .contains("<td>Persoonsgegevens massaal gedownload</td>")
        .doesNotContain("<td>Mass download of personal data");
    assertThat(DossierHtml.write(SampleDossier.late(), Language.EN))
        .contains("<td>Mass download of personal data</td>")
        .doesNotContain("massaal gedownload</td>");
  }

  @Test
  void theDutchFileHasAllThatTheAuthorityAsks() throws IOException {
    String html = DossierHtml.write(SampleDossier.late(), Language.NL);
    Path shown = Path.of("target", "dossier-nl.html");
    Files.writeString(shown, html);

    assertThat(html)
        .contains(
            "<html lang=\"nl\">",
            "Aard van de inbreuk",
            "vertrouwelijkheid",
            "medische gegevens; naam en geboortedatum",
            "± 900",
            "± 12.400",
            "unieke objecten die zijn gelezen",
            "fg@ziekenhuis.example",
            "Identiteitsfraude",
            "Sleutels ingetrokken",
            "MFA verplicht",
            "Versleuteling is hier geen verweer",
            "Gebeurd vanaf",
            "2 maart 2026 13:00:00 CET",
            "Gedetecteerd",
            "Kennisname (bewust)",
            "b.bakker (dossierhouder)",
            "Advies van f.groen (functionaris gegevensbescherming)",
            "Autoriteit Persoonsgegevens, versie 1",
            "te laat",
            "203.0.113.7",
            "BR",
            "b2c3d4e5-0000-4000-8000-000000000001",
            "s3://ziekenhuis-logboek/AWSLogs/1.json.gz#3",
            "geverifieerd",
            "None were published.",
            "Blootstelling en wat er is gelezen",
            "s3-bucket-not-public (openbaar)",
            "13.500, waarvan 13.000 zonder identiteit en 13.000 van buiten de EER",
            "anonymous 13.000; anderen 500",
            "BR 13.000",
            "De keten van 9 stappen is ongeschonden; SHA-256",
            "359993 s",
            "342000 s",
            "kritiek",
            "las 12.400 objecten in een uur")
        .doesNotContain("<td>critical", "read 12,400", "notified");
  }

  @Test
  void theEnglishFileIsEnglish() throws IOException {
    String html = DossierHtml.write(SampleDossier.late(), Language.EN);
    Files.writeString(Path.of("target", "dossier-en.html"), html);

    assertThat(html)
        .contains("<html lang=\"en\">", "Nature of the breach", "GEMELD", "notified")
        .doesNotContain("Aard van de inbreuk");
  }

  @Test
  void aSuspicionSaysThatNoTermRuns() {
    assertThat(DossierHtml.write(SampleDossier.suspicion(), Language.NL))
        .contains("BEOORDELING", "staat niet in het register van inbreuken");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatPeopleWroteIsTextAndNothingElse(Language language) {
    String html = DossierHtml.write(SampleDossier.late(), language);

    assertThat(html)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x", "&lt;B.V.&gt; &amp;")
        .doesNotContain(
            "<script", "<img", "javascript:", "http://", "https://", " src=\"", "@import");
    Matcher tags = Pattern.compile("<(/?[a-z0-9!]+)").matcher(html);
    assertThat(tags.results().map(found -> found.group(1).replace("/", "")))
        .isSubsetOf(
            "!doctype",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "h1",
            "h2",
            "p",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "ul",
            "li",
            "div",
            "strong");
  }

  @Test
  void thePolicyAllowsThisStyleAndNothingElse() throws Exception {
    String html = DossierHtml.write(SampleDossier.late(), Language.NL);
    String style =
        html.substring(html.indexOf("<style>") + "<style>".length(), html.indexOf("</style>"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

    assertThat(html)
        .contains(
            "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void aBrokenChainIsSaidLoudly() {
    Dossier sound = SampleDossier.late();
    List<CaseEvent> steps = new ArrayList<>(sound.steps());
    steps.remove(2);

    assertBroken(with(sound, steps, List.of()));
  }

  @Test
  void whatTheAnchorDeniesIsSaidLoudly() {
    Dossier sound = SampleDossier.late();
    Dossier broken =
        with(sound, sound.steps(), List.of("Step 3 is not the one that was anchored."));

    assertBroken(broken);
    assertThat(DossierHtml.write(broken, Language.NL)).contains("Step 3 is not the one");
  }

  private static Dossier with(Dossier sound, List<CaseEvent> steps, List<String> anchorFaults) {
    return new Dossier(
        sound.subject(),
        steps,
        sound.evidence(),
        sound.countries(),
        "",
        anchorFaults,
        sound.at(),
        sound.by(),
        sound.zone());
  }

  private static void assertBroken(Dossier broken) {
    assertThat(DossierHtml.write(broken, Language.NL))
        .contains("De keten van stappen is geschonden");
    assertThat(DossierJson.write(broken)).contains("\"intact\" : false");
  }

  @Test
  void theJsonHasTheSameAsData() throws IOException {
    JsonNode json = new ObjectMapper().readTree(DossierJson.write(SampleDossier.late()));

    assertThat(json.get("form").asText()).isEqualTo("dijkwacht-dossier/1.1");
    assertThat(json.get("status").get("nl").asText()).isEqualTo("GEMELD");
    assertThat(json.get("secondsSinceDetection").asLong()).isEqualTo(359_993);
    assertThat(json.get("secondsSinceAwareness").asLong()).isEqualTo(342_000);
    assertThat(json.get("notifications").get(0).get("late").asBoolean()).isTrue();
    assertThat(json.get("facts").get("actorCouldUseKey").asText()).isEqualTo("yes");
    assertThat(json.get("events").get(0).get("evidence").asText()).startsWith("events/");
    assertThat(json.get("steps")).hasSize(9);
    JsonNode exposure = json.get("exposures").get(0);
    assertThat(exposure.get("objectsAtMost").asLong()).isEqualTo(12_400);
    assertThat(exposure.get("dataSubjectsAtMost").asLong()).isEqualTo(1200);
    assertThat(exposure.get("readers").get(0).get("reads").asLong()).isEqualTo(13_000);
    assertThat(exposure.get("countries").get("BR").asLong()).isEqualTo(13_000);
    assertThat(json.get("chain").get("intact").asBoolean()).isTrue();
  }
}
