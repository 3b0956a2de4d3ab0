/** Resources of AWS by the one name that each has here, their state, and what data lie on them. */
@NullMarked
package nl.dijkwacht.core.resource;

import org.jspecify.annotations.NullMarked;
