/** The embedded Jenkins as a process of its own, driven through what any Jenkins offers over HTTP. */
package io.jenkins.plugins.pavedroad.embedded.run.jenkins;
