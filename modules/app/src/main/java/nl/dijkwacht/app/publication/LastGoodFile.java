package nl.dijkwacht.app.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.wire.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts that could be used last, kept over a restart: a zip of the documents as they were
 * published and of their manifest. The file is replaced as a whole. For one thread.
 */
final class LastGoodFile {

  private static final Logger LOG = LoggerFactory.getLogger(LastGoodFile.class);

  private final Path file;

  LastGoodFile(Path file) {
    this.file = file;
  }

  /** What was written last; empty if there is nothing, or nothing that can be read. */
  Optional<LastGood> read() {
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)), UTF_8)) {
      return Optional.of(read(zip));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn(
          "{} cannot be read ({}), so no earlier version of what is published is known here",
          file,
          e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static LastGood read(ZipInputStream zip) throws IOException {
    Map<String, PublishedDocument> texts = new HashMap<>();
    Optional<DocumentManifest> manifest = Optional.empty();
    long left = PublicationLimits.MAX_BYTES;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      byte[] content = zip.readNBytes(PublicationLimits.MAX_DOCUMENT_BYTES + 1);
      left -= content.length;
      if (content.length > PublicationLimits.MAX_DOCUMENT_BYTES
          || left < -PublicationLimits.MAX_DOCUMENT_BYTES
          || texts.size() > PublicationLimits.MAX_DOCUMENTS) {
        throw new IOException("larger than any publication");
      }
      if (entry.getName().equals(DocumentManifest.KEY)) {
        manifest = manifest(content);
      } else if (DocumentKey.problem(entry.getName()).isEmpty()) {
        texts.put(entry.getName(), PublishedDocument.of(entry.getName(), content));
      }
    }
    return new LastGood(manifest.orElseThrow(() -> new IOException("without a manifest")), texts);
  }

  private static Optional<DocumentManifest> manifest(byte[] content) {
    return DocumentManifest.PAYLOAD.read(content) instanceof Reading.Value<DocumentManifest> read
        ? Optional.of(read.value())
        : Optional.empty();
  }

  /** Replaces what is kept; that it cannot is logged, since work goes on without. */
  void write(LastGood lastGood) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = folder.resolve(file.getFileName() + ".new");
      try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
        write(lastGood, out);
        out.getFD().sync();
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn(
          "{} cannot be written ({}), so a restart would not know by itself what is published",
          file,
          e.getClass().getSimpleName());
    }
  }

  private static void write(LastGood lastGood, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out), UTF_8);
    put(zip, DocumentManifest.KEY, DocumentManifest.PAYLOAD.write(lastGood.manifest()));
    for (PublishedDocument document : new TreeMap<>(lastGood.texts()).values()) {
      put(zip, document.key(), document.text());
    }
    zip.finish();
    zip.flush();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
