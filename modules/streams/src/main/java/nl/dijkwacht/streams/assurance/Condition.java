package nl.dijkwacht.streams.assurance;

import java.time.Instant;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.RuleRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it should be.
 *
 * @param control whose finding it is, with the level that it has now
 * @param since event time of what it was judged on, or the day on which it came to be
 * @param calendar whether a day came, so that it is news whenever it is noticed
 */
record Condition(
    RuleRef control,
    ResourceId resource,
    @Nullable String arn,
    @Nullable String name,
    Classification classification,
    Instant since,
    boolean calendar,
    String reason) {}
