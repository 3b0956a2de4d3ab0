/** What a report about a period tells, and in which language, whatever file it becomes. */
@NullMarked
package nl.dijkwacht.reports.period;

import org.jspecify.annotations.NullMarked;
