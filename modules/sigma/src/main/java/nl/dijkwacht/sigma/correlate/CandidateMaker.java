package nl.dijkwacht.sigma.correlate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * Makes the candidates of an event: one for each group that it belongs to, however many rules of a
 * correlation it matched. For one thread.
 */
public final class CandidateMaker {

  /**
   * What was made.
   *
   * @param leftOut how often the event is of no group, or has no value that is asked for
   * @param valuesCut how many values were too many
   */
  public record Made(List<Candidate> candidates, int leftOut, int valuesCut) {}

  /** Grouping by one of these says of which account a finding is. */
  private static final Set<String> ACCOUNTS =
      Set.of("recipientAccountId", "userIdentity.accountId");

  private final MemberValues values = new MemberValues();
  private final Map<String, Candidate> byGroup = new LinkedHashMap<>();
  private int leftOut;
  private int valuesCut;

  /** Begins with an event. */
  public void begin() {
    byGroup.clear();
    leftOut = 0;
    valuesCut = 0;
  }

  /** What was made since. */
  public Made made() {
    return new Made(List.copyOf(byGroup.values()), leftOut, valuesCut);
  }

  /**
   * Adds that the event matched a rule of a correlation.
   *
   * @param index which one of its members
   */
  public void add(Correlation correlation, int index, TrailEvent event, EventSummary summary) {
    Member member = correlation.members().get(index);
    if (!member.chained()) {
      List<Long> found = values.of(correlation.type(), member, event);
      // Grouped by what it is, told as people may see it.
      Subject actual = subject(correlation, member, path -> Subject.valueOf(event, path));
      Subject shown = subject(correlation, member, path -> Subject.shown(event, path));
      String group = groupOf(correlation, actual);
      add(correlation, index, group, shown, summary.eventId(), found, 0, summary);
    }
  }

  /** Adds that an inner correlation was fulfilled. */
  public void add(Correlation correlation, int index, Firing firing) {
    Member member = correlation.members().get(index);
    Subject inner = firing.last().subject();
    List<Long> found = values.of(correlation.type(), member, inner);
    Subject subject = subject(correlation, member, name -> MemberValues.valueOf(inner, name));
    int depth = firing.last().depth() + 1;
    String group = groupOf(correlation, subject);
    add(correlation, index, group, subject, firing.id(), found, depth, firing.last().event());
  }

  private void add(
      Correlation correlation,
      int index,
      String group,
      Subject subject,
      String id,
      List<Long> found,
      int depth,
      EventSummary event) {
    boolean ungrouped =
        !subject.fields().isEmpty() && subject.fields().values().stream().allMatch(String::isEmpty);
    if (ungrouped || (correlation.type().hasField() && found.isEmpty())) {
      leftOut++;
      return;
    }
    List<Long> kept =
        found.size() > MemberValues.MOST ? found.subList(0, MemberValues.MOST) : found;
    valuesCut += found.size() - kept.size();
    Candidate candidate =
        new Candidate(
            correlation.ref().id(),
            correlation.stateHash(),
            group,
            subject,
            id,
            1L << index,
            kept,
            depth,
            event);
    byGroup.merge(candidate.group(), candidate, (a, b) -> both(correlation.type(), a, b));
  }

  /** Values are a set, and numbers those of the first rule, so that none is added twice. */
  private static Candidate both(CorrelationType type, Candidate one, Candidate other) {
    boolean inOrder =
        Long.numberOfTrailingZeros(one.members()) < Long.numberOfTrailingZeros(other.members());
    List<Long> values = new ArrayList<>(inOrder ? one.values() : other.values());
    if (!type.isNumeric()) {
      (inOrder ? other : one)
          .values().stream().filter(v -> !values.contains(v)).forEach(values::add);
    }
    return new Candidate(
        one.correlation(),
        one.stateHash(),
        one.group(),
        one.subject(),
        one.id(),
        one.members() | other.members(),
        values,
        one.depth(),
        one.event());
  }

  private static Subject subject(
      Correlation correlation, Member member, Function<FieldPath, String> valueOf) {
    Map<String, String> fields = new LinkedHashMap<>();
    String account = "";
    for (int i = 0; i < member.groupBy().size(); i++) {
      String value = valueOf.apply(member.groupBy().get(i));
      fields.put(correlation.groupBy().get(i), value);
      if (account.isEmpty() && isAccount(correlation, i)) {
        account = value;
      }
    }
    return new Subject(account, fields);
  }

  private static boolean isAccount(Correlation correlation, int field) {
    return correlation.members().stream()
        .allMatch(member -> ACCOUNTS.contains(member.groupBy().get(field).toString()));
  }

  private static String groupOf(Correlation correlation, Subject subject) {
    List<String> parts = new ArrayList<>(List.of(correlation.stateHash()));
    parts.addAll(subject.fields().values());
    return StableId.of(parts);
  }
}
