/** The cloud a run begins with and leaves: seen and filled through AWS's own API, as by any of its users. */
package io.jenkins.plugins.pavedroad.embedded.run.cloud;
