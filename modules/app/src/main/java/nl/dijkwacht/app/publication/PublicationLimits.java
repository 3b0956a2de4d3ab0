package nl.dijkwacht.app.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.wire.Payload;

/** How large a publication may be: every instance holds all of it in memory. */
final class PublicationLimits {

  static final int MAX_DOCUMENTS = 5_000;
  static final int MAX_DOCUMENT_BYTES = Math.min(Limits.DEFAULT.maxBytes(), Payload.MAX_BYTES);
  static final int MAX_BYTES = 32 * 1024 * 1024;

  private PublicationLimits() {}

  /** Why documents cannot be published: sentences for people, none if they can. */
  static List<String> problems(List<PublishedDocument> documents) {
    List<String> problems = new ArrayList<>();
    documents.forEach(document -> check(document, problems));
    long bytes = documents.stream().mapToLong(document -> document.text().length).sum();
    if (documents.size() > MAX_DOCUMENTS) {
      problems.add(
          "the folder has %,d files; %,d can be published. Put several documents in a file"
              .formatted(documents.size(), MAX_DOCUMENTS));
    } else if (problems.isEmpty() && manifestBytes(documents) > Payload.MAX_BYTES) {
      problems.add(
          "the list of all %,d files is too large for one record; shorten their paths, or put"
                  .formatted(documents.size())
              + " several documents in a file");
    }
    if (bytes > MAX_BYTES) {
      problems.add(
          "the files have %,d bytes together; %,d can be published".formatted(bytes, MAX_BYTES));
    }
    return problems;
  }

  private static void check(PublishedDocument document, List<String> problems) {
    DocumentKey.problem(document.key())
        .ifPresent(problem -> problems.add("the path '%s' %s".formatted(document.key(), problem)));
    if (document.text().length > MAX_DOCUMENT_BYTES) {
      problems.add(
          "'%s' has more than %,d bytes; split it".formatted(document.key(), MAX_DOCUMENT_BYTES));
    }
  }

  private static int manifestBytes(List<PublishedDocument> documents) {
    Map<String, String> hashes =
        documents.stream()
            .collect(Collectors.toMap(PublishedDocument::key, PublishedDocument::hash));
    return DocumentManifest.PAYLOAD.write(new DocumentManifest(Long.MAX_VALUE, Instant.MAX, hashes))
        .length;
  }
}
