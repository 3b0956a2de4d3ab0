/** The rights that Dijkwacht needs on a cluster with an authorizer: listed, printed and checked. */
@NullMarked
package nl.dijkwacht.app.acls;

import org.jspecify.annotations.NullMarked;
