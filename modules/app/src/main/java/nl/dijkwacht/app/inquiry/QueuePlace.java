package nl.dijkwacht.app.inquiry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.aws.AwsPlace;

/** Where a queue is asked: in the Region that its URL names, else in the default one. */
public final class QueuePlace {

  private static final Pattern HOST = Pattern.compile("https?://sqs\\.([a-z0-9-]+)\\..*");

  private QueuePlace() {}

  public static AwsPlace of(String url) {
    Matcher host = HOST.matcher(url);
    return host.matches() ? AwsPlace.ofRegion(host.group(1)) : AwsPlace.DEFAULT;
  }
}
