/** Tests of the reading of CloudTrail's records. */
@NullMarked
package nl.dijkwacht.core.trail;

import org.jspecify.annotations.NullMarked;
