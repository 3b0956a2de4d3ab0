package nl.dijkwacht.collectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RandomFilesTest {

  private static final ObjectMapper JACKSON = new ObjectMapper();

  static IntStream seeds() {
    return IntStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void recordsComeOutAsJacksonWroteThem(int seed) throws JsonProcessingException {
    Random random = new Random(seed);
    RandomFile file = RandomFile.of(random);
    Reading reading = read(random, file.bytes());

    List<JsonNode> found = new ArrayList<>();
    for (String item : reading.items()) {
      found.add(JACKSON.readTree(item.substring(item.indexOf(' ') + 1)));
    }
    assertThat(found).isEqualTo(file.records());
    assertThat(read(random, Reading.gzip(file.bytes())).items()).isEqualTo(reading.items());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageCostsNoRecordBeforeIt(int seed) throws JsonProcessingException {
    Random random = new Random(seed);
    RandomFile file = RandomFile.of(random);
    List<String> whole = read(random, file.bytes()).items();
    int place = random.nextInt(file.bytes().length);

    List<String> found = read(random, damaged(random, file.bytes(), place)).items();
    long before = file.ends().stream().filter(end -> end <= place).count();
    assertThat(found.stream().limit(before).toList()).isEqualTo(whole.subList(0, (int) before));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageInCompressedContentIsAlwaysTold(int seed) throws JsonProcessingException {
    Random random = new Random(seed);
    byte[] file = Reading.gzip(RandomFile.of(random).bytes());
    // The ten bytes of the header hold a time and more that does not matter.
    byte[] damaged = damaged(random, file, 10 + random.nextInt(file.length - 10));
    assertThat(read(random, damaged).unusable()).isNotEmpty();
  }

  private static byte[] damaged(Random random, byte[] bytes, int place) {
    byte[] damaged = bytes.clone();
    damaged[place] ^= (byte) (1 + random.nextInt(255));
    return damaged;
  }

  private static Reading read(Random random, byte[] file) {
    IntSupplier sizes = random.nextBoolean() ? () -> 1 : () -> 1 + random.nextInt(3000);
    return Reading.of(new TrailFileReader(), new Pieces(file, sizes, false), ReadPosition.START);
  }
}
