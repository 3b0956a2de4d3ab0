package nl.dijkwacht.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import nl.dijkwacht.api.resources.Samples;
import nl.dijkwacht.api.resources.Served;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PagesTest {

  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='x",
          "</title><svg/onload=x>",
          "&lt;b&gt;",
          "\u202Egnp.exe",
          "a\u0000b\u001b[31m",
          "javascript:alert(1)",
          "\u2028\u2029",
          "{{7*7}}");

  /** All that the pages may have between angle brackets. */
  private static final Pattern TAG =
      Pattern.compile(
          "</?(!DOCTYPE html|html|head|meta|title|link|script|body|a|header|div|button|span|main|h1"
              + "|h2|h3|select|option|p|ul|ol|li|strong|table|thead|tbody|tr|th|td|time|nav|form|label|input|pre|br)"
              + "( [a-z-]+=\"[^\"<>]*\")*>");

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    served.views.alerts().started();
    put(
        Samples.finding(
            "abcdef0123456789", Samples.HOSPITAL, Level.CRITICAL, Finding.Status.OPEN, 9));
    served.views.cases().put("c", Samples.breach("c", "Ziekenhuis", 71 * 60));
  }

  private void put(Finding finding) {
    served.views.findings().put(finding.id(), finding);
    served.views.alerts().add(Samples.alert("alert-" + finding.id(), finding));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void thePageTellsWhatIsOpenWhichClockRunsAndWhatCameLast() throws Exception {
    String page = served.get("owner", "/").body();

    assertThat(page)
        .contains("<html lang=\"en\">")
        .contains("1 critical and 0 high findings are open. 1 clocks run.")
        .contains("2 d 23 h", "Notify the authority (72 h, Art. 33)")
        .contains("href=\"/findings/abcdef0123456789\" lang=\"en\">Bucket was made public")
        .contains("j.jansen@zkh.nl", "beelden", "AVG 32(1)(b)")
        .contains("50.0 %", "Residency");
  }

  @Test
  void whoPrefersDutchReadsDutch() throws Exception {
    assertThat(served.get("owner", "/", "Accept-Language", "nl-NL,nl;q=0.9,en;q=0.8").body())
        .contains("<html lang=\"nl\">", "1 kritieke en 0 hoge bevindingen staan open.");
  }

  @Test
  void aRuleThatSpeaksDutchDoesSoAndAnotherIsMarkedAsEnglish() throws Exception {
    put(
        Samples.finding(
            "dutch",
            Samples.HOSPITAL,
            Finding.Status.OPEN,
            1,
            new RuleRef(
                "r",
                "v1",
                "Many objects were read",
                "It may be a leak.",
                Level.HIGH,
                List.of(),
                List.of("Ask why."),
                "Veel objecten gelezen",
                List.of("Vraag waarom."),
                "Het kan een lek zijn."),
            "beelden"));

    String status = served.get("owner", "/", "Accept-Language", "nl").body();
    String page = served.get("owner", "/findings/dutch", "Accept-Language", "nl").body();

    assertThat(status)
        .contains(
            "href=\"/findings/dutch\" lang=\"nl\">Veel objecten gelezen",
            "href=\"/findings/abcdef0123456789\" lang=\"en\">Bucket was made public")
        .doesNotContain("Many objects");
    assertThat(page)
        .contains("<title>Veel objecten gelezen", "<ol lang=\"nl\"><li>Vraag waarom.")
        .contains("<span lang=\"nl\">Het kan een lek zijn.")
        .doesNotContain("Many objects", "Ask why");
    assertThat(served.get("owner", "/findings/dutch").body())
        .contains("Many objects were read", "Ask why.")
        .doesNotContain("Veel objecten", "Vraag waarom");
  }

  @Test
  void withoutATokenThereAreCountsAndNobodysName() throws Exception {
    String page = served.get("", "/").body();

    assertThat(page)
        .contains("1 critical and 0 high findings are open.", "href=\"/sign-in\"")
        .doesNotContain("jansen", "beelden", "Bucket was made public", "Ziekenhuis", "clocks run");
    assertThat(served.get("", "/findings/abcdef0123456789").statusCode()).isEqualTo(303);
  }

  @Test
  void whoMayNotSeeCasesSeesNoClocks() throws Exception {
    assertThat(served.get("analyst", "/").body())
        .contains("Bucket was made public")
        .doesNotContain("clocks run", "Notify the authority");
  }

  @Test
  void nothingIsLoadedFromElsewhereAndNothingRunsInline() throws Exception {
    HttpResponse<String> page = served.get("owner", "/");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(page.body()).doesNotContain("http://", "https://", " style=", "<style", " on");
    for (String asset : List.of("dijkwacht.css", "dijkwacht.js", "icon.svg")) {
      assertThat(served.get("", "/assets/" + asset).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whateverStandsInAFindingIsText() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      String title = hostile(random);
      String bucket = hostile(random);
      Finding finding =
          Samples.finding(
              "id" + i, Samples.HOSPITAL, Level.CRITICAL, Finding.Status.OPEN, 0, title, bucket);
      put(finding);

      for (String path : List.of("/", "/findings/id" + i)) {
        String page = served.get("analyst", path).body();
        String rest = TAG.matcher(page).replaceAll("");
        assertThat(rest).as(path).doesNotContain("<", ">");
        assertThat(page.codePoints().filter(PagesTest::isUnseen).count()).as(path).isZero();
      }
    }
  }

  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return c != '\n' && (type == Character.CONTROL || type == Character.FORMAT);
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= random.nextInt(3); i++) {
      text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
      text.append((char) random.nextInt(0xD800));
    }
    return text.toString();
  }

  private HttpResponse<String> form(String body) throws Exception {
    return served
        .server()
        .client()
        .send(
            served.request("", "/sign-in").POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
  }

  @Test
  void signingInPutsTheTokenWhereScriptsAndOtherSitesCannotGetIt() throws Exception {
    HttpResponse<String> answer = form("token=owner");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Set-Cookie"))
        .hasValue("dijkwacht=owner; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict");
    assertThat(served.get("", "/", "Cookie", "dijkwacht=owner").body())
        .contains("Bucket was made public");
  }

  @Test
  void aTokenThatIsNotKnownIsNotKept() throws Exception {
    for (String body : List.of("token=guess", "token=", "", "token=a%0d%0aSet-Cookie:x", "x=%zz")) {
      HttpResponse<String> answer = form(body);

      assertThat(answer.statusCode()).isBetween(400, 401);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("guess");
    }
  }
}
