/** Findings of GuardDuty, Macie, Security Hub and rules of AWS Config, read into one form. */
@NullMarked
package nl.dijkwacht.collectors.findings;

import org.jspecify.annotations.NullMarked;
