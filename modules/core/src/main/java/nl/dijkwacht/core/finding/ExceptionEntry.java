package nl.dijkwacht.core.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of exceptions: what is allowed to fail, for whom, why and until when.
 * Each of the four that is given narrows it; at least one of them besides the rule must be.
 *
 * @param id by which people speak of it
 * @param rule id of the control or rule
 * @param resource pattern of the resource's ARN, name or id with {@code *}; null for any
 * @param account 12 digits; null for any
 * @param principal pattern of the principal's id with {@code *}; null for any
 * @param owner who answers for it
 * @param legalBasis why the law allows it, such as an article
 * @param from when it begins: what failed before stays as it was
 * @param expires when it ends: what still fails is reopened then and alerted
 */
public record ExceptionEntry(
    String id,
    String rule,
    @Nullable String resource,
    @Nullable String account,
    @Nullable String principal,
    String owner,
    String reason,
    String legalBasis,
    Instant from,
    Instant expires) {}
