/** Global configuration: accounts and what they open. */
package io.jenkins.plugins.pavedroad.config;
