package nl.dijkwacht.app.terminal;

import static nl.dijkwacht.app.findings.SampleVerdicts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.app.findings.SampleVerdicts;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.finding.Exceptions;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingPageTest {

  private static final AlertPolicy POLICY = AlertPolicy.newsFor(Duration.ofDays(1));

  private final CapturedTerminal captured = CapturedTerminal.redirected();

  @Test
  void aPageTellsWhatToWhatByWhomSinceWhenWhyAndWhatToDo() {
    Finding finding = update(null, SampleVerdicts.publicBucket("t", "beelden")).finding();

    new FindingPage(captured.terminal()).print(finding);

    assertThat(captured.out().lines())
        .containsExactly(
            "CRITICAL  S3 buckets with personal data are not public",
            "  id        " + finding.id(),
            "  status    open, since 2026-11-22T12:01:00Z",
            "  what      s3.amazonaws.com PutBucketPolicy, 2026-11-22T12:00:00Z",
            "  to        AWS::S3::Bucket beelden, arn:aws:s3:::beelden",
            "  where     account 111122223333, eu-central-1",
            "  data      personal data, special category (art. 9); owner archief",
            "  who       j.jansen@ziekenhuis.example in role Beheer from 203.0.113.7, by the console"
                + " (certain; 2 calls of others could have caused it too)",
            "  seen      The policy lets everybody read.",
            "  why       AVG art. 32(1)(b)",
            "            Whoever knows the name can read a public bucket.",
            "  do        1. Block public access.",
            "            2. Ask who opened it.",
            "  handled   nobody looks at it yet",
            "",
            "  2026-11-22T12:00:00Z  first seen");
  }

  @Test
  void anAlertOfAControlNamesResourceDataAndPerson() {
    new AlertLine(captured.terminal())
        .print(alert(update(null, SampleVerdicts.publicBucket("t", "beelden"))));

    assertThat(captured.out().lines())
        .containsExactly(
            "CRITICAL not so: S3 buckets with personal data are not public",
            "         what  s3.amazonaws.com PutBucketPolicy in account 111122223333 (eu-central-1),"
                + " 2026-11-22 12:00:00 UTC",
            "         to    AWS::S3::Bucket beelden: personal data, special category (art. 9)",
            "         who   j.jansen@ziekenhuis.example in role Beheer from 203.0.113.7, by the"
                + " console (certain; 2 calls of others could have caused it too)",
            "         seen  The policy lets everybody read.",
            "         why   AVG art. 32(1)(b)",
            "         do    Block public access.",
            "");
  }

  @Test
  void whatIsProvisionalOrWithdrawnOrOfNobodySaysSo() {
    FindingUpdate opened = update(null, verdict(Result.FAIL, Standing.PROVISIONAL, 1));
    new AlertLine(captured.terminal()).print(alert(opened));
    assertThat(captured.out())
        .contains(
            "what  its state in account 111122223333 (eu-central-1), 2026-11-22 12:01:00 UTC",
            "who   not known yet: no call that was seen so far explains it",
            "yet   provisional");

    Verdict withdrawn = verdict(Result.PASS, Standing.WITHDRAWN, 2);
    new AlertLine(captured.terminal()).print(alert(update(opened.finding(), withdrawn)));
    assertThat(captured.out())
        .contains("CRITICAL resolved: S3 buckets", "yet   withdrawn: it turned out");
  }

  @Test
  void aTableMarksWhatIsProvisionalAndNamesResources() {
    Finding open = update(null, verdict(Result.FAIL, Standing.PROVISIONAL, 1)).finding();
    new FindingTable(captured.terminal()).printWithIds(List.of(open));

    assertThat(captured.out().lines().skip(1).findFirst().orElseThrow())
        .startsWith(open.id().substring(0, 12) + "  open? ")
        .contains(NOON.plusSeconds(60).toString())
        .endsWith("AWS::S3::Bucket beelden");
  }

  private static Verdict verdict(Result result, Standing standing, long revision) {
    return SampleVerdicts.of("t", "beelden", result, standing, null, revision);
  }

  private static FindingUpdate update(@Nullable Finding before, Verdict verdict) {
    return Objects.requireNonNull(FindingUpdate.of(before, verdict, POLICY, Exceptions.NONE));
  }

  private static Alert alert(FindingUpdate update) {
    return Objects.requireNonNull(update.alert());
  }
}
