/** What policies mean, from the plain to the hostile. */
@NullMarked
package nl.dijkwacht.controls.policy;

import org.jspecify.annotations.NullMarked;
