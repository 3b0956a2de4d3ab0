package nl.dijkwacht.collectors.polling;

import nl.dijkwacht.aws.AwsFailure;

/** How a round ended. */
sealed interface RoundEnd {

  /** It did what it should. */
  record Finished() implements RoundEnd {}

  /** It was ended before its time, which is nobody's fault. */
  record Stopped() implements RoundEnd {}

  /** AWS did not answer as it should. */
  record Failed(AwsFailure failure) implements RoundEnd {}

  /** The question itself could not deal with what it got. */
  record Broken(RuntimeException fault) implements RoundEnd {}

  /** What it brought could not be written to Kafka. */
  record Unwritten() implements RoundEnd {}
}
