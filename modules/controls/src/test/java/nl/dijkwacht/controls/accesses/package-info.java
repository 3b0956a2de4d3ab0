@NullMarked
package nl.dijkwacht.controls.accesses;

import org.jspecify.annotations.NullMarked;
