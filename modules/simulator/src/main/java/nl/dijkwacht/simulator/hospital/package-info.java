/** A seeded sample hospital on AWS whose habits and one incident come out as CloudTrail records. */
@NullMarked
package nl.dijkwacht.simulator.hospital;

import org.jspecify.annotations.NullMarked;
