/**
 * Sweeping: what nobody uses is found, marked and, once its owner was told and time has passed, cleaned; Janitor Monkey's
 * way. So far it is always leashed: it marks and reports, and removes nothing.
 */
package io.jenkins.plugins.pavedroad.janitor;
