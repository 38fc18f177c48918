/**
 * Rules that can stop an operation, and who may override them. Each rule is a pure function from a plan and what is there
 * now to a {@link io.jenkins.plugins.pavedroad.guardrail.Verdict};
 * {@link io.jenkins.plugins.pavedroad.guardrail.Guardrails} applies the configured levels and the overrides.
 */
package io.jenkins.plugins.pavedroad.guardrail;
