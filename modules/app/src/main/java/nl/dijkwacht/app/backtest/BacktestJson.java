package nl.dijkwacht.app.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.Principal;

/** A backtest for programs. */
public final class BacktestJson {

  private static final JsonFactory JSON = new JsonFactory();

  private BacktestJson() {}

  /** JSON over several lines. */
  public static String of(RuleRef rule, Backtest backtest) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("ruleId", rule.id());
      json.writeStringField("ruleTitle", rule.title());
      json.writeNumberField("matches", backtest.matches());
      json.writeNumberField("findings", backtest.findings());
      json.writeArrayFieldStart("days");
      for (Map.Entry<LocalDate, Backtest.Day> day : backtest.days().entrySet()) {
        json.writeStartObject();
        json.writeStringField("day", day.getKey().toString());
        json.writeNumberField("events", day.getValue().events());
        json.writeNumberField("matches", day.getValue().matches());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("accounts");
      for (Map.Entry<String, Long> account : backtest.byAccount().entrySet()) {
        json.writeNumberField(account.getKey(), account.getValue());
      }
      json.writeEndObject();
      json.writeObjectFieldStart("principals");
      for (Map.Entry<Principal.Kind, Long> kind : backtest.byKind().entrySet()) {
        json.writeNumberField(kind.getKey().name().toLowerCase(Locale.ROOT), kind.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
