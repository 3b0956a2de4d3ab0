/** What AWS Config does not have, asked of the services themselves. */
@NullMarked
package nl.dijkwacht.collectors.state;

import org.jspecify.annotations.NullMarked;
