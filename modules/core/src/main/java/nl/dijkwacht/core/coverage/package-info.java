/** Tells from the selectors of trails which access to data CloudTrail records. */
@NullMarked
package nl.dijkwacht.core.coverage;

import org.jspecify.annotations.NullMarked;
