/** Selectors of trails as the JSON of CloudTrail. */
@NullMarked
package nl.dijkwacht.collectors.coverage;

import org.jspecify.annotations.NullMarked;
