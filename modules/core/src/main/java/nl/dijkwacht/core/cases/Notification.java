package nl.dijkwacht.core.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a notification; information may be given in phases (Art. 33(4) AVG).
 *
 * @param version counts those to this recipient, from 1
 * @param at when it was sent, as the one who sent it told (wall clock)
 * @param reference by which the recipient knows it; empty if none was given
 * @param text what was told with it; empty if nothing
 * @param factsVersion of the record of the breach that was sent
 * @param late whether its deadline had passed
 */
public record Notification(
    Recipient recipient,
    int version,
    Instant at,
    String by,
    String reference,
    @Nullable String text,
    int factsVersion,
    boolean late) {}
