package nl.dijkwacht.simulator.calls;

import java.time.Instant;

/**
 * The state of a resource as AWS Config tells it.
 *
 * @param capturedAt event time, in whole seconds
 * @param deliveredAt when AWS Config tells it (simulated time): some minutes after a change
 * @param item compact JSON in UTF-8, of AWS Config's version 1.3; not copied, so treat it as
 *     read-only
 * @param scene the beat that changed it, or the everyday for what was so from the beginning
 */
// The bytes go into files as they are.
@SuppressWarnings("ArrayRecordComponent")
public record SimulatedItem(
    Instant capturedAt,
    Instant deliveredAt,
    Account account,
    String region,
    byte[] item,
    Scene scene) {}
