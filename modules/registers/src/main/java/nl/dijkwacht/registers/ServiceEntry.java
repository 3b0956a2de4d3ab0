package nl.dijkwacht.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of services: cloud services that may be used.
 *
 * @param source pattern of {@code eventSource} with {@code *}, such as {@code s3.amazonaws.com}
 * @param account 12 digits that narrow it; null for any
 * @param approver who approved it
 * @param approved when
 * @param review by when it is looked at again
 * @param owner who answers for its use; empty if nobody is named
 */
public record ServiceEntry(
    String id,
    String source,
    @Nullable String account,
    String approver,
    LocalDate approved,
    LocalDate review,
    String owner) {}
