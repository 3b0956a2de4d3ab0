package nl.dijkwacht.app.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is deployed to AWS: the files of docs/aws, which the build puts beside this class. */
public enum StackTemplate {
  COLLECTOR("collector.yaml", "queue, rules and role, where Dijkwacht runs"),
  READER("reader-role.yaml", "the role in each watched account, as a StackSet"),
  POLICY("collector-policy.json", "the collector's policy, for who does not use CloudFormation");

  private final String file;
  private final String purpose;

  StackTemplate(String file, String purpose) {
    this.file = file;
    this.purpose = purpose;
  }

  String file() {
    return file;
  }

  String purpose() {
    return purpose;
  }

  /**
   * Writes all of them.
   *
   * @param folder is made if it is not there
   * @throws IOException with a sentence, also if a file is there already
   */
  public static void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (StackTemplate template : values()) {
      Path file = folder.resolve(template.file);
      try (InputStream content = template.content()) {
        Files.copy(content, file);
      } catch (FileAlreadyExistsException e) {
        throw new IOException(
            "'%s' exists and is not overwritten; name another folder".formatted(file), e);
      }
    }
  }

  private InputStream content() throws IOException {
    InputStream content = StackTemplate.class.getResourceAsStream(file);
    if (content == null) {
      throw new IOException(file + " is missing from the program; build it again");
    }
    return content;
  }
}
