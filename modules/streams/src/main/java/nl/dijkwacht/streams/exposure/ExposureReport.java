package nl.dijkwacht.streams.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.dijkwacht.core.CountryCode;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.access.Exposure.Reader;
import nl.dijkwacht.core.access.Exposure.Sight;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.Visibility;
import nl.dijkwacht.registers.VisibilityMatrix;
import nl.dijkwacht.streams.exposure.interval.Counted;
import nl.dijkwacht.streams.exposure.interval.Interval;
import nl.dijkwacht.streams.exposure.interval.ResourceExposure;
import nl.dijkwacht.streams.runtime.sketch.ObjectSketch;
import org.jspecify.annotations.Nullable;

/** Makes of what is known of an interval what topics and people are told. Immutable. */
final class ExposureReport {

  /** Those who read most are named; all others are counted. */
  private static final int MOST_NAMED = 20;

  private final ExposureSettings settings;
  private final Registers registers;

  ExposureReport(ExposureSettings settings, Registers registers) {
    this.settings = settings;
    this.registers = registers;
  }

  /** What is told of an interval; null if its control no longer counts as one that exposes. */
  @Nullable Exposure of(ResourceExposure known, Interval interval) {
    Exposure.Kind kind = settings.controls().get(interval.control());
    if (kind == null) {
      return null;
    }
    Counted counted = interval.counted();
    List<Reader> named =
        counted.readers().stream()
            .filter(reader -> reader.reads() > 0)
            .sorted(
                Comparator.comparingLong(Reader::reads)
                    .reversed()
                    .thenComparing(reader -> reader.principal().id()))
            .limit(MOST_NAMED)
            .toList();
    long byThem = named.stream().mapToLong(Reader::reads).sum();
    List<Access.Country> countries = new ArrayList<>();
    new TreeMap<>(counted.countries())
        .forEach((code, calls) -> countries.add(new Access.Country(code, calls)));
    long objects = ObjectSketch.ofText(counted.sketch()).count();
    return new Exposure(
        interval.id(known.resource().toString()),
        known.resource(),
        known.arn(),
        known.name(),
        interval.control(),
        kind,
        interval.from(),
        interval.until(),
        sight(known, counted),
        counted.reads(),
        counted.anonymous(),
        foreign(counted.countries()),
        objects,
        counted.sketch(),
        named,
        counted.reads() - byThem,
        countries,
        dataSubjects(known, counted, objects),
        new TreeMap<>(counted.events()).values().stream().distinct().toList(),
        interval.revision() + 1);
  }

  /** Reads that are seen prove that they can be; none proves nothing where data events decide. */
  private static Sight sight(ResourceExposure known, Counted counted) {
    Visibility.Sight reads =
        VisibilityMatrix.shipped()
            .of(known.resource().type())
            .map(Visibility::reads)
            .orElse(Visibility.Sight.WITH_DATA_EVENTS);
    return switch (reads) {
      case SEEN -> Sight.SEEN;
      case UNSEEN -> Sight.UNSEEN;
      case WITH_DATA_EVENTS -> counted.reads() > 0 ? Sight.SEEN : Sight.NOT_SHOWN;
    };
  }

  private long foreign(Map<String, Long> countries) {
    return countries.entrySet().stream()
        .filter(from -> CountryCode.isOfCountry(from.getKey()) && !registers.isEea(from.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private @Nullable Long dataSubjects(ResourceExposure known, Counted counted, long objects) {
    Long all = registered(known);
    long each = settings.peopleAnObject();
    if (all == null || counted.reads() == 0) {
      return all == null ? null : Long.valueOf(0);
    }
    boolean bounded = each > 0 && objects > 0 && objects <= all / each;
    return bounded ? Long.valueOf(objects * each) : all;
  }

  private @Nullable Long registered(ResourceExposure known) {
    String arn = known.arn() == null ? ResourceIdentity.arn(known.resource()) : known.arn();
    return arn == null
        ? null
        : registers.assetsAbout(arn, known.resource().account()).stream()
            .map(AssetEntry::dataSubjects)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .findFirst()
            .orElse(null);
  }

  /** For people: the figures, without names. */
  static Note note(Exposure exposure) {
    return Note.of(
        "%s failed from %s %s. %s",
        "%s faalde vanaf %s %s. %s",
        exposure.control(),
        exposure.from(),
        exposure.until() == null
            ? new Note("and still fails", "en faalt nog steeds")
            : Note.of("until %s", "tot %s", exposure.until()),
        exposure.sight() == Sight.UNSEEN && exposure.reads() == 0
            ? new Note(
                "No event of AWS shows reads of such a resource.",
                "Geen gebeurtenis van AWS toont lezen van zo'n resource.")
            : figures(exposure));
  }

  private static Note figures(Exposure exposure) {
    String countries =
        exposure.countries().stream()
            .map(from -> from.code() + " " + from.calls())
            .collect(Collectors.joining(", "));
    return Note.of(
        "In it %d reads of at most %d different objects by %d principals%s (countries: %s); %d"
            + " without identity, %d from outside the European Economic Area. People concerned: %s.",
        "Daarin %d keer gelezen, van hooguit %d verschillende objecten, door %d principals%s (landen:"
            + " %s); %d keer zonder identiteit, %d keer van buiten de Europese Economische Ruimte."
            + " Betrokkenen: %s.",
        exposure.reads(),
        exposure.objects(),
        exposure.readers().size(),
        exposure.otherReaders() > 0 ? new Note(" and others", " en anderen") : "",
        countries.isEmpty() ? new Note("none known", "geen bekend") : countries,
        exposure.anonymousReads(),
        exposure.foreignReads(),
        exposure.dataSubjects() == null
            ? new Note("not in the register", "niet in het register")
            : Note.of("at most %s", "hooguit %s", exposure.dataSubjects()));
  }
}
