package nl.dijkwacht.streams.transfers;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.CountryCode;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.TransferBasis;
import org.jspecify.annotations.Nullable;

/** Judges calls on personal data by the country that they came from. Thread-safe. */
final class RemoteAccess {

  private final TransferSettings settings;

  RemoteAccess(TransferSettings settings) {
    this.settings = settings;
  }

  /** Who called, in the metric's words. */
  static String partyLabel(Access access, String country, Registers registers) {
    return registers.isEea(country) ? "eea" : Party.of(access, registers).kind().label();
  }

  /**
   * What there is to tell of the calls from one country in a minute.
   *
   * @return null if there is nothing
   */
  @Nullable TransferFinding judge(Access access, Access.Country from, Registers registers) {
    String country = from.code();
    if (!CountryCode.isOfCountry(country)) {
      return null;
    }
    Party party = Party.of(access, registers);
    String importer = party.importer() == null ? null : party.importer().id();
    TransferBasis basis = basis(access, country, importer, registers);
    TransferRule rule = basis.kind().isBasis() ? null : rule(party.kind());
    if (rule == null) {
      return null;
    }
    Map<String, String> fields = new TreeMap<>();
    fields.put("principal", access.principal().id());
    fields.put("resource", access.asset().resource().toString());
    fields.put("country", country);
    return new TransferFinding(
        rule,
        rule.rule(),
        new Subject(account(access), fields),
        StableId.of(List.of("remote-access", access.key(), access.minute().toString(), country)),
        access.first().withNote(note(access, from, party, basis, registers)));
  }

  private static String account(Access access) {
    String owner = access.asset().resource().account();
    return owner.isEmpty() ? access.first().account() : owner;
  }

  private static TransferBasis basis(
      Access access, String country, @Nullable String importer, Registers registers) {
    LocalDate day = LocalDate.ofInstant(access.minute(), ZoneOffset.UTC);
    return registers.transferBasis(country, importer, access.asset().entry(), day);
  }

  private @Nullable TransferRule rule(Party.Kind party) {
    return switch (party) {
      case IMPORTER -> TransferRule.REMOTE_IMPORTER;
      case OWN_STAFF -> settings.ownStaff() ? TransferRule.REMOTE_STAFF : null;
      case UNKNOWN -> TransferRule.REMOTE_UNKNOWN;
      // Behaviour tells of it, wherever it comes from.
      case PROVIDER -> null;
    };
  }

  private static Note note(
      Access access, Access.Country from, Party party, TransferBasis basis, Registers registers) {
    Access.Counts calls = access.calls();
    return Note.of(
        "%d calls from %s in the minute of %s; in that minute %d reads, %d lists, %d exports, %d"
            + " objects. Class: %s. %s",
        "%d aanroepen vanuit %s in de minuut van %s; in die minuut %d keer gelezen, %d keer opgesomd,"
            + " %d keer geëxporteerd, %d objecten. Soort: %s. %s",
        from.calls(),
        from.code(),
        access.minute(),
        calls.reads(),
        calls.lists(),
        calls.exports(),
        access.objects(),
        party.text(),
        BasisText.of(basis, from.code(), registers));
  }
}
