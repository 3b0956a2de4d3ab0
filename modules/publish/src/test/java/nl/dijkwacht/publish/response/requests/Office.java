package nl.dijkwacht.publish.response.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.publish.delivery.Backoff;
import nl.dijkwacht.publish.response.policies.PolicySamples;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.response.policies.RunnerTarget;
import nl.dijkwacht.publish.response.runners.Answer;
import nl.dijkwacht.publish.response.runners.Asked;
import nl.dijkwacht.publish.response.runners.Progress;
import nl.dijkwacht.publish.response.runners.Runner;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** Requests without Kafka and AWS: what is written, asked and known lies in memory. */
final class Office {

  final List<ResponseRequest> written = new ArrayList<>();
  final List<CaseCommand> inCase = new ArrayList<>();
  final List<Asked> asked = new ArrayList<>();
  final Deque<Answer> answers = new ArrayDeque<>();
  final Deque<Progress> progress = new ArrayDeque<>();
  final List<String> followed = new ArrayList<>();
  Optional<CaseFile.Held> held = Optional.empty();
  boolean evidence;
  boolean knowsRepeats = true;
  Instant now = Alerts.AT;
  PolicySet policies;

  private final ResponseSettings settings;
  private final Known known;
  private RequestBook book = new RequestBook();
  private Decisions decisions;
  private Asking asking;

  /**
   * @param environment of the account
   */
  Office(String yaml, String environment) {
    this.policies = PolicySamples.set(yaml);
    this.settings =
        new ResponseSettings(
            Map.of(),
            new TopicPrefix("x"),
            () -> policies,
            PolicySamples.mandate(),
            Duration.ofHours(4));
    this.known = Known.by(Alerts.registers(environment));
    this.decisions = new Decisions(book, settings, () -> known);
    this.asking = asking();
  }

  /** Begins anew with what was written, as another instance does. */
  void restart() {
    book = new RequestBook();
    written.forEach(book::put);
    decisions = new Decisions(book, settings, () -> known);
    asking = asking();
    asking.resume();
  }

  private Asking asking() {
    CaseFile cases =
        new CaseFile() {
          @Override
          public Optional<Held> holding(String finding) {
            return held;
          }

          @Override
          public boolean hasEvidence(Held of, String event) {
            return evidence;
          }
        };
    return new Asking(
        book,
        journal(),
        new Asking.Means(
            settings.mandate(),
            settings.policies(),
            target -> runner(),
            cases,
            new Backoff(new Random(1)),
            clock()));
  }

  private Journal journal() {
    return new Journal() {
      @Override
      public void changed(List<ResponseRequest> requests) {
        written.addAll(requests);
      }

      @Override
      public void told(ResponseRequest request, List<CaseCommand> comments) {
        written.add(request);
        inCase.addAll(comments);
      }
    };
  }

  private Runner runner() {
    return new Runner() {
      @Override
      public Answer ask(RunnerTarget target, Asked what) {
        asked.add(what);
        return answers.isEmpty() ? accepted() : answers.poll();
      }

      private Answer accepted() {
        String execution = "execution-" + asked.size();
        return new Answer.Accepted(execution, "It took it as " + execution);
      }

      @Override
      public Progress progress(String execution) {
        followed.add(execution);
        return progress.isEmpty() ? new Progress.Runs() : progress.poll();
      }

      @Override
      public boolean knowsRepeats() {
        return knowsRepeats;
      }

      @Override
      public void close() {
        // There is nothing to close.
      }
    };
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /** A policy proposes something for an alert that was recorded now. */
  Decided propose(Alert alert) {
    return take(ResponseCommand.proposing("isolate-instance", alert, now));
  }

  Decided decide(
      String command, ResponseCommand.Action action, String request, String by, String role) {
    return take(ResponseCommand.deciding(command, request, action, by, role, now, "It is needed"));
  }

  Decided take(ResponseCommand command) {
    Decided decided = decisions.decide(command, now);
    if (decided instanceof Decided.Changed changed) {
      written.addAll(changed.requests());
      changed.requests().forEach(book::put);
    }
    return decided;
  }

  /** Does what is due, after a time. */
  void work(Duration later) {
    now = now.plus(later);
    asking.work();
  }

  /** The only request that undoes nothing. */
  ResponseRequest request() {
    return book.find(ResponseRequest.idOf("f1", 1, "isolate-instance")).orElseThrow();
  }

  ResponseRequest request(String id) {
    return book.find(id).orElseThrow();
  }
}
