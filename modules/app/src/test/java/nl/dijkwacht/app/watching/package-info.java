/** Dijkwacht as Prometheus, Alertmanager and Grafana see it, with the real programs. */
@NullMarked
package nl.dijkwacht.app.watching;

import org.jspecify.annotations.NullMarked;
