package nl.dijkwacht.app.onboarding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.core.coverage.DataEventCost;

/** What is set up and what is to do, for programs. */
public final class OnboardingJson {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String PRICES = "https://aws.amazon.com/cloudtrail/pricing/";
  private static final long MILLION = 1_000_000;

  private OnboardingJson() {}

  /**
   * JSON over several lines.
   *
   * @param dataEvents in a month, for an estimate of what they cost
   */
  public static String of(Onboarding onboarding, OptionalLong dataEvents) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeBooleanField("complete", onboarding.isComplete());
      json.writeStringField("account", onboarding.own());
      json.writeArrayFieldStart("accounts");
      for (Organization.Member member : onboarding.members()) {
        json.writeStartObject();
        json.writeStringField("id", member.id());
        json.writeStringField("name", member.name());
        json.writeBooleanField("registered", !onboarding.unregistered().contains(member));
        json.writeEndObject();
      }
      json.writeEndArray();
      strangers(onboarding, json);
      Optional<Obstacle> obstacle = onboarding.organization();
      if (obstacle.isPresent()) {
        json.writeStringField("accountsUnknown", obstacle.get().found());
      }
      json.writeArrayFieldStart("coverage");
      for (Cell cell : onboarding.matrix().cells()) {
        cell(cell, json);
      }
      json.writeEndArray();
      cost(dataEvents, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void strangers(Onboarding onboarding, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("notInOrganization");
    for (String account : onboarding.strangers()) {
      json.writeString(account);
    }
    json.writeEndArray();
  }

  private static void cell(Cell cell, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("account", cell.account());
    json.writeStringField("region", cell.region());
    for (Aspect aspect : Aspect.values()) {
      Reading reading = cell.reading(aspect);
      json.writeObjectFieldStart(aspect.label());
      json.writeStringField("state", reading.mark().label());
      json.writeStringField("found", reading.found());
      if (reading.fix().isPresent()) {
        fix(reading.fix().get().sentence(), reading.fix().get().commands(), json);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void fix(String sentence, List<String> commands, JsonGenerator json)
      throws IOException {
    json.writeStringField("fix", sentence);
    json.writeArrayFieldStart("commands");
    for (String command : commands) {
      json.writeString(command);
    }
    json.writeEndArray();
  }

  private static void cost(OptionalLong dataEvents, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("dataEventCost");
    json.writeStringField("currency", "USD");
    json.writeNumberField("perMillion", DataEventCost.of(MILLION));
    json.writeStringField("source", PRICES);
    if (dataEvents.isPresent()) {
      json.writeNumberField("eventsPerMonth", dataEvents.getAsLong());
      json.writeNumberField("perMonth", DataEventCost.of(dataEvents.getAsLong()));
    }
    json.writeEndObject();
  }
}
