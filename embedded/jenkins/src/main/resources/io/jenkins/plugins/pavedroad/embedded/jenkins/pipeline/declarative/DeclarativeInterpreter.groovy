package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative

import org.jenkinsci.plugins.workflow.cps.CpsScript
import org.jenkinsci.plugins.workflow.graph.FlowNode
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException

/** Runs a Declarative Pipeline by calling the steps a scripted one would call. Compiled as a Pipeline program itself. */
class DeclarativeInterpreter implements Serializable {

    private static final long serialVersionUID = 1L

    private final CpsScript script
    private Map root

    DeclarativeInterpreter(CpsScript script) {
        this.script = script
    }

    def call(Map model) {
        root = model
        applyJobProperties()
        Throwable error = null
        boolean postDone = false
        try {
            inAgent(root.agent, true) {
                inEnvironment(root.environment) {
                    inOptions(root.options) {
                        error = null
                        error = sequentially(root.stages, root.agent, null)
                        postDone = true
                        error = afterBuild(error)
                        if (error != null) {
                            throw error
                        }
                    }
                }
            }
        } catch (Throwable t) {
            error = error ?: t
        }
        if (!postDone) {
            error = afterBuild(error)
        }
        if (error != null) {
            throw error
        }
    }

    private void applyJobProperties() {
        List parameters = root.parameters == null ? null : value(root.parameters)
        List triggers = root.triggers == null ? null : value(root.triggers)
        Map options = [:]
        for (Map option in (root.options ?: [])) {
            if (PipelineHost.isJobProperty(option.name)) {
                options[option.name] = value(option.arguments)
            }
        }
        PipelineHost.applyJobProperties(parameters, triggers, options)
    }

    private Throwable sequentially(List stages, Map agent, Throwable before) {
        Throwable error = before
        for (Map stage in stages) {
            try {
                runStage(stage, stage.agent ?: agent, error)
            } catch (Throwable t) {
                error = error ?: t
            }
        }
        return error
    }

    /** @param before what failed earlier, so that this stage is skipped */
    private void runStage(Map stage, Map agent, Throwable before) {
        script.stage(stage.name) {
            Throwable error = null
            String skipped = null
            if (before != null) {
                skipped = 'SKIPPED_FOR_FAILURE'
            } else if (option('skipStagesAfterUnstable') && script.currentBuild.result == 'UNSTABLE') {
                skipped = 'SKIPPED_FOR_UNSTABLE'
            }
            if (skipped == null) {
                try {
                    if (!guarded(stage, agent)) {
                        skipped = 'SKIPPED_FOR_CONDITIONAL'
                    }
                } catch (Throwable t) {
                    PipelineHost.tag(stage.name, 'FAILED_AND_CONTINUED')
                    error = t
                }
                if (stage.parallel != null && skipped == null) {
                    error = runPost(stage.post, agent, error, 'Post stage')
                }
            }
            if (skipped != null) {
                skip(stage, agent, skipped, before)
            }
            if (before != null) {
                throw before
            }
            if (error != null) {
                throw error
            }
        }
    }

    private void skip(Map stage, Map agent, String status, Throwable before) {
        Map why = [SKIPPED_FOR_FAILURE: 'earlier failure(s)',
                   SKIPPED_FOR_UNSTABLE: 'earlier stage(s) marking the build as unstable',
                   SKIPPED_FOR_CONDITIONAL: 'when conditional']
        PipelineHost.log("Stage \"${stage.name}\" skipped due to ${why[status]}")
        PipelineHost.tag(stage.name, status)
        if (stage.parallel != null) {
            Map branches = [:]
            for (Map each in stage.parallel) {
                Map branch = each
                branches[branch.name] = { -> script.stage(branch.name) { skip(branch, agent, status, before) } }
            }
            script.parallel(branches)
        } else if (stage.stages != null) {
            for (Map each in stage.stages) {
                Map nested = each
                script.stage(nested.name) { skip(nested, agent, status, before) }
            }
        }
    }

    /** Whether the stage's conditions let it run. They are asked first, unless it needs its agent or its input for that. */
    private boolean guarded(Map stage, Map agent) {
        Map when = stage.when
        boolean passed = true
        boolean asked = when == null
        if (!asked && when.beforeOptions) {
            asked = true
            passed = holds(when)
        }
        if (passed) {
            inOptions(stage.options) {
                if (!asked && when.beforeInput) {
                    asked = true
                    passed = holds(when)
                }
                if (passed) {
                    askedFor(stage.input) {
                        if (!asked && when.beforeAgent) {
                            asked = true
                            passed = holds(when)
                        }
                        if (passed) {
                            inAgent(stage.agent, false, stage.options) {
                                passed = asked || holds(when)
                                if (passed) {
                                    inEnvironment(stage.environment) { content(stage, agent) }
                                }
                            }
                        }
                    }
                }
            }
        }
        return passed
    }

    private void content(Map stage, Map agent) {
        if (stage.parallel != null) {
            Map branches = [:]
            for (Map each in stage.parallel) {
                Map branch = each
                branches[branch.name] = { -> runStage(branch, branch.agent ?: agent, null) }
            }
            if (stage.failFast || option('parallelsAlwaysFailFast')) {
                branches.failFast = true
            }
            script.parallel(branches)
            return
        }
        Throwable error = null
        try {
            if (stage.stages != null) {
                error = sequentially(stage.stages, stage.agent ?: agent, null)
            } else {
                withNodeHint(agent, stage.steps)
            }
        } catch (Throwable t) {
            error = t
        }
        if (error != null) {
            PipelineHost.tag(stage.name, 'FAILED_AND_CONTINUED')
        }
        error = runPost(stage.post, agent, error, 'Post stage')
        if (error != null) {
            throw error
        }
    }

    private void withNodeHint(Map agent, Closure steps) {
        try {
            steps.call()
        } catch (MissingContextVariableException e) {
            if (agent == null || agent.type != 'none' || !PipelineHost.needsNode(e)) {
                throw e
            }
            script.error("Attempted to execute a step that requires a node context while \u2018agent none\u2019 was" +
                    " specified. Be sure to specify your own \u2018node { ... }\u2019 blocks when using \u2018agent none\u2019.")
        }
    }

    private Throwable afterBuild(Throwable error) {
        if (root.post == null || !PipelineHost.anySatisfied(root.post.keySet(), error)) {
            return error
        }
        Throwable after = error
        try {
            script.stage('Declarative: Post Actions') {
                after = runPost(root.post, root.agent, error, null)
            }
        } catch (Throwable t) {
            after = after ?: t
        }
        return after
    }

    private Throwable runPost(Map post, Map agent, Throwable error, String title) {
        if (post == null || !PipelineHost.anySatisfied(post.keySet(), error)) {
            return error
        }
        if (title != null) {
            PipelineHost.log(title)
        }
        Throwable outcome = error
        for (String condition in PipelineHost.conditions()) {
            if (post[condition] == null || !PipelineHost.satisfied(condition, outcome)) {
                continue
            }
            String before = PipelineHost.showResult(outcome)
            try {
                withNodeHint(agent, post[condition])
            } catch (Throwable t) {
                PipelineHost.log("Error when executing ${condition} post condition:")
                PipelineHost.log(t)
                outcome = outcome ?: t
            }
            PipelineHost.hideResult(outcome, before)
        }
        return outcome
    }

    private def inAgent(Map agent, boolean atRoot, List stageOptions = null, Closure body) {
        if (agent == null || agent.type == 'none') {
            return body.call()
        }
        String label = agent.label == null ? null : value(agent.label)
        Closure inside = { ->
            boolean wanted = PipelineHost.hasScm() && !option('skipDefaultCheckout') && !named(stageOptions, 'skipDefaultCheckout')
            if (!wanted) {
                body.call()
                return
            }
            Map variables = null
            if (atRoot) {
                script.stage('Declarative: Checkout SCM') { variables = checkout() }
            } else {
                variables = checkout()
            }
            List pairs = []
            for (entry in (variables ?: [:])) {
                pairs.add("${entry.key}=${entry.value}".toString())
            }
            script.withEnv(pairs) { body.call() }
        }
        if (agent.customWorkspace != null) {
            String place = value(agent.customWorkspace)
            Closure plain = inside
            inside = { -> script.ws(place) { plain.call() } }
        }
        if (label == null) {
            script.node { inside.call() }
        } else {
            script.node(label) { inside.call() }
        }
    }

    private Map checkout() {
        return script.checkout(script.scm)
    }

    private def inEnvironment(Map environment, Closure body) {
        if (environment == null) {
            return body.call()
        }
        List bindings = []
        Map others = [:]
        for (entry in environment.entrySet()) {
            if (entry.value instanceof Map) {
                bindings.addAll(CredentialsBindings.of(entry.key, value(entry.value.credentials)))
            } else {
                others[entry.key] = entry.value
            }
        }
        if (bindings.isEmpty()) {
            return inVariables(others, body)
        }
        script.withCredentials(bindings) { inVariables(others, body) }
    }

    private def inVariables(Map variables, Closure body) {
        Map values = [:]
        List pairs = []
        for (entry in variables.entrySet()) {
            Closure closure = entry.value
            closure.delegate = EnvironmentView.of(values, script.env)
            closure.resolveStrategy = Closure.DELEGATE_FIRST
            String text = closure.call()?.toString()
            values[entry.key] = text
            pairs.add(entry.key + '=' + text)
        }
        script.withEnv(pairs) { body.call() }
    }

    private def inOptions(List options, Closure body) {
        List wrappers = []
        for (Map each in (options ?: [])) {
            if (PipelineHost.isWrapper(each.name)) {
                wrappers.add(each)
            }
        }
        wrap(wrappers, 0, body)
    }

    private def wrap(List wrappers, int next, Closure body) {
        if (next == wrappers.size()) {
            return body.call()
        }
        List arguments = value(wrappers[next].arguments)
        Closure inside = { -> wrap(wrappers, next + 1, body) }
        if (arguments.isEmpty()) {
            script."${wrappers[next].name}"(inside)
        } else {
            script."${wrappers[next].name}"(arguments[0], inside)
        }
    }

    private def askedFor(Map input, Closure body) {
        if (input == null) {
            return body.call()
        }
        Map arguments = [:]
        for (entry in input.entrySet()) {
            arguments[entry.key] = value(entry.value)
        }
        def answer = script.input(arguments)
        List pairs = PipelineHost.answers(arguments, answer)
        if (pairs.isEmpty()) {
            return body.call()
        }
        script.withEnv(pairs) { body.call() }
    }

    private boolean holds(Map when) {
        for (Map condition in when.conditions) {
            if (!met(condition)) {
                return false
            }
        }
        return true
    }

    private boolean met(Map condition) {
        String name = condition.name
        if (name == 'expression') {
            def answer = condition.test.call()
            return answer ? true : false
        }
        if (name == 'not') {
            return !met(condition.children[0])
        }
        if (name == 'allOf') {
            for (Map child in condition.children) {
                if (!met(child)) {
                    return false
                }
            }
            return true
        }
        if (name == 'anyOf') {
            for (Map child in condition.children) {
                if (met(child)) {
                    return true
                }
            }
            return false
        }
        return WhenCondition.met(name, value(condition.arguments), script.env)
    }

    private boolean option(String name) {
        return named(root.options, name)
    }

    private boolean named(List options, String name) {
        for (Map each in (options ?: [])) {
            if (each.name == name) {
                List arguments = value(each.arguments)
                return arguments.isEmpty() || arguments[0] != false
            }
        }
        return false
    }

    private def value(Closure closure) {
        return closure.call()
    }
}
