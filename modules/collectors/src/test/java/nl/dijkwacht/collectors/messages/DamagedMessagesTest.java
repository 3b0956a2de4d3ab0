package nl.dijkwacht.collectors.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedMessagesTest {

  private static final int ROUNDS = 2000;

  private final MessageReader reader = new MessageReader(new ObjectSelection(List.of()));
  private final List<byte[]> whole =
      List.copyOf(new TreeMap<>(MessageForms.all()).values()).stream()
          .map(MessageForms::bytes)
          .toList();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverBefellAMessageItSaysSomething(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] message = damaged(whole.get(random.nextInt(whole.size())), random);

      assertThat(reader.read(message)).as("seed %s round %s", seed, i).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void bytesWithoutSenseSaySomethingToo(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);

      assertThat(reader.read(noise)).isNotEmpty();
    }
  }

  @Test
  void aReaderRemembersNothingOfWhatItReadBefore() {
    Random random = new Random(21);
    for (byte[] message : whole) {
      String alone = said(new MessageReader(new ObjectSelection(List.of())), message);
      for (int i = 0; i < 50; i++) {
        reader.read(damaged(message, random));

        assertThat(said(reader, message)).isEqualTo(alone);
      }
    }
  }

  private static String said(MessageReader reader, byte[] message) {
    return reader.read(message).stream().map(DamagedMessagesTest::said).toList().toString();
  }

  private static String said(Message message) {
    if (message instanceof Message.TrailRecord record) {
      return record.origin() + new String(record.json(), UTF_8);
    }
    if (message instanceof Message.ConfigurationItemJson item) {
      return new String(item.json(), UTF_8);
    }
    return message instanceof Message.ServiceFindingJson finding
        ? finding.service() + new String(finding.json(), UTF_8)
        : message.toString();
  }

  private byte[] damaged(byte[] message, Random random) {
    byte[] damaged = message.clone();
    switch (random.nextInt(5)) {
      case 0 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      case 1 -> {
        for (int i = random.nextInt(8); i >= 0; i--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
      }
      case 2 -> damaged = spliced(damaged, whole.get(random.nextInt(whole.size())), random);
      case 3 -> damaged = withoutSome(damaged, random);
      default -> damaged = MessageForms.bytes(MessageForms.sns(new String(damaged, UTF_8)));
    }
    return damaged;
  }

  private static byte[] spliced(byte[] one, byte[] other, Random random) {
    int cut = random.nextInt(one.length);
    int from = random.nextInt(other.length);
    byte[] spliced = Arrays.copyOf(one, cut + other.length - from);
    System.arraycopy(other, from, spliced, cut, other.length - from);
    return spliced;
  }

  private static byte[] withoutSome(byte[] message, Random random) {
    int from = random.nextInt(message.length);
    int to = from + random.nextInt(message.length - from);
    byte[] left = Arrays.copyOf(message, message.length - (to - from));
    System.arraycopy(message, to, left, from, message.length - to);
    return left;
  }
}
