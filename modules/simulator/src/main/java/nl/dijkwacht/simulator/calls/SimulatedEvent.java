package nl.dijkwacht.simulator.calls;

import java.time.Instant;

/**
 * One CloudTrail record with what a test wants to know about it.
 *
 * @param eventTime event time, in whole seconds as CloudTrail writes it
 * @param account the account whose trail recorded it ({@code recipientAccountId})
 * @param region the Region whose trail recorded it ({@code awsRegion})
 * @param record compact JSON in UTF-8; not copied, so treat it as read-only
 */
// The bytes go to Kafka and to files as they are, a copy each would double the cost of a benchmark.
@SuppressWarnings("ArrayRecordComponent")
public record SimulatedEvent(
    Instant eventTime, Account account, String region, byte[] record, Scene scene) {}
