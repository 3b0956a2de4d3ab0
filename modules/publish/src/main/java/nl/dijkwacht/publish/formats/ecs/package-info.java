/** Findings and cases in the fields of the Elastic Common Schema, as versions 8 and 9 have them. */
@NullMarked
package nl.dijkwacht.publish.formats.ecs;

import org.jspecify.annotations.NullMarked;
