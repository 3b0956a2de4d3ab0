/** The technical control score: how many checks of the recorded state pass, and who looks at it. */
@NullMarked
package nl.dijkwacht.app.report;

import org.jspecify.annotations.NullMarked;
