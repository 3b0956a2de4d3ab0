package nl.dijkwacht.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.FOLDER_UNUSABLE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** The broker's files: our own beside the folder {@code kafka}, in which Kafka rules alone. */
record DataFolder(Path root) {
  private static final String KAFKA = "kafka";
  private static final Set<String> OWN_FILES =
      Set.of(KAFKA, FolderLock.FILE, AddressFile.FILE, AddressFile.DRAFT);

  String kafka() {
    return root.resolve(KAFKA).toString();
  }

  /**
   * Creates the folder when it is missing and takes its lock; refuses a folder that holds anything
   * but a broker's files.
   */
  FolderLock claim() throws BrokerUnavailableException {
    try {
      Files.createDirectories(root);
      List<String> foreign = foreignFiles();
      if (!foreign.isEmpty()) {
        throw unusable(
            "holds files that are not the embedded Kafka's, such as '%s'; choose an empty folder."
                .formatted(foreign.get(0)),
            null);
      }
      return FolderLock.take(root);
    } catch (IOException e) {
      throw unusable("cannot be read and written: " + e + ".", e);
    }
  }

  private List<String> foreignFiles() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !OWN_FILES.contains(name))
          .sorted()
          .toList();
    }
  }

  /**
   * Prepares a new folder for Kafka, or checks that an older one is of this kind of broker.
   *
   * @param scramCredentials that a new one begins with
   */
  MetaPropertiesEnsemble openFormatted(int nodeId, List<String> scramCredentials)
      throws BrokerUnavailableException {
    try {
      if (!Files.exists(root.resolve(KAFKA).resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
        format(nodeId, scramCredentials);
      }
      MetaPropertiesEnsemble ensemble =
          new MetaPropertiesEnsemble.Loader()
              .addMetadataLogDir(kafka())
              .addLogDirs(List.of(kafka()))
              .load();
      MetaProperties properties = ensemble.logDirProps().get(kafka());
      if (properties == null
          || !properties.nodeId().equals(OptionalInt.of(nodeId))
          || properties.clusterId().isEmpty()
          || properties.directoryId().isEmpty()) {
        throw unusable("holds the data of another Kafka; choose an empty folder.", null);
      }
      return ensemble;
    } catch (BrokerUnavailableException e) {
      throw e;
    } catch (Exception e) {
      throw unusable("cannot be prepared for the embedded Kafka: " + e.getMessage() + ".", e);
    }
  }

  private void format(int nodeId, List<String> scramCredentials) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .setNodeId(nodeId)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(KafkaProperties.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(kafka())
        .addDirectory(kafka())
        .setScramArguments(scramCredentials)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
  }

  BrokerUnavailableException unusable(String why, @Nullable Throwable cause) {
    return new BrokerUnavailableException(
        FOLDER_UNUSABLE, "The data folder " + root + " " + why, cause);
  }
}
