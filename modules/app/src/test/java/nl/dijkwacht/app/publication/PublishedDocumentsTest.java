package nl.dijkwacht.app.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.app.publication.SampleRules.document;
import static nl.dijkwacht.app.publication.SampleRules.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Schema;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedDocumentsTest {

  private static final int PARTITIONS = 3;

  private final PublishedDocuments documents = new PublishedDocuments(Topics.RULE_DOCUMENTS);

  /** Random publications, read from partitions that are at different places. */
  @ParameterizedTest(name = "seed {0}, compacted: {1}")
  @CsvSource({"1,false", "2,false", "3,true", "4,true"})
  void aPublicationIsCompleteWhenAllOfItIsReadAndNoSooner(long seed, boolean compacted) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<Map<String, PublishedDocument>> publications = publications(random);
      List<Deque<ConsumerRecord<byte[], byte[]>>> partitions = partitions(publications);
      if (compacted) {
        partitions.replaceAll(partition -> compacted(partition, random));
      }
      PublishedDocuments read = new PublishedDocuments(Topics.RULE_DOCUMENTS);
      while (partitions.stream().anyMatch(partition -> !partition.isEmpty())) {
        ConsumerRecord<byte[], byte[]> next =
            partitions.get(random.nextInt(PARTITIONS)).pollFirst();
        if (next != null) {
          read.accept(next);
          read.publication()
              .filter(publication -> publication.missing().isEmpty())
              .ifPresent(whole -> assertThat(texts(whole)).isIn(allTexts(publications)));
        }
      }
      assertThat(read.publication().map(PublishedDocumentsTest::texts))
          .contains(texts(publications.get(publications.size() - 1)));
    }
  }

  private static List<Map<String, PublishedDocument>> publications(Random random) {
    List<Map<String, PublishedDocument>> publications = new ArrayList<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      Map<String, PublishedDocument> documents = new HashMap<>();
      for (int j = random.nextInt(6); j > 0; j--) {
        String key = random.nextInt(6) + ".yml";
        documents.put(key, document(key, "text " + random.nextInt(3)));
      }
      publications.add(documents);
    }
    return publications;
  }

  /** What a publisher would write for one after the other. */
  private static List<Deque<ConsumerRecord<byte[], byte[]>>> partitions(
      List<Map<String, PublishedDocument>> publications) {
    List<Deque<ConsumerRecord<byte[], byte[]>>> partitions = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayDeque<>());
    }
    Map<String, PublishedDocument> before = Map.of();
    long number = 0;
    for (Map<String, PublishedDocument> publication : publications) {
      for (PublishedDocument document : publication.values()) {
        add(partitions, record(document.key(), document.text()));
      }
      before.keySet().stream()
          .filter(key -> !publication.containsKey(key))
          .forEach(key -> add(partitions, record(key, null)));
      PublishedDocument[] listed = publication.values().toArray(PublishedDocument[]::new);
      add(partitions, record(manifest(++number, listed)));
      before = publication;
    }
    return partitions;
  }

  private static void add(
      List<Deque<ConsumerRecord<byte[], byte[]>>> partitions,
      ConsumerRecord<byte[], byte[]> record) {
    int partition = Math.floorMod(new String(record.key(), UTF_8).hashCode(), PARTITIONS);
    partitions.get(partition).addLast(record);
  }

  /** Without some of the records that a newer one of the same key makes superfluous. */
  private static Deque<ConsumerRecord<byte[], byte[]>> compacted(
      Deque<ConsumerRecord<byte[], byte[]>> partition, Random random) {
    Map<String, ConsumerRecord<byte[], byte[]>> newest = new HashMap<>();
    partition.forEach(record -> newest.put(new String(record.key(), UTF_8), record));
    Deque<ConsumerRecord<byte[], byte[]>> left = new ArrayDeque<>(partition);
    left.removeIf(record -> !newest.containsValue(record) && random.nextBoolean());
    return left;
  }

  private static List<Map<String, String>> allTexts(
      List<Map<String, PublishedDocument>> publications) {
    return publications.stream().map(PublishedDocumentsTest::texts).toList();
  }

  private static Map<String, String> texts(Publication publication) {
    return texts(publication.documents());
  }

  private static Map<String, String> texts(Map<String, PublishedDocument> documents) {
    Map<String, String> texts = new HashMap<>();
    documents.forEach((key, document) -> texts.put(key, new String(document.text(), UTF_8)));
    return texts;
  }

  @Test
  void garbageIsPassedOver() {
    PublishedDocument a = document("a.yml", "text");
    documents.accept(record("a.yml", a.text()));
    documents.accept(record(manifest(1, a)));

    documents.accept(new ConsumerRecord<>("topic", 0, 0, null, new byte[] {1}));
    documents.accept(new ConsumerRecord<>("topic", 0, 0, new byte[] {(byte) 0xFF}, new byte[0]));
    documents.accept(record("../../etc/passwd", new byte[0]));
    documents.accept(record("x".repeat(100_000) + ".yml", new byte[0]));

    assertThat(documents.texts()).containsOnlyKeys("a.yml");
    assertThat(documents.publication().orElseThrow().missing()).isEmpty();
    assertThat(documents.fault()).isEmpty();
  }

  @Test
  void aManifestThatCannotBeReadLeavesTheOneBefore() {
    documents.accept(record(manifest(1)));

    documents.accept(record(DocumentManifest.KEY, "garbage".getBytes(UTF_8)));
    assertThat(documents.fault()).hasValueSatisfying(why -> assertThat(why).contains("manifest"));
    documents.accept(record(DocumentManifest.KEY, null));
    assertThat(documents.fault()).isPresent();
    documents.accept(record(manifest(2, document("../a.yml", ""))));
    assertThat(documents.fault()).isPresent();
    assertThat(documents.publication().map(Publication::manifest)).contains(manifest(1));

    documents.accept(record(manifest(2)));
    assertThat(documents.fault()).isEmpty();
    assertThat(documents.publication().map(Publication::manifest)).contains(manifest(2));
  }

  @Test
  void aTextThatIsTooLargeOrOfAnotherSchemaIsAsGoodAsNone() {
    PublishedDocument a = document("a.yml", "text");
    documents.accept(record(manifest(1, a)));
    documents.accept(record("a.yml", a.text()));
    assertThat(documents.publication().orElseThrow().missing()).isEmpty();

    documents.accept(record("a.yml", new byte[PublicationLimits.MAX_DOCUMENT_BYTES + 1]));
    assertThat(documents.publication().orElseThrow().missing()).containsExactly("a.yml");

    ConsumerRecord<byte[], byte[]> foreign = record("a.yml", a.text());
    WireHeaders.putSchema(foreign.headers(), new Schema("rule-document", 2, 0));
    documents.accept(foreign);
    assertThat(documents.publication().orElseThrow().missing()).containsExactly("a.yml");
  }

  @Test
  void whatNoManifestListsGoesFirstWhenThereIsTooMuch() {
    PublishedDocument a = document("a.yml", "text");
    documents.accept(record("a.yml", a.text()));
    documents.accept(record(manifest(1, a)));
    byte[] large = new byte[PublicationLimits.MAX_DOCUMENT_BYTES];

    for (int i = 0; i < 200; i++) {
      documents.accept(record(i + ".yml", large));
    }
    for (int i = 0; i < 3 * PublicationLimits.MAX_DOCUMENTS; i++) {
      documents.accept(record("small-" + i + ".yml", new byte[0]));
    }

    assertThat(documents.publication().orElseThrow().missing()).isEmpty();
    assertThat(documents.texts()).hasSizeLessThanOrEqualTo(2 * PublicationLimits.MAX_DOCUMENTS);
    assertThat(documents.texts().values().stream().mapToLong(d -> d.text().length).sum())
        .isLessThanOrEqualTo(2L * PublicationLimits.MAX_BYTES);
  }

  private static ConsumerRecord<byte[], byte[]> record(DocumentManifest manifest) {
    return record(DocumentManifest.KEY, DocumentManifest.PAYLOAD.write(manifest));
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
    return new ConsumerRecord<>("topic", 0, 0, key.getBytes(UTF_8), value);
  }
}
