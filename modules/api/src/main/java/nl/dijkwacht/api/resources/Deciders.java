package nl.dijkwacht.api.resources;

import java.io.IOException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.decisions.Decision;

/** Sends what people decide to its stage, and waits for the answer for a while. Thread-safe. */
public interface Deciders {

  Decision<Finding> decide(FindingCommand command) throws IOException, InterruptedException;

  Decision<CaseEvent> decide(CaseCommand command) throws IOException, InterruptedException;

  Decision<ResponseRequest> decide(ResponseCommand command)
      throws IOException, InterruptedException;
}
