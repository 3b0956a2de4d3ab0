package nl.dijkwacht.collectors.state;

import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;

/** Asks one service for what AWS Config does not have. */
@FunctionalInterface
interface Question {

  /** Asks; failures are told to the inquiry by its own means. */
  void ask(AwsAccess aws, AwsPlace place, Inquiry inquiry);
}
