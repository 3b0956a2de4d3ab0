@NullMarked
package nl.dijkwacht.controls.changes;

import org.jspecify.annotations.NullMarked;
