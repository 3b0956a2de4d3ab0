package nl.dijkwacht.app.deadletters;

import java.time.Instant;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A dead letter where it lies.
 *
 * @param stage that set it aside
 * @param offset in its partition
 * @param setAsideAt the record's timestamp (wall clock of the stage)
 */
public record StoredLetter(
    Stage stage,
    TopicPartition partition,
    long offset,
    Instant setAsideAt,
    DeadLetterRecord record) {}
