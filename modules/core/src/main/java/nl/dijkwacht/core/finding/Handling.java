package nl.dijkwacht.core.finding;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.Bounded;
import nl.dijkwacht.core.signal.Level;
import org.jspecify.annotations.Nullable;

/**
 * What people decided about a finding. Names and texts are those of its commands, on one line each.
 *
 * @param acknowledged who looks at it; null once it was reopened, since somebody must look again
 * @param assignee who it is assigned to
 * @param comments the newest, oldest first
 * @param closing the last one, also after the finding was reopened
 * @param silence in which people are told nothing; null if there is none
 * @param risk that was accepted last; null if none was, or if it was taken back
 * @param withheld what people were last not told because of the silence, or are not told yet since
 *     it may soon be known who caused it
 * @param command id of the command that was carried out last
 */
public record Handling(
    @Nullable Acknowledgement acknowledged,
    @Nullable String assignee,
    List<Comment> comments,
    @Nullable Closing closing,
    @Nullable Deferral silence,
    @Nullable Deferral risk,
    Alert.@Nullable Transition withheld,
    @Nullable String command) {

  /** Older ones are in the topic of commands. */
  private static final int MOST_COMMENTS = 20;

  static final Handling NONE = new Handling(null, null, List.of(), null, null, null, null, null);

  /**
   * Somebody looks at it.
   *
   * @param at when that was told (wall clock)
   */
  public record Acknowledgement(String by, Instant at) {}

  /**
   * What somebody wrote about it.
   *
   * @param at when (wall clock)
   */
  public record Comment(String by, Instant at, String text) {}

  /**
   * A person's verdict.
   *
   * @param at when it was given (wall clock)
   * @param reason empty if none was given
   * @param duplicateOf id of the finding that it repeats
   * @param level of the finding then: what gets worse is looked at again
   */
  public record Closing(
      FindingCommand.ClosedAs as,
      String by,
      Instant at,
      String reason,
      @Nullable String duplicateOf,
      Level level) {}

  /**
   * A silence or an accepted risk.
   *
   * @param owner who answers for it
   * @param until when it ends (wall clock)
   * @param by who decided it
   * @param at when it was decided (wall clock)
   */
  public record Deferral(String owner, String reason, Instant until, String by, Instant at) {

    boolean lasts(Instant time) {
      return time.isBefore(until);
    }
  }

  public Handling {
    comments = List.copyOf(comments);
  }

  Handling acknowledged(@Nullable Acknowledgement acknowledgement) {
    return new Handling(
        acknowledgement, assignee, comments, closing, silence, risk, withheld, command);
  }

  Handling assigned(String to) {
    return new Handling(acknowledged, to, comments, closing, silence, risk, withheld, command);
  }

  Handling commented(Comment comment) {
    List<Comment> kept = Bounded.with(comments, comment, MOST_COMMENTS);
    return new Handling(acknowledged, assignee, kept, closing, silence, risk, withheld, command);
  }

  Handling closed(Closing last) {
    return new Handling(acknowledged, assignee, comments, last, silence, risk, withheld, command);
  }

  /** With another silence; without one, nothing is withheld either. */
  Handling silenced(@Nullable Deferral until) {
    Alert.Transition kept = until == null ? null : withheld;
    return new Handling(acknowledged, assignee, comments, closing, until, risk, kept, command);
  }

  Handling accepted(@Nullable Deferral accepted) {
    return new Handling(
        acknowledged, assignee, comments, closing, silence, accepted, withheld, command);
  }

  Handling withheld(Alert.@Nullable Transition transition) {
    return new Handling(
        acknowledged, assignee, comments, closing, silence, risk, transition, command);
  }

  Handling by(String lastCommand) {
    return new Handling(
        acknowledged, assignee, comments, closing, silence, risk, withheld, lastCommand);
  }
}
