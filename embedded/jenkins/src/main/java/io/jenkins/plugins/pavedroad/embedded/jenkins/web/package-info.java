/** The pages of the embedded Jenkins, under Jenkins's own URLs. Everything is served from here; nothing needs the internet. */
package io.jenkins.plugins.pavedroad.embedded.jenkins.web;
