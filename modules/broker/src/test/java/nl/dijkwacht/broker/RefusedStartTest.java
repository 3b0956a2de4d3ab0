package nl.dijkwacht.broker;

import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.FOLDER_IN_USE;
import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.FOLDER_UNUSABLE;
import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.PORT_IN_USE;
import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.START_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedStartTest {
  @TempDir Path temporary;

  @Test
  void aSecondBrokerOnTheSameFolderIsRefusedAndTheFirstKeepsIt() throws Exception {
    try (EmbeddedBroker first = EmbeddedBroker.start(settings(0))) {
      BrokerUnavailableException refusal = refusal(settings(0));

      assertThat(refusal.reason()).isEqualTo(FOLDER_IN_USE);
      assertThat(refusal).hasMessageContaining(data().toString());
      assertThat(refusal(settings(0)).reason()).isEqualTo(FOLDER_IN_USE);
      assertThat(EmbeddedBroker.findRunning(data())).contains(first.bootstrapServers());
      assertThatThrownBy(() -> BrokerProcess.startAndWrite(data(), 1))
          .as("whatever this process looked up, others still find the folder locked")
          .hasMessageContaining(FOLDER_IN_USE.name());
    }
  }

  @Test
  void aTakenPortIsRefusedAndTheFolderStaysFree() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerUnavailableException refusal = refusal(settings(other.getLocalPort()));

      assertThat(refusal.reason()).isEqualTo(PORT_IN_USE);
      assertThat(refusal)
          .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
          .hasMessageContaining("set another port");
    }
    EmbeddedBroker.start(settings(0)).close();
  }

  @Test
  void aFolderWithFilesOfSomebodyElseIsRefusedAndLeftAsItIs() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("thesis.txt"), "irreplaceable");

    BrokerUnavailableException refusal = refusal(settings(0));

    assertThat(refusal.reason()).isEqualTo(FOLDER_UNUSABLE);
    assertThat(refusal).hasMessageContaining("thesis.txt");
    assertThat(data()).isDirectoryNotContaining("glob:**/broker.*");
  }

  @Test
  void theDataOfAnotherKafkaIsRefused() throws Exception {
    Path kafka = Files.createDirectories(data().resolve("kafka"));
    Files.writeString(
        kafka.resolve("meta.properties"),
        "version=1\nnode.id=7\ncluster.id=elsewhere\ndirectory.id=Zm9vYmFyYmF6cXV4MTIzNA\n");

    BrokerUnavailableException refusal = refusal(settings(0));

    assertThat(refusal.reason()).isEqualTo(FOLDER_UNUSABLE);
    assertThat(refusal).hasMessageContaining("another Kafka");
  }

  @Test
  void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
    Files.writeString(data(), "");

    assertThat(refusal(settings(0)).reason()).isEqualTo(FOLDER_UNUSABLE);
  }

  @Test
  void aStartThatKafkaGivesUpIsToldAndEndsNeitherTheProcessNorTheNextStart() throws Exception {
    EmbeddedBroker.start(settings(0)).close();
    Path quorumState = data().resolve("kafka/__cluster_metadata-0/quorum-state");
    String intact = Files.readString(quorumState);
    Files.writeString(quorumState, "no JSON");

    BrokerUnavailableException refusal = refusal(settings(0));
    assertThat(refusal.reason()).isEqualTo(START_FAILED);
    assertThat(refusal).hasMessageContaining(quorumState.toString());

    Files.writeString(quorumState, intact);
    EmbeddedBroker.start(settings(0)).close();
  }

  @Test
  void anAddressFileThatHoldsNoAddressOfOursFindsNoBroker() throws IOException {
    Files.createDirectories(data());
    for (String text : new String[] {"", "example.org:9092", "127.0.0.1:0", "127.0.0.1:99999"}) {
      Files.writeString(data().resolve(AddressFile.FILE), text);
      assertThat(EmbeddedBroker.findRunning(data())).as(text).isEmpty();
    }
  }

  @Test
  void anotherProgramOnTheAddressOfAKilledBrokerIsNotTakenForIt() throws IOException {
    Files.createDirectories(data());
    Files.createFile(data().resolve(FolderLock.FILE));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          data().resolve(AddressFile.FILE), "127.0.0.1:" + other.getLocalPort() + "\n");

      assertThat(EmbeddedBroker.findRunning(data())).isEmpty();
    }
  }

  @Test
  void settingsThatNoBrokerCanHaveAreRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(65_536));
    assertThatIllegalArgumentException().isThrownBy(() -> settings(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BrokerSettings(data(), 0, 0));
  }

  private Path data() {
    return temporary.resolve("broker");
  }

  private BrokerSettings settings(int port) {
    return new BrokerSettings(data(), port, 1);
  }

  private static BrokerUnavailableException refusal(BrokerSettings settings) {
    return catchThrowableOfType(
        BrokerUnavailableException.class, () -> EmbeddedBroker.start(settings));
  }
}
