package nl.dijkwacht.registers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Classification;
import nl.dijkwacht.core.ConfigurationItem;
import nl.dijkwacht.core.ExceptionEntry;
import nl.dijkwacht.core.StableId;
import org.jspecify.annotations.Nullable;

/** All registers, for looking up. Immutable and thread-safe. */
public final class Registers {

  /** Types that keep the logs of others by their nature. */
  private static final Set<String> LOGGING_TYPES =
      Set.of(
          "AWS::CloudTrail::Trail",
          "AWS::Config::ConfigurationRecorder",
          "AWS::GuardDuty::Detector");

  private static final Registers EMPTY = of(List.of(), List.of());

  private final Map<String, AccountEntry> accounts;
  private final List<AssetEntry> assets;
  private final List<ExceptionEntry> exceptions;
  private final AssetIndex assetIndex;
  private final ExceptionIndex exceptionIndex;
  private final TagMeaning tags;
  private final String hash;

  private Registers(
      Collection<AccountEntry> accounts,
      Collection<AssetEntry> assets,
      Collection<ExceptionEntry> exceptions,
      RegisterSettings settings) {
    this.accounts =
        accounts.stream()
            .collect(Collectors.toUnmodifiableMap(AccountEntry::id, Function.identity()));
    this.assets = List.copyOf(assets);
    this.exceptions = List.copyOf(exceptions);
    this.assetIndex = new AssetIndex(assets);
    this.exceptionIndex = new ExceptionIndex(exceptions);
    this.tags = new TagMeaning(settings);
    this.hash = hash(accounts, assets, exceptions, settings);
  }

  /** Without entries; tags of the checklist still tell what lies on a resource. */
  public static Registers empty() {
    return EMPTY;
  }

  /** Registers of these entries. */
  public static Registers of(List<AccountEntry> accounts, List<ExceptionEntry> exceptions) {
    return new Registers(accounts, List.of(), exceptions, RegisterSettings.DEFAULT);
  }

  /**
   * Registers of files. An entry with an error is left out and told; of two in different origins
   * with one id, the published one holds; of two in the same origin, the first.
   */
  public static RegisterReading read(List<RegisterFile> files, RegisterSettings settings) {
    RegisterEntries entries = new RegisterEntries(settings);
    files.forEach(entries::add);
    Registers registers =
        new Registers(
            entries.of(Register.ACCOUNTS).values(),
            entries.of(Register.ASSETS).values(),
            entries.of(Register.EXCEPTIONS).values(),
            settings);
    return new RegisterReading(registers, entries.problems().list());
  }

  private static String hash(
      Collection<AccountEntry> accounts,
      Collection<AssetEntry> assets,
      Collection<ExceptionEntry> exceptions,
      RegisterSettings settings) {
    List<String> parts = new ArrayList<>();
    accounts.stream().map(AccountEntry::toString).sorted().forEach(parts::add);
    assets.stream().map(AssetEntry::toString).sorted().forEach(parts::add);
    exceptions.stream().map(ExceptionEntry::toString).sorted().forEach(parts::add);
    parts.add(new TreeMap<>(settings.personalDataTags()).toString());
    parts.add(new TreeMap<>(settings.specialCategoryTags()).toString());
    parts.add(settings.ownerTags().toString());
    return StableId.of(parts);
  }

  /** Hash of all entries: what was looked up in others may be looked up anew. */
  public String hash() {
    return hash;
  }

  public Optional<AccountEntry> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** All accounts. */
  public Collection<AccountEntry> accounts() {
    return accounts.values();
  }

  /** All entries about assets, by id. */
  public List<AssetEntry> assets() {
    return assets;
  }

  /**
   * What is known of the data on a resource: what people wrote down, else what its tags tell. Of
   * several entries about it, the closest one that tells a thing decides about that. Who answers
   * for it is told by an entry, else by a tag, else it is the owner of the account.
   */
  public Classification classify(ConfigurationItem item) {
    List<AssetEntry> entries = assetIndex.about(item);
    Map<String, String> known = TagMeaning.known(item);
    Set<String> sources = new LinkedHashSet<>();

    boolean special =
        told(entries, AssetEntry::specialCategory, sources)
            .orElseGet(() -> noted(tags.isSpecialCategory(known), "tags", sources));
    // Data of a special category are personal data.
    boolean personal =
        told(entries, AssetEntry::personalData, sources)
            .orElseGet(() -> special || noted(tags.isPersonalData(known), "tags", sources));
    boolean logging =
        told(entries, AssetEntry::watchesLogging, sources)
            .orElseGet(() -> noted(isLogging(item), "type", sources));
    String owner =
        told(entries, AssetEntry::owner, sources)
            .or(() -> tags.owner(known).filter(any -> noted(true, "tags", sources)))
            .or(() -> accountOwner(item).filter(any -> noted(true, "account", sources)))
            .orElse("");
    return new Classification(personal, personal && special, logging, owner, List.copyOf(sources));
  }

  private static <T> Optional<T> told(
      List<AssetEntry> entries, Function<AssetEntry, @Nullable T> thing, Set<String> sources) {
    for (AssetEntry entry : entries) {
      T told = thing.apply(entry);
      if (told != null) {
        sources.add("register");
        return Optional.of(told);
      }
    }
    return Optional.empty();
  }

  private static boolean noted(boolean holds, String source, Set<String> sources) {
    if (holds) {
      sources.add(source);
    }
    return holds;
  }

  private static boolean isLogging(ConfigurationItem item) {
    return LOGGING_TYPES.contains(item.resource().type());
  }

  private Optional<String> accountOwner(ConfigurationItem item) {
    return account(item.resource().account())
        .map(AccountEntry::owner)
        .filter(owner -> !owner.isEmpty());
  }

  /**
   * The exception that is in effect for a failure, if any; of several, the one that lasts longest.
   *
   * @param rule id of the control or rule
   * @param resourceNames by which a pattern may mean the resource: ARN, name, id
   * @param account 12 digits, or empty
   * @param principal id of who caused it, or empty
   * @param at event time of the failure's beginning or, for one that lasts, now (wall clock)
   */
  public Optional<ExceptionEntry> exceptionFor(
      String rule, Collection<String> resourceNames, String account, String principal, Instant at) {
    return exceptionIndex.find(rule, resourceNames, account, principal, at);
  }

  /** All exceptions, those that are over or have not begun too. */
  public List<ExceptionEntry> exceptions() {
    return exceptions;
  }
}
