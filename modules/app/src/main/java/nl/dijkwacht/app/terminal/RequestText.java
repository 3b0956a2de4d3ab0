package nl.dijkwacht.app.terminal;

import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseStep;

/**
 * A request to a runner for people: where it stands, what is asked, how it is undone, all steps.
 */
public final class RequestText {

  private final Terminal terminal;

  public RequestText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints it with all its steps. */
  public void print(ResponseRequest request) {
    terminal.line(
        terminal.paint(
            colour(request.status()),
            "%s  %s  %s  %s"
                .formatted(
                    Terminal.plain(request.id()),
                    request.status().label(),
                    Terminal.plain(request.policy()),
                    Terminal.plain(request.resource().type() + " " + request.resource().id()))));
    detail("finding", request.finding());
    detail("asks", request.action().text());
    if (request.undoes() != null) {
      detail("undoes", request.undoes());
    } else {
      detail(
          "undo", request.undo() == null ? request.undoWords() : "asks " + request.undo().text());
    }
    if (!request.approval().isEmpty()) {
      detail("approval", "by '%s', since %s".formatted(request.role(), request.approval()));
    }
    detail("evidence", "SHA-256 " + request.evidence().sha256());
    for (ResponseStep step : request.steps()) {
      detail(step.at() + " " + step.status().label(), step.text() + " (" + step.by() + ")");
    }
  }

  private void detail(String label, String text) {
    terminal.line("  %s: %s".formatted(label, Terminal.plain(text)));
  }

  private static Colour colour(ResponseRequest.Status status) {
    return switch (status) {
      case PROPOSED, UNKNOWN -> Colour.YELLOW;
      case FAILED -> Colour.RED;
      case DONE -> Colour.GREEN;
      case REFUSED, EXPIRED, UNDONE -> Colour.FAINT;
      default -> Colour.BOLD;
    };
  }
}
