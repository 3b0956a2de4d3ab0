package nl.dijkwacht.api.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.verdict.PlainReason;

/** Says things in the reader's language. */
record Speech(boolean dutch, ZoneId zone) {

  static Speech of(Call call, ZoneId zone) {
    return new Speech(call.prefersDutch(), zone);
  }

  String of(String english, String inDutch) {
    return dutch ? inDutch : english;
  }

  /** The title of a rule, in Dutch if it has one that is asked for. */
  String title(RuleRef rule) {
    return dutch ? rule.dutchTitle().orElse(rule.title()) : rule.title();
  }

  /** In which language that is. */
  String tagOfTitle(RuleRef rule) {
    return dutch && rule.dutchTitle().isPresent() ? "nl" : "en";
  }

  String description(RuleRef rule) {
    return dutch ? rule.dutchDescription().orElse(rule.description()) : rule.description();
  }

  String tagOfDescription(RuleRef rule) {
    return dutch && rule.dutchDescription().isPresent() ? "nl" : "en";
  }

  List<String> steps(RuleRef rule) {
    return dutch ? rule.dutchResponse().orElse(rule.response()) : rule.response();
  }

  String tagOfSteps(RuleRef rule) {
    return dutch && rule.dutchResponse().isPresent() ? "nl" : "en";
  }

  /** Why it failed, in Dutch if it is asked for and no values are shown. */
  String reason(Drift drift) {
    return of(drift.reason(), PlainReason.inDutch(drift.reason()).orElse(drift.reason()));
  }

  String tag() {
    return of("en", "nl");
  }

  private Locale locale() {
    return dutch ? Locale.forLanguageTag("nl-NL") : Locale.UK;
  }

  String time(Instant time) {
    return DateTimeFormatter.ofPattern("d MMM HH:mm:ss z", locale()).format(time.atZone(zone));
  }

  String number(long number) {
    return String.format(locale(), "%,d", number);
  }

  /** Of tenths of a hundredth. */
  String percent(int tenths) {
    return of("%d.%d %%", "%d,%d %%").formatted(tenths / 10, tenths % 10);
  }

  /** The two largest units. */
  String duration(Duration duration) {
    Duration length = duration.abs();
    if (length.toDays() > 0) {
      return of("%d d %d h", "%d d %d u").formatted(length.toDays(), length.toHoursPart());
    }
    if (length.toHours() > 0) {
      return of("%d h %02d min", "%d u %02d min")
          .formatted(length.toHours(), length.toMinutesPart());
    }
    return "%d min %02d s".formatted(length.toMinutes(), length.toSecondsPart());
  }

  String ago(Duration since) {
    return of("%s ago", "%s geleden").formatted(duration(since));
  }

  String level(Level level) {
    return switch (level) {
      case CRITICAL -> of("critical", "kritiek");
      case HIGH -> of("high", "hoog");
      case MEDIUM -> of("medium", "midden");
      case LOW -> of("low", "laag");
      case INFORMATIONAL -> of("informational", "ter informatie");
    };
  }

  String transition(Alert.Transition transition) {
    return switch (transition) {
      case OPENED -> of("opened", "geopend");
      case WORSENED -> of("got worse", "verergerd");
      case RESOLVED -> of("resolved", "opgelost");
      case REOPENED -> of("reopened", "heropend");
      case RECURRED -> of("happened again", "opnieuw gebeurd");
      case ATTRIBUTED -> of("known who caused it", "bekend wie het veroorzaakte");
      case FLAPPING -> of("comes and goes", "komt en gaat");
      case EXCEPTION_EXPIRED -> of("exception expired", "uitzondering verlopen");
    };
  }

  String status(Finding.Status status) {
    return switch (status) {
      case OPEN -> of("open", "open");
      case RESOLVED -> of("resolved", "opgelost");
      case SUPPRESSED -> of("suppressed", "onderdrukt");
      case CLOSED -> of("closed", "gesloten");
    };
  }

  String action(FindingCommand.Action action) {
    return switch (action) {
      case ACKNOWLEDGE -> of("I look at it", "Ik kijk ernaar");
      case ASSIGN -> of("Assign", "Toewijzen");
      case COMMENT -> of("Comment", "Opmerking plaatsen");
      case CLOSE -> of("Close", "Sluiten");
      case REOPEN -> of("Reopen", "Heropenen");
      case ACCEPT_RISK -> of("Accept the risk", "Risico aanvaarden");
      case SILENCE -> of("Silence", "Stilzetten");
    };
  }

  String response(ResponseRequest.Status status) {
    return switch (status) {
      case PROPOSED -> of("waits for approval", "wacht op goedkeuring");
      case APPROVED -> of("approved", "goedgekeurd");
      case ASKING -> of("is being asked", "wordt gevraagd");
      case ACCEPTED -> of("taken on", "aangenomen");
      case DONE -> of("done", "uitgevoerd");
      case FAILED -> of("failed", "mislukt");
      case UNKNOWN -> of("not known, look", "niet bekend, kijk");
      case DRY_RUN -> of("dry run", "proef, niemand is gevraagd");
      case REFUSED -> of("refused", "geweigerd");
      case EXPIRED -> of("expired", "verlopen");
      case UNDONE -> of("undone", "ongedaan gemaakt");
    };
  }

  String responding(ResponseCommand.Action action) {
    return switch (action) {
      case PROPOSE -> of("Propose", "Voorstellen");
      case APPROVE -> of("Approve", "Goedkeuren");
      case REFUSE -> of("Refuse", "Weigeren");
      case UNDO -> of("Undo", "Ongedaan maken");
    };
  }

  String closedAs(FindingCommand.ClosedAs as) {
    return switch (as) {
      case TRUE_POSITIVE -> of("true positive", "terecht");
      case BENIGN -> of("as it happened, and meant to", "wel gebeurd, maar zo bedoeld");
      case FALSE_POSITIVE -> of("false positive", "onterecht");
      case DUPLICATE -> of("duplicate", "dubbel");
    };
  }

  String hours(int hours) {
    return hours % 24 == 0
        ? of("%s d", "%s d").formatted(number(hours / 24))
        : of("%s h", "%s u").formatted(number(hours));
  }

  String headline(String label) {
    return switch (label) {
      case "residency" -> of("Residency", "Verblijfplaats");
      case "encryption-at-rest" -> of("Encryption at rest", "Versleuteling in rust");
      case "encryption-in-transit" -> of("Encryption in transit", "Versleuteling onderweg");
      case "access-logging" -> of("Access logging", "Toegangslogging");
      case "retention" -> of("Retention", "Bewaartermijnen");
      default -> label;
    };
  }

  String clock(CaseClock.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGE -> of("Look at the suspicion", "Naar het vermoeden kijken");
      case ASSESS -> of("Say whether it is a breach", "Zeggen of het een inbreuk is");
      case AUTHORITY ->
          of("Notify the authority (72 h, Art. 33)", "Melden bij de AP (72 u, art. 33)");
      case CONTROLLER ->
          of(
              "Notify the controller (Art. 33(2))",
              "Melden bij de verantwoordelijke (art. 33 lid 2)");
      case NIS2_WARNING -> of("NIS2: early warning", "NIS2: vroegtijdige waarschuwing");
      case NIS2_NOTIFICATION -> of("NIS2: notification", "NIS2: melding");
      case NIS2_REPORT -> of("NIS2: final report", "NIS2: eindverslag");
      case REQUEST ->
          of("Answer the data subject (Art. 12(3))", "De betrokkene antwoorden (art. 12 lid 3)");
    };
  }
}
