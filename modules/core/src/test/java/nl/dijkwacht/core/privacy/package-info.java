@NullMarked
package nl.dijkwacht.core.privacy;

import org.jspecify.annotations.NullMarked;
