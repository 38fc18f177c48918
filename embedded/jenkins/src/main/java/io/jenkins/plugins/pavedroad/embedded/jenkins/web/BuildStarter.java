package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.model.Action;
import hudson.model.BooleanParameterDefinition;
import hudson.model.BooleanParameterValue;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.SimpleParameterDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.ParameterizedJobMixIn;

/** Puts a build into the queue, with the form's values for the parameters that the job declares. */
final class BuildStarter {
    private BuildStarter() {}

    static boolean start(Exchange exchange, Job<?, ?> job) throws IOException {
        if (!(job instanceof ParameterizedJobMixIn.ParameterizedJob<?, ?>)) {
            return false;
        }
        List<Action> actions = new ArrayList<>();
        actions.add(new CauseAction(new Cause.UserIdCause()));
        ParametersDefinitionProperty parameters = job.getProperty(ParametersDefinitionProperty.class);
        if (parameters != null) {
            List<ParameterValue> values = new ArrayList<>();
            for (ParameterDefinition each : parameters.getParameterDefinitions()) {
                try {
                    values.add(value(each, exchange.request()));
                } catch (IllegalArgumentException e) {
                    exchange.fail(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
                    return true;
                }
            }
            actions.add(new ParametersAction(values));
        }
        ParameterizedJobMixIn.scheduleBuild2(job, 0, actions.toArray(new Action[0]));
        exchange.redirect(exchange.home() + job.getUrl());
        return true;
    }

    private static ParameterValue value(ParameterDefinition parameter, HttpServletRequest request) {
        String given = request.getParameter(parameter.getName());
        boolean fromForm = request.getRequestURI().endsWith("/buildWithParameters");
        if (fromForm && parameter instanceof BooleanParameterDefinition) {
            return new BooleanParameterValue(parameter.getName(), given != null && !given.equals("false"));
        }
        if (given != null && parameter instanceof SimpleParameterDefinition simple) {
            return simple.createValue(given);
        }
        return parameter.getDefaultParameterValue();
    }
}
