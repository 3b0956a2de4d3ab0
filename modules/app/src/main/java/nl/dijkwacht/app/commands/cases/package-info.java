/** {@code dijkwacht cases}: suspicions and breaches; show and link are in casework. */
@NullMarked
package nl.dijkwacht.app.commands.cases;

import org.jspecify.annotations.NullMarked;
