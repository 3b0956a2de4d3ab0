/** What AWS must allow to Dijkwacht: the list that the policies in docs/aws are held to. */
@NullMarked
package nl.dijkwacht.app.permissions;

import org.jspecify.annotations.NullMarked;
