package org.jenkinsci.plugins.workflow.cps;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import hudson.model.Result;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;

/** A Pipeline in its build's file: everything but the program and the nodes. Elements are named as workflow-cps does. */
final class ExecutionXml {

    private final XStream xstream;

    ExecutionXml(XStream xstream) {
        this.xstream = xstream;
    }

    void write(CpsFlowExecution execution, HierarchicalStreamWriter writer, MarshallingContext context) {
        text(writer, "result", execution.result);
        text(writer, "script", execution.script);
        writer.startNode("loadedScripts");
        context.convertAnother(new TreeMap<>(execution.getLoadedScripts()));
        writer.endNode();
        text(writer, "sandbox", execution.sandbox);
        text(writer, "user", execution.user);
        text(writer, "durabilityHint", execution.getDurabilityHint());
        text(writer, "storageDir", execution.storageDir);
        text(writer, "persistedClean", execution.persistedClean);
        text(writer, "resumeBlocked", execution.resumeBlocked);
        text(writer, "iota", execution.iota.get());
        Map<Integer, String> heads = new TreeMap<>();
        if (execution.savedHeads != null) {
            heads.putAll(execution.savedHeads);
        }
        execution.heads.forEach((id, head) -> heads.put(id, head.headId()));
        heads.forEach((id, node) -> text(writer, "head", id + ":" + node));
        text(writer, "start", execution.startNodeId);
        text(writer, "done", execution.done);
    }

    private static void text(HierarchicalStreamWriter writer, String name, Object value) {
        if (value != null) {
            writer.startNode(name);
            writer.setValue(value.toString());
            writer.endNode();
        }
    }

    @SuppressWarnings("unchecked")
    CpsFlowExecution read(HierarchicalStreamReader reader, UnmarshallingContext context) {
        Map<String, String> values = new TreeMap<>();
        Map<Integer, String> heads = new TreeMap<>();
        Map<String, String> scripts = new TreeMap<>();
        while (reader.hasMoreChildren()) {
            reader.moveDown();
            String name = reader.getNodeName();
            if (name.equals("loadedScripts")) {
                scripts.putAll((Map<String, String>) context.convertAnother(context.currentObject(), TreeMap.class));
            } else if (name.equals("head")) {
                String[] pair = reader.getValue().split(":", 2);
                heads.put(Integer.valueOf(pair[0]), pair[1]);
            } else {
                values.put(name, reader.getValue());
            }
            reader.moveUp();
        }
        if (!values.containsKey("script")) {
            throw new ConversionException("a Pipeline without a script, read by " + xstream);
        }
        String hint = values.get("durabilityHint");
        CpsFlowExecution execution = new CpsFlowExecution(
                values.get("script"),
                Boolean.parseBoolean(values.get("sandbox")),
                values.get("user"),
                hint == null ? null : FlowDurabilityHint.valueOf(hint));
        execution.loadedScripts.putAll(scripts);
        execution.result = Result.fromString(values.getOrDefault("result", "SUCCESS"));
        execution.storageDir = values.get("storageDir");
        String clean = values.get("persistedClean");
        execution.persistedClean = clean == null ? null : Boolean.valueOf(clean);
        execution.resumeBlocked = Boolean.parseBoolean(values.get("resumeBlocked"));
        execution.iota.set(Integer.parseInt(values.getOrDefault("iota", "0")));
        execution.savedHeads = heads;
        execution.startNodeId = values.get("start");
        execution.done = Boolean.parseBoolean(values.get("done"));
        return execution;
    }
}
