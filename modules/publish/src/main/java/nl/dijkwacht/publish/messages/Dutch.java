package nl.dijkwacht.publish.messages;

import java.time.Duration;
import java.util.Locale;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;

/** In Dutch. */
record Dutch() implements Phrases {

  private static final Locale NUMBERS = Locale.forLanguageTag("nl-NL");
  private static final String COMMAND_LINE = "With the command line: ";

  @Override
  public String level(Level level) {
    return switch (level) {
      case INFORMATIONAL -> "ter informatie";
      case LOW -> "laag";
      case MEDIUM -> "midden";
      case HIGH -> "hoog";
      case CRITICAL -> "kritiek";
    };
  }

  @Override
  public String transition(Alert.Transition transition, boolean control) {
    return switch (transition) {
      case OPENED -> control ? "Niet zo: " : "";
      case WORSENED -> control ? "Erger, niet zo: " : "Erger: ";
      case RESOLVED -> "Opgelost: ";
      case REOPENED -> control ? "Opnieuw niet zo: " : "Opnieuw: ";
      case RECURRED -> "Opnieuw, na een stille tijd: ";
      case ATTRIBUTED -> "Nu bekend wie het veroorzaakte, niet zo: ";
      case FLAPPING -> "Komt en gaat, tot het stabiel is volgt er geen bericht meer: ";
      case EXCEPTION_EXPIRED -> "De uitzondering is voorbij: ";
    };
  }

  @Override
  public String call(String service, String call, String account, String region) {
    return "%s van %s in account %s%s"
        .formatted(call, service, account, region.isEmpty() ? "" : " (" + region + ")");
  }

  @Override
  public String state(String account, String region) {
    return "de toestand van de resource in account %s%s"
        .formatted(account, region.isEmpty() ? "" : " (" + region + ")");
  }

  @Override
  public String personalData(boolean specialCategory) {
    return specialCategory ? "bijzondere persoonsgegevens (art. 9)" : "persoonsgegevens";
  }

  @Override
  public String watchesLogging() {
    return "bewaart het logboek van anderen";
  }

  @Override
  public String who(Principal.Kind kind, String name) {
    return switch (kind) {
      case ROOT -> "de rootgebruiker " + name;
      case IAM_USER, PERSON_IN_ROLE, FEDERATED_USER, IDENTITY_CENTER_USER -> "een persoon: " + name;
      case ROLE -> "een programma in de rol " + name;
      case AWS_SERVICE -> "de dienst " + name + " van AWS";
      case OTHER_ACCOUNT -> "iemand in een ander account: " + name;
      case ANONYMOUS -> "iemand zonder aan te melden";
      case UNKNOWN -> "niet bekend";
    };
  }

  @Override
  public String from(String address) {
    return " vanaf " + address;
  }

  @Override
  public String means(Change.Means means) {
    return switch (means) {
      case CONSOLE -> "met de console";
      case CLOUDFORMATION -> "met CloudFormation";
      case TERRAFORM -> "met Terraform";
      case DEPLOYMENT_TOOL -> "met een uitrolprogramma";
      case COMMAND_LINE -> "met de opdrachtregel";
      case SDK -> "met een programma";
      case AWS_SERVICE -> "door een dienst van AWS";
      case UNKNOWN -> "waarmee is niet bekend";
    };
  }

  @Override
  public String confidence(Attribution.Confidence confidence, int rivals) {
    String sure =
        switch (confidence) {
          case CERTAIN -> "dit is zeker";
          case LIKELY -> "dit is waarschijnlijk";
          case POSSIBLE -> "dit is mogelijk";
        };
    return rivals == 0
        ? sure
        : sure + "; het kan ook door %s van anderen komen".formatted(calls(rivals));
  }

  private static String calls(int count) {
    return count == 1 ? "één aanroep" : String.format(NUMBERS, "%,d aanroepen", count);
  }

  @Override
  public String nobodyYet() {
    return "nog niet bekend: geen aanroep die tot nu toe gezien is verklaart het";
  }

  @Override
  public String provisional() {
    return "voorlopig: de volgende toestand van de resource bevestigt het of niet";
  }

  @Override
  public String withdrawn() {
    return "ingetrokken: het bleek niet zo te zijn";
  }

  @Override
  public String commandFor(String text) {
    return text.startsWith(COMMAND_LINE)
        ? "Met de opdrachtregel: " + text.substring(COMMAND_LINE.length())
        : text;
  }

  @Override
  public String forPeople(String names) {
    return "Voor: " + names;
  }

  @Override
  public String legalEntity(String name) {
    return "de zaak van " + name;
  }

  @Override
  public String dueAt(String time) {
    return "de termijn eindigt " + time;
  }

  @Override
  public String escalated(Duration after) {
    return "Niemand pakte het op binnen " + Phrases.readable(after, "uur") + ": ";
  }

  @Override
  public String gathered(int count, Level gravest) {
    return String.format(NUMBERS, "%,d berichten, het ernstigste is %s", count, level(gravest));
  }

  @Override
  public String more(int count) {
    return String.format(
        NUMBERS, "en nog %,d; 'dijkwacht findings list' toont alles wat openstaat", count);
  }

  @Override
  public String responseWaits(String finding) {
    return "Er kan een maatregel op goedkeuring wachten: dijkwacht response list --finding %s"
        .formatted(finding);
  }

  @Override
  public String test() {
    return "Test: ";
  }
}
