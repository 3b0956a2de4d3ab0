/** What the functions of controls give. */
@NullMarked
package nl.dijkwacht.controls.functions;

import org.jspecify.annotations.NullMarked;
