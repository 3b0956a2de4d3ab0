package nl.dijkwacht.registers;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.finding.ExceptionEntry;

/**
 * A register: under which key its entries stand, and how one is read.
 *
 * @param key at the top of a file
 * @param singular what one entry is called in messages
 */
record Register<E>(String key, String singular, EntryReader<E> reader) {

  /** Reads one entry; empty, and problems, if it cannot be used. */
  @FunctionalInterface
  interface EntryReader<E> {
    Optional<E> read(String id, EntryFields fields, RegisterSettings settings);
  }

  static final Register<AccountEntry> ACCOUNTS =
      new Register<>("accounts", "account", AccountReader::read);
  static final Register<AssetEntry> ASSETS = new Register<>("assets", "asset", AssetReader::read);
  static final Register<ExceptionEntry> EXCEPTIONS =
      new Register<>("exceptions", "exception", ExceptionReader::read);
  static final Register<PurposeEntry> PURPOSES =
      new Register<>("purposes", "purpose", PurposeReader::read);
  static final Register<ProcessorEntry> PROCESSORS =
      new Register<>("processors", "processor", ProcessorReader::read);
  static final Register<ServiceEntry> SERVICES =
      new Register<>("services", "service", ServiceReader::read);
  static final Register<TransferEntry> TRANSFERS =
      new Register<>("transfers", "transfer", TransferReader::read);
  static final Register<AttestationEntry> ATTESTATIONS =
      new Register<>("attestations", "attestation", AttestationReader::read);

  static final Register<CountryEntry> COUNTRIES =
      new Register<>("countries", "country", CountryReader::read);
  static final Register<RegionEntry> REGIONS =
      new Register<>("regions", "Region", RegionReader::read);

  /** All there are; whoever adds one reads its entries with {@link RegisterEntries#of}. */
  static final List<Register<?>> ALL =
      List.of(
          ACCOUNTS,
          ASSETS,
          EXCEPTIONS,
          PURPOSES,
          PROCESSORS,
          SERVICES,
          TRANSFERS,
          ATTESTATIONS,
          COUNTRIES,
          REGIONS);
}
