/** Tests of what a report about a period tells. */
@NullMarked
package nl.dijkwacht.reports.period;

import org.jspecify.annotations.NullMarked;
