/**
 * What CloudTrail tells of calls: the records and how they are read, who called, and where from.
 */
@NullMarked
package nl.dijkwacht.core.trail;

import org.jspecify.annotations.NullMarked;
