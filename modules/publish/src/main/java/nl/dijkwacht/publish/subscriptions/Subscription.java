package nl.dijkwacht.publish.subscriptions;

import java.util.Optional;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.publish.messages.Voice;

/**
 * Somebody's wish to hear of something.
 *
 * @param id unique, of lower-case words and numbers with '-' between them
 * @param version hash of its text
 * @param filter which alerts; empty for none
 * @param notices which notices of cases; empty for none
 * @param own whether the receiver is the organisation's own, and so no processor
 * @param place where it is written
 */
public record Subscription(
    String id,
    String version,
    String description,
    Optional<AlertFilter> filter,
    Optional<NoticeFilter> notices,
    ChannelSettings channel,
    boolean own,
    Voice voice,
    Schedule schedule,
    Optional<Escalation> escalation,
    Place place) {}
