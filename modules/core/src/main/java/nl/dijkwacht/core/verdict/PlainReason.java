package nl.dijkwacht.core.verdict;

import java.util.Optional;

/**
 * Reasons of verdicts that hold no values. A verdict keeps its reason in English; these can be told
 * in Dutch, also of verdicts from long ago.
 */
public enum PlainReason {
  AS_ASKED(
      "Its configuration is as the control asks", "De configuratie is zoals de maatregel vraagt"),
  NOT_AS_ASKED(
      "Its configuration is not as the control asks",
      "De configuratie is niet zoals de maatregel vraagt"),
  NOT_MEANT(
      "The control is not meant for this resource",
      "De maatregel is niet voor deze resource bedoeld"),
  NOT_KNOWN(
      "What the control looks at is not known", "Waar de maatregel naar kijkt, is niet bekend"),
  NOT_RECORDED(
      "AWS Config does not record what the resource is like.",
      "AWS Config legt niet vast hoe de resource is."),
  DELETED("The resource was deleted.", "De resource is verwijderd."),
  A_CALL_BREAKS(
      "A call by itself breaks the control; the next state of the resource will tell.",
      "Een aanroep verbreekt op zichzelf de maatregel; de volgende toestand van de resource bevestigt"
          + " het of niet."),
  /** Behind the name of a call. */
  BREAKS(
      " by itself breaks the control; the next state of the resource will tell.",
      " verbreekt op zichzelf de maatregel; de volgende toestand van de resource bevestigt het of"
          + " niet."),
  NEVER_SHOWN(
      "No state of the resource came within 7 days of the call, so nothing shows that it broke"
          + " the control; have AWS Config record resources of its kind.",
      "Binnen 7 dagen na de aanroep kwam er geen toestand van de resource, dus niets laat zien dat de"
          + " maatregel werd verbroken; laat AWS Config resources van deze soort vastleggen."),
  MENDED_BEFORE(
      "Another call mended it before a state of the resource was seen.",
      "Een andere aanroep herstelde het voordat er een toestand van de resource was gezien."),
  NO_TRAIL(
      "No trail that is known and logs takes management events of it.",
      "Geen bekende trail die vastlegt neemt de beheergebeurtenissen ervan mee."),
  NO_RECORDER(
      "It is in use, and neither was a recorder found there nor did an item come.",
      "Zij is in gebruik, en er is geen recorder gevonden en er kwam ook geen item."),
  NO_COUNTRIES(
      "There are personal data, and no file of countries is given.",
      "Er zijn persoonsgegevens, en er is geen bestand met landen opgegeven."),
  NO_DATA_EVENTS(
      "No trail that is known and logs takes its data events.",
      "Geen bekende trail die vastlegt neemt de gegevensgebeurtenissen ervan mee."),
  SOME_DATA_EVENTS(
      "Trails take only a part of the data events by which it is read.",
      "Trails nemen maar een deel mee van de gegevensgebeurtenissen waarmee zij wordt gelezen.");

  private final String english;
  private final String dutch;

  PlainReason(String english, String dutch) {
    this.english = english;
    this.dutch = dutch;
  }

  /** As verdicts keep it. */
  public String english() {
    return english;
  }

  /** A reason in Dutch; empty if it is none of these, such as one that shows values. */
  public static Optional<String> inDutch(String reason) {
    for (PlainReason each : values()) {
      if (reason.endsWith(each.english)) {
        String before = reason.substring(0, reason.length() - each.english.length());
        if (before.isEmpty() || (each == BREAKS && isCall(before))) {
          return Optional.of(before + each.dutch);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isCall(String name) {
    return name.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '_');
  }
}
