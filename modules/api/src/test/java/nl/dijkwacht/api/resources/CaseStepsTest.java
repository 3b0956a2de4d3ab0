package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseOutcome;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.CaseUpdate;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.decisions.CaseWish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps of a real case, as its stage takes them. */
@Timeout(60)
class CaseStepsTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String PATH = "/api/v1/cases/" + ID + "/steps";

  private final List<CaseEvent> steps = new ArrayList<>();
  private @Nullable Case now;
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    take(
        CaseWish.of(CaseCommand.Action.OPEN, null)
            .telling(
                new BreachFacts(
                    "Usb-stick kwijt",
                    List.of(BreachFacts.Kind.CONFIDENTIALITY),
                    List.of(),
                    List.of(),
                    12L,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)),
        0);
    take(CaseWish.of(CaseCommand.Action.ACKNOWLEDGE, null), 1);
    take(CaseWish.of(CaseCommand.Action.COMMENT, "Het archief is gebeld"), 2);
    served.views.cases().put(ID, Objects.requireNonNull(now));
  }

  private void take(CaseWish wish, int minute) {
    Instant at = Samples.NOW.plusSeconds(60L * minute);
    CaseOutcome outcome =
        CaseUpdate.of(
            now,
            wish.command("c" + minute, ID, "Ziekenhuis", "j.jansen", CaseRole.CASE_OWNER, at),
            at,
            CasePolicy.DEFAULT);
    assertThat(outcome).isInstanceOf(CaseOutcome.Done.class);
    CaseUpdate update = ((CaseOutcome.Done) outcome).update();
    now = update.after();
    steps.addAll(update.events());
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private void hold(List<CaseEvent> some) {
    some.forEach(served.views::add);
  }

  @Test
  void aCaseOnHoldSaysSo() throws Exception {
    assertThat(served.json("owner", "/api/v1/cases/" + ID).has("hold")).isFalse();
    served.views.add(Samples.restriction(Restriction.Kind.CASE, ID));

    JsonNode told = served.json("owner", "/api/v1/cases/" + ID);
    assertThat(told.at("/hold/by").textValue()).isEqualTo("f.groen");
    assertThat(told.at("/hold/reviewOn").textValue()).isEqualTo("2027-01-01");
    assertThat(told.get("restrictions")).isEmpty();
  }

  @Test
  void eachStepTellsWhoWhenWhyAndItsHashAndTheFirstComesFirst() throws Exception {
    hold(List.of(steps.get(2), steps.get(0), steps.get(1), steps.get(0)));

    JsonNode told = served.json("owner", PATH);

    assertThat(told.get("total").intValue()).isEqualTo(3);
    assertThat(told.get("complete").booleanValue()).isTrue();
    assertThat(told.get("faults")).isEmpty();
    assertThat(told.get("items").findValuesAsText("step"))
        .containsExactly("OPENED", "ACKNOWLEDGED", "COMMENTED");
    JsonNode last = told.get("items").get(2);
    assertThat(last.get("by").textValue()).isEqualTo("j.jansen");
    assertThat(last.get("role").textValue()).isEqualTo("CASE_OWNER");
    assertThat(last.get("at").textValue()).isEqualTo("2026-11-26T03:02:00Z");
    assertThat(last.get("reason").textValue()).isEqualTo("Het archief is gebeld");
    assertThat(last.get("previous")).isEqualTo(told.get("items").get(1).get("hash"));
    assertThat(last.get("hash").textValue()).isEqualTo(steps.get(2).hash());
    assertThat(served.audits).extracting("about").containsExactly("cases " + ID);
  }

  @Test
  void stepsComePageByPage() throws Exception {
    hold(steps);

    JsonNode first = served.json("owner", PATH + "?limit=2");
    JsonNode second =
        served.json("owner", PATH + "?limit=2&cursor=" + first.get("next").textValue());

    assertThat(first.get("items").findValuesAsText("number")).containsExactly("1", "2");
    assertThat(second.get("items").findValuesAsText("number")).containsExactly("3");
    assertThat(second.has("next")).isFalse();
    assertThat(served.get("owner", PATH + "?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void whereAStepIsNotHeldNothingIsSaidOfTheChain() throws Exception {
    hold(steps.subList(1, 3));

    JsonNode told = served.json("owner", PATH);

    assertThat(told.get("complete").booleanValue()).isFalse();
    assertThat(told.has("faults")).isFalse();
  }

  @Test
  void aStepThatWasChangedIsTold() throws Exception {
    CaseEvent step = steps.get(1);
    hold(
        List.of(
            steps.get(0),
            new CaseEvent(
                step.caseId(),
                step.number(),
                step.legalEntity(),
                step.step(),
                "somebody.else",
                step.role(),
                step.at(),
                step.recordedAt(),
                step.reason(),
                step.details(),
                step.previous(),
                step.hash()),
            steps.get(2)));

    assertThat(served.json("owner", PATH).get("faults").get(0).textValue())
        .contains("Step 2 was changed");
  }

  @Test
  void stepsOfWhatMayNotBeSeenAreAsIfTheyWereNot() throws Exception {
    hold(steps);

    assertThat(served.get("analyst", PATH).statusCode()).isEqualTo(403);
    assertThat(served.get("owner", "/api/v1/requests/" + ID + "/steps").statusCode())
        .isEqualTo(404);
    assertThat(served.get("owner", "/api/v1/cases/none/steps").statusCode()).isEqualTo(404);
  }
}
