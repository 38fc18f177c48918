package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import java.util.List;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The tag by which Declarative tells views that a stage was skipped or failed (pipeline-model-definition, StageStatus). */
public final class StageStatus {

    public static final String TAG = "STAGE_STATUS";

    private StageStatus() {}

    /** Tags the innermost stage of this name around the node. */
    public static void mark(FlowNode inside, String stage, String status) {
        if (inside instanceof BlockStartNode self && marked(self, stage, status)) {
            return;
        }
        for (BlockStartNode block : (List<? extends BlockStartNode>) inside.getEnclosingBlocks()) {
            if (marked(block, stage, status)) {
                return;
            }
        }
    }

    private static boolean marked(BlockStartNode block, String stage, String status) {
        LabelAction label = block.getPersistentAction(LabelAction.class);
        if (label == null || !stage.equals(label.getDisplayName())) {
            return false;
        }
        TagsAction tags = block.getPersistentAction(TagsAction.class);
        if (tags == null) {
            tags = new TagsAction();
            tags.addTag(TAG, status);
            block.addAction(tags);
        } else if (tags.getTagValue(TAG) == null) {
            tags.addTag(TAG, status);
        }
        return true;
    }
}
