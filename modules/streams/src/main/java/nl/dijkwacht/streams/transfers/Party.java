package nl.dijkwacht.streams.transfers;

import java.util.Locale;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.registers.ProcessorEntry;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches data from a third country, as Chapter V tells them apart.
 *
 * @param importer the processor; null if it is none
 */
record Party(Kind kind, @Nullable ProcessorEntry importer) {

  /** What kind of party. */
  enum Kind {
    /** A separate importer, so that access from afar is a transfer. */
    IMPORTER,
    /** A person of a registered account: no transfer. */
    OWN_STAFF,
    /** AWS itself, of which behaviour tells. */
    PROVIDER,
    UNKNOWN;

    /** Its name in metric labels. */
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Third parties first: their people may work in roles of the organisation's accounts. */
  static Party of(Access access, Registers registers) {
    if (access.accessor() == Accessor.PROVIDER) {
      return new Party(Kind.PROVIDER, null);
    }
    Principal principal = access.principal();
    ProcessorEntry importer = registers.processor(principal).orElse(null);
    if (importer != null) {
      return new Party(Kind.IMPORTER, importer);
    }
    String account = principal.account();
    boolean own = account != null && registers.account(account).isPresent();
    return new Party(own && isPerson(principal) ? Kind.OWN_STAFF : Kind.UNKNOWN, null);
  }

  private static boolean isPerson(Principal principal) {
    return switch (principal.kind()) {
      case ROOT, IAM_USER, PERSON_IN_ROLE, FEDERATED_USER, IDENTITY_CENTER_USER -> true;
      case ROLE, AWS_SERVICE, OTHER_ACCOUNT, ANONYMOUS, UNKNOWN -> false;
    };
  }

  /** For people. */
  Note text() {
    return switch (kind) {
      case IMPORTER ->
          importer == null
              ? new Note("importer", "importeur")
              : Note.of(
                  "importer, the processor %s (%s)",
                  "importeur, de verwerker %s (%s)", importer.id(), importer.name());
      case OWN_STAFF ->
          new Note(
              "own staff, a person of a registered account",
              "eigen medewerker, een persoon van een geregistreerd account");
      case PROVIDER -> new Note("AWS itself", "AWS zelf");
      case UNKNOWN ->
          new Note(
              "unknown, in no register of people or third parties",
              "onbekend, in geen register van mensen of derden");
    };
  }
}
