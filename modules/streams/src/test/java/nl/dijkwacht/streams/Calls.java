package nl.dijkwacht.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.controls.changes.ChangeFile;
import nl.dijkwacht.controls.changes.ChangingCall;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.core.verdict.Change;

/** Changes of calls as the shipped catalogue makes them. */
public final class Calls {

  private static final ChangeCatalogue CATALOGUE = read();

  private Calls() {}

  private static ChangeCatalogue read() {
    Path folder =
        Path.of(
            System.getProperty("dijkwacht.root"),
            "modules/rules/src/main/resources/nl/dijkwacht/rules/changes");
    List<ChangeFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".yml")).sorted().toList()) {
        files.add(new ChangeFile(file.getFileName().toString(), Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ChangeCatalogue.read(files);
  }

  public static ChangeCatalogue catalogue() {
    return CATALOGUE;
  }

  /**
   * What a call changed first.
   *
   * @param call such as {@code ec2/CopySnapshot}
   * @param request JSON
   * @param response JSON
   */
  public static Change change(String call, String region, String request, String response) {
    String[] names = call.split("/", 2);
    String json =
        """
        {"eventVersion":"1.11","eventID":"%s %s","eventTime":"2026-03-02T12:00:00Z",\
        "eventSource":"%s.amazonaws.com","eventName":"%s","awsRegion":"%s",\
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::%s:user/jan","accountId":"%s"},\
        "recipientAccountId":"%s","requestParameters":%s,"responseElements":%s}"""
            .formatted(
                names[1],
                Integer.toHexString(request.hashCode()),
                names[0],
                names[1],
                region,
                TrailRecord.ACCOUNT,
                TrailRecord.ACCOUNT,
                TrailRecord.ACCOUNT,
                request,
                response);
    if (!(new TrailEventReader().read(json.getBytes(UTF_8)) instanceof TrailReading.Event read)) {
      throw new AssertionError(json);
    }
    ChangingCall changing =
        CATALOGUE.find(names[0] + ".amazonaws.com", names[1]).orElseThrow(AssertionError::new);
    EventSummary summary = EventSummary.of(read.event(), TrailRecord.NOON.plusSeconds(60), null);
    List<ResourceId> resources =
        changing.resources(read.event(), summary.account(), summary.region()).resources();
    if (resources.isEmpty()) {
      throw new AssertionError(call + " names no resource in " + request);
    }
    return Change.of(read.event(), summary, resources.get(0), changing.request(read.event()));
  }
}
