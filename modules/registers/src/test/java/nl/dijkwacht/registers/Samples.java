package nl.dijkwacht.registers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;

/** Files of registers, and resources to look up. */
final class Samples {

  static final String ACCOUNT = "111122223333";

  private Samples() {}

  static RegisterFile file(String text) {
    return new RegisterFile("registers.yml", text.getBytes(UTF_8));
  }

  static RegisterFile published(String text) {
    return new RegisterFile(
        "published:registers.yml", text.getBytes(UTF_8), RegisterFile.Origin.PUBLISHED);
  }

  static RegisterReading read(RegisterFile... files) {
    return Registers.read(List.of(files), RegisterSettings.DEFAULT);
  }

  /** Registers that have no problems. */
  static Registers registers(String text) {
    RegisterReading reading = read(file(text));
    if (!reading.problems().isEmpty()) {
      throw new AssertionError(reading.problems());
    }
    return reading.registers();
  }

  static List<String> problems(String text) {
    return read(file(text)).problems().stream().map(Object::toString).toList();
  }

  static ConfigurationItem bucket(String name, Map<String, String> tags) {
    return item("AWS::S3::Bucket", name, tags, true, ConfigurationItem.Status.PRESENT);
  }

  static ConfigurationItem item(
      String type,
      String name,
      Map<String, String> tags,
      boolean tagsKnown,
      ConfigurationItem.Status status) {
    return new ConfigurationItem(
        new ResourceId("aws", ACCOUNT, "eu-west-1", type, name),
        type.equals("AWS::S3::Bucket") ? "arn:aws:s3:::" + name : null,
        name,
        Instant.parse("2026-11-26T09:00:00Z"),
        null,
        status,
        null,
        tags,
        tagsKnown,
        Map.of(),
        Map.of(),
        List.of(),
        ConfigurationItem.Source.SNAPSHOT);
  }
}
