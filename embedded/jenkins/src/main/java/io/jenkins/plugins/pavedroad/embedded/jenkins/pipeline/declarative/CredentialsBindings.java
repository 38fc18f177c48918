package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** What {@code NAME = credentials('id')} in an environment section binds, which depends on the credentials' kind. */
public final class CredentialsBindings {
    private CredentialsBindings() {}

    /** Arguments for the step withCredentials. */
    public static List<Map<String, String>> of(Object variable, Object id) throws CredentialNotFoundException {
        String name = variable.toString();
        String wanted = String.valueOf(id);
        StandardCredentials found =
                CredentialsProvider.findCredentialById(wanted, StandardCredentials.class, PipelineHost.run());
        if (found == null) {
            throw new CredentialNotFoundException("Could not find credentials entry with ID '" + wanted + "'");
        }
        List<Map<String, String>> bindings = new ArrayList<>();
        if (found instanceof StringCredentials) {
            bindings.add(binding("StringBinding", wanted, "variable", name));
        } else if (found instanceof FileCredentials) {
            bindings.add(binding("FileBinding", wanted, "variable", name));
        } else if (found instanceof StandardUsernamePasswordCredentials) {
            Map<String, String> parts =
                    binding("UsernamePasswordMultiBinding", wanted, "usernameVariable", name + "_USR");
            parts.put("passwordVariable", name + "_PSW");
            bindings.add(binding("UsernamePasswordBinding", wanted, "variable", name));
            bindings.add(parts);
        } else {
            throw new CredentialNotFoundException("No suitable binding handler could be found for type "
                    + found.getDescriptor().getDisplayName() + ".");
        }
        return bindings;
    }

    private static Map<String, String> binding(String kind, String id, String key, String variable) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("$class", kind);
        arguments.put(key, variable);
        arguments.put("credentialsId", id);
        return arguments;
    }
}
