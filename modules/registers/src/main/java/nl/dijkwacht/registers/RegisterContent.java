package nl.dijkwacht.registers;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.ExceptionEntry;

/** The entries of all registers, in the order of their ids. */
public record RegisterContent(
    List<AccountEntry> accounts,
    List<AssetEntry> assets,
    List<ExceptionEntry> exceptions,
    List<PurposeEntry> purposes,
    List<ProcessorEntry> processors,
    List<ServiceEntry> services,
    List<TransferEntry> transfers,
    List<AttestationEntry> attestations,
    List<CountryEntry> countries,
    List<RegionEntry> regions) {

  /** No entries. */
  public static final RegisterContent NONE =
      new RegisterContent(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public RegisterContent {
    accounts = List.copyOf(accounts);
    assets = List.copyOf(assets);
    exceptions = List.copyOf(exceptions);
    purposes = List.copyOf(purposes);
    processors = List.copyOf(processors);
    services = List.copyOf(services);
    transfers = List.copyOf(transfers);
    attestations = List.copyOf(attestations);
    countries = List.copyOf(countries);
    regions = List.copyOf(regions);
  }

  /** With the lists of countries and Regions as they are shipped. */
  public RegisterContent(
      List<AccountEntry> accounts,
      List<AssetEntry> assets,
      List<ExceptionEntry> exceptions,
      List<PurposeEntry> purposes,
      List<ProcessorEntry> processors,
      List<ServiceEntry> services,
      List<TransferEntry> transfers,
      List<AttestationEntry> attestations) {
    this(
        accounts,
        assets,
        exceptions,
        purposes,
        processors,
        services,
        transfers,
        attestations,
        List.of(),
        List.of());
  }

  static RegisterContent of(RegisterEntries entries) {
    return new RegisterContent(
        list(entries, Register.ACCOUNTS),
        list(entries, Register.ASSETS),
        list(entries, Register.EXCEPTIONS),
        list(entries, Register.PURPOSES),
        list(entries, Register.PROCESSORS),
        list(entries, Register.SERVICES),
        list(entries, Register.TRANSFERS),
        list(entries, Register.ATTESTATIONS),
        list(entries, Register.COUNTRIES),
        list(entries, Register.REGIONS));
  }

  /** How many entries there are. */
  public int size() {
    return all().stream().mapToInt(List::size).sum();
  }

  private List<List<?>> all() {
    return List.of(
        accounts,
        assets,
        exceptions,
        purposes,
        processors,
        services,
        transfers,
        attestations,
        countries,
        regions);
  }

  private static <E> List<E> list(RegisterEntries entries, Register<E> register) {
    return List.copyOf(entries.of(register).values());
  }

  /** Hash of all entries, whatever their order. */
  String hash() {
    List<String> parts = new ArrayList<>();
    for (List<?> register : all()) {
      parts.add(String.valueOf(register.size()));
      register.stream().map(Object::toString).sorted().forEach(parts::add);
    }
    return StableId.of(parts);
  }
}
