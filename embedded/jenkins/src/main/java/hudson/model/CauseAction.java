package hudson.model;

import hudson.model.queue.FoldableAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.RunAction2;

/** A build's causes, each with how often it was given while the build waited. */
public class CauseAction implements FoldableAction, RunAction2 {
    private Map<Cause, Integer> causeBag = new LinkedHashMap<>();

    public CauseAction(Cause c) {
        add(List.of(c));
    }

    public CauseAction(Cause... c) {
        add(Arrays.asList(c));
    }

    public CauseAction(Collection<? extends Cause> causes) {
        add(causes);
    }

    public CauseAction(CauseAction ca) {
        add(ca.getCauses());
    }

    private void add(Collection<? extends Cause> causes) {
        for (Cause cause : causes) {
            causeBag.merge(cause, 1, Integer::sum);
        }
    }

    public List<Cause> getCauses() {
        List<Cause> causes = new ArrayList<>();
        causeBag.forEach((cause, times) -> causes.addAll(Collections.nCopies(times, cause)));
        return Collections.unmodifiableList(causes);
    }

    public <T extends Cause> T findCause(Class<T> type) {
        return causeBag.keySet().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getDisplayName() {
        return "Cause";
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return "cause";
    }

    public Map<Cause, Integer> getCauseCounts() {
        return Collections.unmodifiableMap(causeBag);
    }

    public String getShortDescription() {
        return causeBag.isEmpty() ? "N/A" : causeBag.keySet().iterator().next().getShortDescription();
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        causeBag.keySet().forEach(cause -> cause.onLoad(owner));
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        causeBag.keySet().forEach(cause -> cause.onAddedTo(owner));
    }

    @Override
    public void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions) {
        CauseAction existing = item.getAction(CauseAction.class);
        if (existing != null) {
            existing.add(getCauses());
        } else {
            item.getActions().add(new CauseAction(this));
        }
    }
}
