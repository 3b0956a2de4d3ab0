/** Dijkwacht on a cluster with encryption, sign-in and rights. */
@NullMarked
package nl.dijkwacht.app.security;

import org.jspecify.annotations.NullMarked;
