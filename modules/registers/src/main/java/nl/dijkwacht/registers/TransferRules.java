package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.dijkwacht.registers.TransferBasis.Kind;
import org.jspecify.annotations.Nullable;

/** Countries, Regions and transfers, as they are shipped and as the user has them. Thread-safe. */
final class TransferRules {

  private static final Comparator<TransferEntry> CLOSEST_FIRST =
      Comparator.comparingInt(TransferRules::narrowness)
          .reversed()
          .thenComparing(TransferEntry::id);

  private final Map<String, CountryEntry> countries;
  private final Map<String, RegionEntry> regions;
  private final Map<String, List<TransferEntry>> transfers;

  TransferRules(RegisterContent content) {
    this.countries = over(ShippedLists.INSTANCE.countries(), content.countries(), CountryEntry::id);
    this.regions = over(ShippedLists.INSTANCE.regions(), content.regions(), RegionEntry::id);
    this.transfers =
        content.transfers().stream()
            .sorted(CLOSEST_FIRST)
            .collect(Collectors.groupingBy(TransferEntry::country));
  }

  private static <E> Map<String, E> over(
      Collection<E> shipped, Collection<E> own, Function<E, String> id) {
    Map<String, E> all = new HashMap<>();
    shipped.forEach(entry -> all.put(id.apply(entry), entry));
    own.forEach(entry -> all.put(id.apply(entry), entry));
    return all;
  }

  private static int narrowness(TransferEntry entry) {
    return (entry.importer() == null ? 0 : 1) + (entry.asset() == null ? 0 : 1);
  }

  Optional<CountryEntry> country(String code) {
    return Optional.ofNullable(countries.get(code));
  }

  Optional<RegionEntry> region(String id) {
    return Optional.ofNullable(regions.get(id));
  }

  Collection<RegionEntry> regions() {
    return new TreeMap<>(regions).values();
  }

  TransferBasis basis(
      String country, @Nullable String importer, @Nullable String asset, LocalDate day) {
    CountryEntry known = countries.get(country);
    if (known != null && known.basis() == CountryEntry.Basis.EEA) {
      return new TransferBasis(Kind.EEA, "", null);
    }
    boolean decided = known != null && known.basis() == CountryEntry.Basis.ADEQUACY;
    boolean adequate = known != null && decided && known.holdsOn(day);
    String limits = known != null && adequate ? known.limits() : "";
    List<TransferEntry> entries =
        transfers.getOrDefault(country, List.of()).stream()
            .filter(entry -> fits(entry.importer(), importer) && fits(entry.asset(), asset))
            .toList();
    Optional<TransferEntry> agreed =
        entries.stream().filter(entry -> day.isBefore(entry.review())).findFirst();
    if (agreed.isPresent()) {
      return new TransferBasis(Kind.AGREED, limits, agreed.get());
    }
    if (adequate && limits.isEmpty()) {
      return new TransferBasis(Kind.ADEQUACY, "", null);
    }
    if (!entries.isEmpty()) {
      return new TransferBasis(Kind.EXPIRED, limits, entries.get(0));
    }
    if (adequate) {
      return new TransferBasis(Kind.ADEQUACY_LIMITED, limits, null);
    }
    boolean ended =
        known != null && decided && known.until() != null && !day.isBefore(known.until());
    return new TransferBasis(ended ? Kind.EXPIRED : Kind.NONE, "", null);
  }

  private static boolean fits(@Nullable String wanted, @Nullable String told) {
    return wanted == null || Objects.equals(wanted, told);
  }
}
