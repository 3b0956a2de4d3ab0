package nl.dijkwacht.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.trail.Principal;
import org.jspecify.annotations.Nullable;

/** All registers, for looking up. Immutable and thread-safe. */
public final class Registers {

  /** Types that keep the logs of others by their nature. */
  private static final Set<String> LOGGING_TYPES =
      Set.of(
          "AWS::CloudTrail::Trail",
          "AWS::Config::ConfigurationRecorder",
          "AWS::GuardDuty::Detector");

  private static final Registers EMPTY = of(RegisterContent.NONE, RegisterSettings.DEFAULT);

  private final RegisterContent content;
  private final Map<String, AccountEntry> accounts;
  private final AssetIndex assetIndex;
  private final ExceptionIndex exceptionIndex;
  private final ThirdParties thirdParties;
  private final PatternIndex<PurposeEntry> purposes;
  private final PatternIndex<ServiceEntry> services;
  private final TransferRules transfers;
  private final TagMeaning tags;
  private final NameMeaning names;
  private final String hash;

  private Registers(RegisterContent content, RegisterSettings settings) {
    this.content = content;
    this.accounts =
        content.accounts().stream()
            .collect(Collectors.toUnmodifiableMap(AccountEntry::id, Function.identity()));
    this.assetIndex = new AssetIndex(content.assets());
    this.exceptionIndex = new ExceptionIndex(content.exceptions());
    this.thirdParties = new ThirdParties(content.processors());
    this.purposes =
        new PatternIndex<>(
            content.purposes().stream()
                .map(entry -> new PatternIndex.Held<>(new NamePattern(entry.principal()), entry))
                .toList());
    this.services =
        new PatternIndex<>(
            content.services().stream()
                .map(entry -> new PatternIndex.Held<>(new NamePattern(entry.source()), entry))
                .toList());
    this.transfers = new TransferRules(content);
    this.tags = new TagMeaning(settings);
    this.names = new NameMeaning(settings.personalDataNames());
    this.hash = hash(content, settings);
  }

  /** Without entries; tags of the checklist still tell what lies on a resource. */
  public static Registers empty() {
    return EMPTY;
  }

  /** Registers of these entries. */
  public static Registers of(List<AccountEntry> accounts, List<ExceptionEntry> exceptions) {
    return of(
        new RegisterContent(
            accounts, List.of(), exceptions, List.of(), List.of(), List.of(), List.of(), List.of()),
        RegisterSettings.DEFAULT);
  }

  /** Registers of these entries. */
  public static Registers of(RegisterContent content, RegisterSettings settings) {
    return new Registers(content, settings);
  }

  /**
   * Registers of files. An entry with an error is left out and told; of two in different origins
   * with one id, the published one holds; of two in the same origin, the first.
   */
  public static RegisterReading read(List<RegisterFile> files, RegisterSettings settings) {
    RegisterEntries entries = new RegisterEntries(settings);
    files.forEach(entries::add);
    Registers registers = of(RegisterContent.of(entries), settings);
    new CrossReferences(entries, registers.transfers, settings.today()).check();
    return new RegisterReading(registers, entries.problems().list());
  }

  private static String hash(RegisterContent content, RegisterSettings settings) {
    return StableId.of(
        List.of(
            content.hash(),
            new TreeMap<>(settings.personalDataTags()).toString(),
            new TreeMap<>(settings.specialCategoryTags()).toString(),
            settings.ownerTags().toString(),
            settings.personalDataNames().toString()));
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
    return content.assets();
  }

  /** The lookup of assets that calls touch, by the register and what was found otherwise. */
  public AssetLookup assets(DiscoveredAssets discovered) {
    return new AssetLookup(this, assetIndex, discovered);
  }

  /**
   * The entries about a resource of which only the ARN is known, the closest first.
   *
   * @param account 12 digits, or empty
   */
  public List<AssetEntry> assetsAbout(String arn, String account) {
    return assetIndex.about(arn, account);
  }

  /** All entries of all registers. */
  public RegisterContent content() {
    return content;
  }

  /**
   * The purposes that a principal may serve; empty if none is declared for it, which is not the
   * same as being allowed none.
   */
  public Set<String> purposes(Principal principal) {
    Set<String> declared = new TreeSet<>();
    purposes.find(principal.id(), entry -> declared.addAll(entry.purposes()));
    return declared;
  }

  /** The third party that a principal belongs to, by its account or its own id. */
  public Optional<ProcessorEntry> processor(Principal principal) {
    return thirdParties.of(principal);
  }

  /** The third party that an account of AWS belongs to. */
  public Optional<ProcessorEntry> processor(String account) {
    return thirdParties.ofAccount(account);
  }

  /**
   * The third party that a message to a host goes to, by the channels that its entry names.
   *
   * @param host in lower case, such as {@code hooks.slack.com}
   */
  public Optional<ProcessorEntry> processorOfHost(String host) {
    return content.processors().stream()
        .filter(
            entry ->
                entry.channels().stream()
                    .anyMatch(channel -> new NamePattern(channel).matches(host)))
        .findFirst();
  }

  /**
   * The approval of a cloud service, if the register has any.
   *
   * @param source as events have it, such as {@code s3.amazonaws.com}
   * @param account 12 digits
   */
  public Optional<ServiceEntry> service(String source, String account) {
    List<ServiceEntry> found = new ArrayList<>();
    services.find(source, found::add);
    return found.stream()
        .filter(entry -> entry.account() == null || entry.account().equals(account))
        .min(Comparator.comparing(ServiceEntry::id));
  }

  /**
   * On what basis data may go to a country.
   *
   * @param country ISO 3166-1, two letters
   * @param importer id of the processor that gets them; null if it is none or not known
   * @param asset id of the entry of the asset; null if it is none or not known
   * @param day on which they go (event time, UTC)
   */
  public TransferBasis transferBasis(
      String country, @Nullable String importer, @Nullable String asset, LocalDate day) {
    return transfers.basis(country, importer, asset, day);
  }

  /** Which list says of a country what it is by itself, with its date: for people. */
  public Note listOf(String country) {
    boolean own = content.countries().stream().anyMatch(entry -> entry.id().equals(country));
    return own
        ? new Note("the organisation's own list of countries", "de eigen lijst van landen")
        : Note.of("the list of countries of %s", "de lijst van landen van %s", ShippedLists.AS_OF);
  }

  /** What Chapter V says of a country by itself; empty for one without any decision. */
  public Optional<CountryEntry> country(String code) {
    return transfers.country(code);
  }

  /** Whether a country lies in the European Economic Area. */
  public boolean isEea(String country) {
    return country(country).filter(of -> of.basis() == CountryEntry.Basis.EEA).isPresent();
  }

  /** Where a Region of AWS lies; empty for one that is not known, and for {@code global}. */
  public Optional<RegionEntry> region(String id) {
    return transfers.region(id);
  }

  /** The Regions that lie in the European Economic Area, by their names. */
  public List<String> eeaRegions() {
    return transfers.regions().stream()
        .filter(region -> isEea(region.country()))
        .map(RegionEntry::id)
        .toList();
  }

  /** The Regions of a list, such as {@code checklist}, by their names. */
  public List<String> regionsOf(String list) {
    return transfers.regions().stream()
        .filter(region -> region.lists().contains(list))
        .map(RegionEntry::id)
        .toList();
  }

  /** The entries about an asset that was found, the closest first. */
  public List<AssetEntry> entriesAbout(Asset asset) {
    return assetIndex.about(
        new ConfigurationItem(
            asset.resource(),
            asset.arn(),
            asset.name(),
            asset.asOf(),
            null,
            ConfigurationItem.Status.PRESENT,
            null,
            Map.of(),
            false,
            Map.of(),
            Map.of(),
            List.of(),
            ConfigurationItem.Source.API));
  }

  /**
   * What is known of the data on a resource: what people wrote down, else what its tags tell. Of
   * several entries about it, the closest one that tells a thing decides about that. Who answers
   * for it is told by an entry, else by a tag, else it is the owner of the account.
   */
  public Classification classify(ConfigurationItem item) {
    return classify(item, Found.NOTHING);
  }

  /**
   * The same, where something was found in the data besides. An entry goes before it; beside tags
   * it adds to what is known.
   */
  public Classification classify(ConfigurationItem item, Found found) {
    List<AssetEntry> entries = assetIndex.about(item);
    Map<String, String> known = TagMeaning.known(item);
    Set<String> sources = new LinkedHashSet<>();

    boolean special =
        told(entries, AssetEntry::specialCategory, sources)
            .orElseGet(
                () ->
                    any(
                        noted(tags.isSpecialCategory(known), "tags", sources),
                        noted(found.specialCategory(), found.source(), sources)));
    // Data of a special category are personal data.
    boolean personal =
        told(entries, AssetEntry::personalData, sources)
            .orElseGet(() -> any(special, isFound(item, known, found, sources)));
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

  /** All that tells is noted, so that whoever looks into it knows how sure it is. */
  private boolean isFound(
      ConfigurationItem item, Map<String, String> known, Found found, Set<String> sources) {
    return any(
        noted(tags.isPersonalData(known), "tags", sources),
        noted(found.personalData(), found.source(), sources),
        noted(isNamed(item), "name", sources));
  }

  /** All are looked at, unlike with operators that stop at the first. */
  private static boolean any(boolean... told) {
    boolean any = false;
    for (boolean one : told) {
      any |= one;
    }
    return any;
  }

  private boolean isNamed(ConfigurationItem item) {
    String name = item.name();
    return VisibilityMatrix.shipped().keepsData(item.resource().type())
        && (names.isPersonalData(item.resource().id())
            || (name != null && names.isPersonalData(name)));
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
    return content.exceptions();
  }
}
