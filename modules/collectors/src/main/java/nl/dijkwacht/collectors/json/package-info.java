/** JSON of AWS as maps, lists, texts, numbers and booleans: bounded, and without nulls. */
@NullMarked
package nl.dijkwacht.collectors.json;

import org.jspecify.annotations.NullMarked;
