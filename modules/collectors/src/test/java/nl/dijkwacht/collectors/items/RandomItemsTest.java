package nl.dijkwacht.collectors.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Configurations of any form: what is read can be written, and does not depend on the source. */
class RandomItemsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TEXTS =
      List.of(
          "",
          "{",
          "[]",
          "{}",
          "%7B%7D",
          "true",
          "null",
          "1",
          "\"a\"",
          "{\"a\":[1]}",
          "é\ud83d\ude00");

  private final ConfigurationItemReader reader = new ConfigurationItemReader();

  @Test
  void everyConfigurationSurvivesItsTopicAndTheApi() throws JsonProcessingException {
    Random random = new Random(20261126);
    for (int i = 0; i < 3000; i++) {
      byte[] streamed = JSON.writeValueAsBytes(item(random));
      ConfigurationItem item = one(streamed, Source.NOTIFICATION);

      assertThat(
              Topics.CONFIGURATION_ITEMS
                  .payload()
                  .read(Topics.CONFIGURATION_ITEMS.payload().write(item)))
          .isEqualTo(new Reading.Value<>(item));
      assertThat(one(ApiForm.of(item), Source.API))
          .as(new String(streamed, StandardCharsets.UTF_8))
          .isEqualTo(Items.from(item, Source.API));
    }
  }

  private ConfigurationItem one(byte[] json, Source source) {
    List<ItemReading> readings = reader.read("test", json, source);
    assertThat(readings).singleElement().isInstanceOf(ItemReading.Item.class);
    return ((ItemReading.Item) readings.get(0)).item();
  }

  private static Map<String, Object> item(Random random) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("awsAccountId", "111122223333");
    item.put("configurationItemCaptureTime", "2026-11-22T03:00:00.250Z");
    item.put("configurationItemStatus", "OK");
    item.put("resourceType", "AWS::EC2::Volume");
    item.put("resourceId", "vol-1");
    item.put("awsRegion", "eu-central-1");
    item.put("tags", Map.of("a", TEXTS.get(random.nextInt(TEXTS.size()))));
    item.put("configuration", map(random, 0, 0));
    item.put("supplementaryConfiguration", map(random, 0, 0));
    return item;
  }

  private static Map<String, Object> map(Random random, int depth, int texts) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put("k" + random.nextInt(9), value(random, depth + 1, texts));
    }
    return map;
  }

  private static @Nullable Object value(Random random, int depth, int texts) {
    return switch (random.nextInt(depth > 6 ? 6 : 9)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> random.nextLong() / (1L << random.nextInt(60));
      case 4 -> random.nextGaussian() * Math.pow(10, random.nextInt(30) - 10);
      case 5 -> TEXTS.get(random.nextInt(TEXTS.size()));
      case 6 -> map(random, depth, texts);
      case 7 ->
          // Deeper ones are left as they are, and would be read further from the API's form.
          texts < 2 ? text(map(random, depth, texts + 1)) : "";
      default -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(value(random, depth + 1, texts));
        }
        yield list;
      }
    };
  }

  private static String text(Object json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
