package nl.dijkwacht.api.pages;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import nl.dijkwacht.metrics.Meters;

/**
 * Whether everything is being seen, as this instance knows it.
 *
 * @param sources that are watched
 * @param silent of them that have not been heard for too long
 * @param lag records that wait
 * @param deadLetters inputs that could not be used, since this instance started
 */
record Seeing(long sources, long silent, long lag, long deadLetters) {

  /** So many records wait at times when all is well. */
  private static final long USUAL_LAG = 10_000;

  private static final String STATE = "state";

  static Seeing of(MeterRegistry registry) {
    return new Seeing(
        sum(registry, Meters.DETECT_SOURCES, ""),
        sum(registry, Meters.DETECT_SOURCES, "silent"),
        sum(registry, Meters.STREAM_LAG, ""),
        counted(registry));
  }

  private static long sum(MeterRegistry registry, Meters meter, String state) {
    double sum =
        registry.find(meter.meterName()).gauges().stream()
            .filter(gauge -> state.isEmpty() || state.equals(tag(gauge)))
            .mapToDouble(Gauge::value)
            .filter(value -> !Double.isNaN(value))
            .sum();
    return Math.round(sum);
  }

  private static String tag(Meter meter) {
    return String.valueOf(meter.getId().getTag(STATE));
  }

  private static long counted(MeterRegistry registry) {
    return Math.round(
        registry.find(Meters.DEAD_LETTERS.meterName()).counters().stream()
            .mapToDouble(Counter::count)
            .sum());
  }

  boolean isBehind() {
    return lag > USUAL_LAG;
  }

  boolean isGood() {
    return silent == 0 && !isBehind() && deadLetters == 0;
  }

  void write(Markup page, Speech speech) {
    page.element(
        "h2", speech.of("Is everything being seen?", "Wordt alles gezien?"), "id", "seeing");
    Tile.all(
        page,
        List.of(
            new Tile(
                look(silent > 0),
                sources == 0 ? "–" : speech.number(silent),
                speech.of("silent sources", "stille bronnen"),
                sources == 0
                    ? speech.of("none are watched here", "geen worden hier gevolgd")
                    : speech.of("of %s", "van %s").formatted(speech.number(sources))),
            new Tile(
                look(isBehind()),
                speech.number(lag),
                speech.of("records wait", "records wachten"),
                ""),
            new Tile(
                look(deadLetters > 0),
                speech.number(deadLetters),
                speech.of("dead letters", "onbruikbare invoer"),
                speech.of("since this instance started", "sinds deze instantie begon"))));
  }

  private static String look(boolean worrying) {
    return worrying ? "fail" : "none";
  }
}
