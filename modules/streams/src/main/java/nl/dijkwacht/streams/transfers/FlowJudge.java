package nl.dijkwacht.streams.transfers;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.TransferBasis;
import nl.dijkwacht.streams.transfers.flow.Destination;
import nl.dijkwacht.streams.transfers.flow.Flow;
import nl.dijkwacht.streams.transfers.flow.FlowKind;
import org.jspecify.annotations.Nullable;

/** Judges where data go by the registers. Immutable. */
final class FlowJudge {

  /**
   * What became of one destination.
   *
   * @param outcome in the metric's words
   * @param country its code, or {@code unknown}
   * @param finding null if there is nothing to tell
   */
  record Judged(String outcome, String country, @Nullable TransferFinding finding) {}

  /** What the registers say of a destination: a rule that it offends, if any, and why. */
  private record Verdict(@Nullable TransferRule rule, String outcome, String country, Note reason) {

    /** Of nothing to tell. */
    Verdict(String outcome, String country) {
      this(null, outcome, country, NOTHING);
    }
  }

  private static final Note NOTHING = new Note("", "");

  private final Registers registers;
  private final Change change;
  private final Flow flow;
  private final @Nullable AssetRef asset;

  /**
   * @param asset that the data are known by; null if nobody said that they are personal
   */
  FlowJudge(Registers registers, Change change, Flow flow, @Nullable AssetRef asset) {
    this.registers = registers;
    this.change = change;
    this.flow = flow;
    this.asset = asset;
  }

  Judged judge(Destination to) {
    Verdict verdict = verdict(to);
    TransferRule rule = verdict.rule();
    return new Judged(
        verdict.outcome(),
        verdict.country(),
        rule == null ? null : finding(rule, to, verdict.reason()));
  }

  private Verdict verdict(Destination to) {
    Recipient recipient = Recipient.of(to, change.event().account(), registers);
    if (recipient.kind() == Recipient.Kind.EVERYONE) {
      return new Verdict(
          TransferRule.PUBLISHED,
          "published",
          CountryLabel.UNKNOWN,
          new Note("Everyone can have it.", "Iedereen kan het krijgen."));
    }
    Place place = Place.of(to, registers);
    if (staysInPlace(to, recipient) || isShareWithin(recipient)) {
      return new Verdict("stays", place.label());
    }
    Verdict lawless = withoutBasis(recipient, place);
    if (lawless != null) {
      return lawless;
    }
    if (recipient.kind() == Recipient.Kind.STRANGER) {
      return new Verdict(
          TransferRule.STRANGER,
          "stranger",
          place.label(),
          new Note("Who gets it is in no register.", "Wie het krijgt, staat in geen register."));
    }
    String country = recipient.country() != null ? recipient.country() : place.country();
    if (place.isEea() && recipient.country() == null) {
      return new Verdict("eea", place.label());
    }
    return country == null
        ? new Verdict(
            TransferRule.PLACE_UNKNOWN,
            "place-unknown",
            CountryLabel.UNKNOWN,
            new Note(
                "Neither the call nor a register tells in which country that is.",
                "De aanroep noch een register noemt het land daarvan."))
        : new Verdict("with-basis", CountryLabel.of(country));
  }

  /** Among accounts of the organisation itself the data stay where they are. */
  private boolean isShareWithin(Recipient recipient) {
    return flow.kind() == FlowKind.SHARE && recipient.kind() == Recipient.Kind.OWN;
  }

  /** What lies outside already does not leave by an export there; residency is a control's. */
  private boolean staysInPlace(Destination to, Recipient recipient) {
    return recipient.kind() == Recipient.Kind.OWN
        && to.region() != null
        && to.region().equals(change.resource().region())
        && flow.kind() == FlowKind.EXPORT;
  }

  private @Nullable Verdict withoutBasis(Recipient recipient, Place place) {
    List<String> countries = new ArrayList<>();
    if (place.country() != null) {
      countries.add(place.country());
    }
    if (recipient.country() != null) {
      countries.add(recipient.country());
    }
    String importer = recipient.processor() == null ? null : recipient.processor().id();
    String entry = asset == null ? null : asset.entry();
    LocalDate day = LocalDate.ofInstant(change.event().eventTime(), ZoneOffset.UTC);
    for (String country : countries) {
      TransferBasis basis = registers.transferBasis(country, importer, entry, day);
      if (!basis.kind().isBasis()) {
        TransferRule rule =
            flow.kind() == FlowKind.KEY ? TransferRule.KEY_SENT : TransferRule.SENT_WITHOUT_BASIS;
        Note reason = BasisText.of(basis, country, registers);
        return new Verdict(rule, "without-basis", CountryLabel.of(country), reason);
      }
    }
    return null;
  }

  private TransferFinding finding(TransferRule rule, Destination to, Note reason) {
    boolean known = asset != null || flow.kind() == FlowKind.KEY;
    RuleRef ref = known ? rule.rule() : rule.ofUnknownData();
    Map<String, String> fields = new TreeMap<>();
    fields.put("resource", about());
    fields.put("destination", to.text());
    String account = change.resource().account();
    return new TransferFinding(
        rule,
        ref,
        new Subject(account.isEmpty() ? change.event().account() : account, fields),
        StableId.of(List.of("flow", change.id(), to.text())),
        change.event().withNote(note(to, reason)));
  }

  private String about() {
    return asset == null ? change.resource().toString() : asset.resource().toString();
  }

  private Note note(Destination to, Note reason) {
    Recipient recipient = Recipient.of(to, change.event().account(), registers);
    return Note.of(
        "%s (%s) of %s to %s, which is %s; %s. %s",
        "%s (%s) van %s naar %s, en dat is %s; %s. %s",
        change.event().eventName(),
        flow.kind().label(),
        about(),
        to.text(),
        recipient.text(),
        data(),
        reason);
  }

  private Note data() {
    if (flow.kind() == FlowKind.KEY) {
      return new Note(
          "a key guards data, and which of them is not told",
          "een sleutel beschermt gegevens, en welke staat er niet bij");
    }
    if (asset == null) {
      return new Note(
          "nobody said whether personal data are among it",
          "niemand heeft gezegd of er persoonsgegevens bij zijn");
    }
    return Note.of(
        "personal data by %s%s%s",
        "persoonsgegevens volgens %s%s%s",
        String.join(", ", asset.sources()),
        asset.entry() == null ? "" : Note.of(" (entry %s)", " (regel %s)", asset.entry()),
        asset.specialCategory()
            ? new Note(", of a special category", ", van een bijzondere categorie")
            : "");
  }

  /** Where a destination lies: by its Region, else by what the register of assets says of it. */
  private record Place(@Nullable String country, boolean isEea) {

    private static final List<String> EEA = List.of("eu", "eea", "eer");

    static Place of(Destination to, Registers registers) {
      String region = to.region();
      if (region != null) {
        return ofRegion(region, registers);
      }
      String bucket = to.bucket();
      return bucket == null
          ? new Place(null, false)
          : registers
              .assetsAbout("arn:aws:s3:::" + bucket, Objects.requireNonNullElse(to.account(), ""))
              .stream()
              .map(AssetEntry::dataRegion)
              .filter(Objects::nonNull)
              .map(Objects::requireNonNull)
              .findFirst()
              .map(told -> ofRegister(told, registers))
              .orElse(new Place(null, false));
    }

    private static Place ofRegister(String told, Registers registers) {
      boolean eea = EEA.stream().anyMatch(told::equalsIgnoreCase);
      return eea ? new Place(null, true) : ofRegion(told, registers);
    }

    private static Place ofRegion(String region, Registers registers) {
      String country = registers.region(region).map(entry -> entry.country()).orElse(null);
      return new Place(country, country != null && registers.isEea(country));
    }

    String label() {
      return country == null ? CountryLabel.UNKNOWN : CountryLabel.of(country);
    }
  }
}
