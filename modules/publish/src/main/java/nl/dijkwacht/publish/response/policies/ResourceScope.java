package nl.dijkwacht.publish.response.policies;

import com.google.re2j.Pattern;
import java.util.List;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * On which resources a policy may act; all of it has to be so.
 *
 * @param types by AWS Config's names
 * @param accounts 12 digits each
 * @param arns in which {@code *} stands for anything; empty for any
 */
public record ResourceScope(List<String> types, List<String> accounts, List<Pattern> arns) {

  public ResourceScope {
    types = List.copyOf(types);
    accounts = List.copyOf(accounts);
    arns = List.copyOf(arns);
  }

  /** The pattern of an ARN in which {@code *} stands for anything. */
  static Pattern glob(String text) {
    StringBuilder pattern = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }

  /**
   * Whether a resource is in it.
   *
   * @param arn null if it is not known, which is in no list of ARNs
   */
  public boolean has(ResourceId resource, @Nullable String arn) {
    return types.contains(resource.type())
        && accounts.contains(resource.account())
        && (arns.isEmpty()
            || (arn != null && arns.stream().anyMatch(pattern -> pattern.matches(arn))));
  }
}
