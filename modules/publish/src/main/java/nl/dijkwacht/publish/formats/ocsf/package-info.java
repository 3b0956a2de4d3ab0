/**
 * Findings and cases as events of the Open Cybersecurity Schema Framework. Only what its versions
 * from 1.5.0 to 1.8.0 have in common is written, so that the version in the event is true of each.
 */
@NullMarked
package nl.dijkwacht.publish.formats.ocsf;

import org.jspecify.annotations.NullMarked;
