package nl.dijkwacht.collectors.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import nl.dijkwacht.collectors.files.PlainContent;
import nl.dijkwacht.collectors.integrity.MemoryStore.Stored;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnyMutationTest {

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSingleMutationOfAnyFileIsFound(int seed) throws IOException {
    Random random = new Random(seed);
    MemoryStore store = new MemoryStore();
    SignedTrail trail = SignedTrail.ofHours(store, 0);
    int hours = 1 + random.nextInt(6);
    for (int i = 0; i < hours; i++) {
      trail.hour(random.nextInt(4), "");
    }
    assertThat(isProven(store, trail)).isTrue();

    String mutation = mutate(random, store);
    assertThat(isProven(store, trail)).as(mutation).isFalse();
  }

  /** Whether all time is proven, without a problem: the last hour may be late, but not proven. */
  private static boolean isProven(MemoryStore store, SignedTrail trail) {
    TrailReport report = Verified.of(store, SignedTrail.START, trail.now).report();
    return report.verdict() == Verdict.INTACT
        && report.chains().stream().allMatch(chain -> chain.unproven().isEmpty());
  }

  private static String mutate(Random random, MemoryStore store) throws IOException {
    List<String> names = List.copyOf(store.objects.keySet());
    String name = names.get(random.nextInt(names.size()));
    Stored stored = store.get(name);
    boolean isDigest = name.contains("CloudTrail-Digest");
    int kind = random.nextInt(isDigest ? 7 : 4);
    switch (kind) {
      case 0 -> {
        byte[] content = unpacked(stored);
        content[random.nextInt(content.length)] ^= (byte) (1 + random.nextInt(255));
        store.objects.put(name, new Stored(SignedTrail.gzip(content), stored.metadata()));
      }
      case 1 -> {
        int length = random.nextInt(stored.content().length);
        byte[] content = Arrays.copyOf(stored.content(), length);
        store.objects.put(name, new Stored(content, stored.metadata()));
      }
      case 2 -> store.objects.remove(name);
      case 3 -> {
        byte[] content = Arrays.copyOf(unpacked(stored), unpacked(stored).length + 1);
        content[content.length - 1] = '\n';
        store.objects.put(name, new Stored(SignedTrail.gzip(content), stored.metadata()));
      }
      case 4 -> {
        Map<String, String> metadata = new HashMap<>(stored.metadata());
        metadata.remove(random.nextBoolean() ? "signature" : "signature-algorithm");
        store.objects.put(name, new Stored(stored.content(), metadata));
      }
      case 5 -> {
        Map<String, String> metadata = new HashMap<>(stored.metadata());
        metadata.computeIfPresent("signature", (any, hex) -> otherDigit(random, hex));
        store.objects.put(name, new Stored(stored.content(), metadata));
      }
      default -> {
        store.objects.remove(name);
        store.objects.put(name.replace("_main_", "_other_"), stored);
      }
    }
    return kind + " of " + name;
  }

  private static String otherDigit(Random random, String hex) {
    int at = random.nextInt(hex.length());
    char other = hex.charAt(at) == '0' ? '1' : '0';
    return hex.substring(0, at) + other + hex.substring(at + 1);
  }

  private static byte[] unpacked(Stored stored) throws IOException {
    return PlainContent.of(new ByteArrayInputStream(stored.content())).readAllBytes();
  }
}
