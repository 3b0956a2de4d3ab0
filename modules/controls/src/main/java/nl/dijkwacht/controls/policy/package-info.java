/** What policies of AWS allow and deny, judged by their meaning. */
@NullMarked
package nl.dijkwacht.controls.policy;

import org.jspecify.annotations.NullMarked;
