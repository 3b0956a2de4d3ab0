package nl.dijkwacht.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.Recipient;
import nl.dijkwacht.core.cases.SubjectRequest;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.reports.period.Language;
import org.jspecify.annotations.Nullable;

/** Says things in one language and time zone. */
record Words(Language language, ZoneId zone) {

  String of(String dutch, String english) {
    return language == Language.NL ? dutch : english;
  }

  String title(Case.Kind kind) {
    return kind == Case.Kind.BREACH
        ? of("Dossier inbreuk op persoonsgegevens", "Personal data breach file")
        : of("Dossier verzoek van een betrokkene", "Data subject request file");
  }

  String unknown() {
    return of("nog niet bekend", "not known yet");
  }

  String time(@Nullable Instant time) {
    return time == null
        ? unknown()
        : DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm:ss z", language.locale())
            .format(time.atZone(zone));
  }

  /** Days, hours and minutes, and the seconds that they are. */
  String duration(@Nullable Duration duration) {
    if (duration == null) {
      return "–";
    }
    return of("%d d %d u %d min", "%d d %d h %d min")
        .formatted(duration.toDays(), duration.toHoursPart(), duration.toMinutesPart());
  }

  String seconds(@Nullable Duration duration) {
    return duration == null ? "" : "%d s".formatted(duration.toSeconds());
  }

  String text(@Nullable String text) {
    return text == null || text.isEmpty() ? unknown() : text;
  }

  String number(@Nullable Long number) {
    return number == null ? unknown() : String.format(language.locale(), "± %,d", number);
  }

  /** A figure that was counted. */
  String count(long number) {
    return String.format(language.locale(), "%,d", number);
  }

  String exposure(Exposure.Kind kind) {
    return switch (kind) {
      case PUBLIC -> of("openbaar", "public");
      case UNENCRYPTED -> of("onversleuteld", "unencrypted");
      case UNLOGGED -> of("niet vastgelegd", "not logged");
    };
  }

  String list(List<String> texts) {
    return texts.isEmpty() ? unknown() : String.join("; ", texts);
  }

  String yes(boolean yes) {
    return yes ? of("ja", "yes") : of("nee", "no");
  }

  String level(Level level) {
    return switch (level) {
      case CRITICAL -> of("kritiek", "critical");
      case HIGH -> of("hoog", "high");
      case MEDIUM -> of("midden", "medium");
      case LOW -> of("laag", "low");
      case INFORMATIONAL -> of("ter informatie", "informational");
    };
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale()).format(day);
  }

  String answer(@Nullable Answer answer) {
    if (answer == null) {
      return unknown();
    }
    return switch (answer) {
      case YES -> yes(true);
      case PARTLY -> of("deels", "partly");
      case NO -> yes(false);
      case UNKNOWN -> of("niet vast te stellen", "cannot be told");
    };
  }

  String kinds(List<BreachFacts.Kind> kinds) {
    return kinds.isEmpty()
        ? unknown()
        : kinds.stream().map(this::kind).collect(Collectors.joining(", "));
  }

  private String kind(BreachFacts.Kind kind) {
    return switch (kind) {
      case CONFIDENTIALITY -> of("vertrouwelijkheid", "confidentiality");
      case INTEGRITY -> of("integriteit", "integrity");
      case AVAILABILITY -> of("beschikbaarheid", "availability");
    };
  }

  String role(AccountEntry.Role role) {
    return role == AccountEntry.Role.PROCESSOR
        ? of("verwerker", "processor")
        : of("verwerkingsverantwoordelijke", "controller");
  }

  String role(CaseRole role) {
    return switch (role) {
      case ANALYST -> of("analist", "analyst");
      case CASE_OWNER -> of("dossierhouder", "case owner");
      case FG -> of("functionaris gegevensbescherming", "data protection officer");
      case AUDITOR -> "auditor";
      case SYSTEM -> of("systeem", "system");
    };
  }

  String recipient(Recipient recipient) {
    return switch (recipient) {
      case AUTHORITY -> of("Autoriteit Persoonsgegevens", "supervisory authority");
      case CONTROLLER -> of("verwerkingsverantwoordelijke", "controller");
      case DATA_SUBJECTS -> of("betrokkenen", "data subjects");
      case CSIRT -> "CSIRT";
    };
  }

  String clock(CaseClock.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGE -> of("Ontvangst bevestigen", "Acknowledge");
      case ASSESS -> of("Beoordelen", "Assess");
      case AUTHORITY ->
          of("Melden aan de toezichthouder (art. 33 lid 1)", "Notify the authority (Art. 33(1))");
      case CONTROLLER ->
          of(
              "Melden aan de verantwoordelijke (art. 33 lid 2)",
              "Notify the controller (Art. 33(2))");
      case NIS2_WARNING -> of("NIS2: vroegtijdige waarschuwing", "NIS2: early warning");
      case NIS2_NOTIFICATION -> of("NIS2: melding", "NIS2: notification");
      case NIS2_REPORT -> of("NIS2: eindverslag", "NIS2: final report");
      case REQUEST -> of("Antwoorden (art. 12 lid 3)", "Answer (Art. 12(3))");
    };
  }

  String right(SubjectRequest.Right right) {
    return switch (right) {
      case ACCESS -> of("inzage (art. 15)", "access (Art. 15)");
      case RECTIFICATION -> of("rectificatie (art. 16)", "rectification (Art. 16)");
      case ERASURE -> of("gegevenswissing (art. 17)", "erasure (Art. 17)");
      case RESTRICTION -> of("beperking (art. 18)", "restriction (Art. 18)");
      case PORTABILITY -> of("overdraagbaarheid (art. 20)", "portability (Art. 20)");
      case OBJECTION -> of("bezwaar (art. 21)", "objection (Art. 21)");
    };
  }

  String step(CaseEvent.Step step) {
    return switch (step) {
      case OPENED -> of("geopend", "opened");
      case FINDING_ADDED -> of("bevinding toegevoegd", "finding added");
      case FINDING_CHANGED -> of("bevinding bijgewerkt", "finding changed");
      case EXPOSED -> of("blootstelling bijgewerkt", "exposure brought up to date");
      case EXPOSURE_WITHDRAWN -> of("blootstelling ingetrokken", "exposure taken back");
      case ACKNOWLEDGED -> of("ontvangst bevestigd", "acknowledged");
      case ASSIGNED -> of("toegewezen", "assigned");
      case ASSESSED -> of("beoordeeld", "assessed");
      case AWARE -> of("kennisname vastgesteld", "awareness declared");
      case DECIDED -> of("besloten over melding", "decided whether to notify");
      case INFORMING_DECIDED ->
          of("besloten over informeren betrokkenen", "decided whether to inform data subjects");
      case NOTIFIED -> of("gemeld", "notified");
      case ADVISED -> of("geadviseerd", "advised");
      case COMMENTED -> of("opmerking", "comment");
      case LINKED -> of("bewijs gekoppeld", "evidence linked");
      case EXTENDED -> of("termijn verlengd", "term extended");
      case PAUSED -> of("termijn opgeschort", "term paused");
      case RESUMED -> of("termijn hervat", "term resumed");
      case THRESHOLD -> of("drempel van een termijn bereikt", "threshold of a term reached");
      case CLOSED -> of("gesloten", "closed");
    };
  }

  String integrity(Evidence.Integrity integrity) {
    return switch (integrity) {
      case VERIFIED -> of("geverifieerd", "verified");
      case TAMPERED -> of("GEWIJZIGD", "TAMPERED");
      case INCOMPLETE -> of("onvolledig", "incomplete");
      case NOT_CHECKED -> of("niet gecontroleerd", "not checked");
    };
  }
}
