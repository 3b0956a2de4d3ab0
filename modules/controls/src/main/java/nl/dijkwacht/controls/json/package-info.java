/** JSON that stands as a text inside configuration items, such as policies. */
@NullMarked
package nl.dijkwacht.controls.json;

import org.jspecify.annotations.NullMarked;
