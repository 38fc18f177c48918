/**
 * Durable operations: what a bake, a deployment and a sweep have in common.
 *
 * <p>An operation is a persisted state machine, not a thread. A {@link io.jenkins.plugins.pavedroad.operation.Procedure}
 * decides, the {@link io.jenkins.plugins.pavedroad.operation.OperationRunner} carries it on, an
 * {@link io.jenkins.plugins.pavedroad.operation.OperationStore} forces each state to disk before the next effect, and a
 * Pipeline step is only a view of it ({@link io.jenkins.plugins.pavedroad.operation.OperationExecution}).
 */
package io.jenkins.plugins.pavedroad.operation;
