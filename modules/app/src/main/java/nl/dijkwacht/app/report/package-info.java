/** The technical control score, the report about a period, and who looks at them. */
@NullMarked
package nl.dijkwacht.app.report;

import org.jspecify.annotations.NullMarked;
