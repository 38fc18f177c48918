/** Requests as a service's users send them, and what became of each. Knows nothing about Jenkins or AWS. */
package io.jenkins.plugins.pavedroad.embedded.run.traffic;
