package nl.dijkwacht.app.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.api.resources.Deciders;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.decisions.DecidedTopics;
import nl.dijkwacht.topics.decisions.Decision;
import nl.dijkwacht.topics.decisions.DecisionSender;
import nl.dijkwacht.topics.decisions.DecisionTopics;
import org.apache.kafka.common.KafkaException;

/** Sends each decision as the command line does. Thread-safe. */
record SentDecisions(Map<String, String> clientProperties, TopicPrefix prefix) implements Deciders {

  /** Who waits for a response holds a connection. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  SentDecisions {
    clientProperties = Map.copyOf(clientProperties);
  }

  @Override
  public Decision<Finding> decide(FindingCommand command) throws IOException, InterruptedException {
    return send(DecidedTopics.FINDINGS, command);
  }

  @Override
  public Decision<CaseEvent> decide(CaseCommand command) throws IOException, InterruptedException {
    return send(DecidedTopics.CASES, command);
  }

  @Override
  public Decision<ResponseRequest> decide(ResponseCommand command)
      throws IOException, InterruptedException {
    return send(DecidedTopics.RESPONSES, command);
  }

  private <C, A> Decision<A> send(DecisionTopics<C, A> topics, C command)
      throws IOException, InterruptedException {
    try (DecisionSender<C, A> sender = new DecisionSender<>(clientProperties, prefix, topics)) {
      return sender.send(command, LIMIT);
    } catch (KafkaException e) {
      throw new IOException("Kafka does not answer", e);
    }
  }
}
