package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.FoldableAction;
import hudson.model.queue.FutureImpl;
import hudson.model.queue.QueueListener;
import hudson.model.queue.QueueTaskDispatcher;
import hudson.model.queue.QueueTaskFuture;
import hudson.model.queue.ScheduleResult;
import hudson.model.queue.SubTask;
import hudson.model.queue.WorkUnitContext;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessControlled;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.console.WithConsoleUrl;
import jenkins.model.Jenkins;
import jenkins.model.queue.AsynchronousExecution;
import jenkins.model.queue.QueueItem;
import jenkins.security.QueueItemAuthenticator;
import jenkins.security.QueueItemAuthenticatorProvider;
import org.springframework.security.core.Authentication;

/**
 * What waits for an executor. One lock guards it; {@link #maintain} moves items on whenever something changed.
 * Approximated: one part per task, no load prediction, and nothing is kept over a restart.
 */
public class Queue extends ResourceController implements Saveable {
    private static final Logger LOGGER = Logger.getLogger(Queue.class.getName());
    private static final int LEFT_ITEMS_KEPT = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<WaitingItem> waiting = new TreeSet<>();
    private final List<BlockedItem> blocked = new ArrayList<>();
    private final List<BuildableItem> buildables = new ArrayList<>();
    private final List<BuildableItem> pendings = new ArrayList<>();
    private final Map<Long, LeftItem> left = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final ScheduledExecutorService maintenance;

    Queue() {
        maintenance = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "Queue maintenance");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static Queue getInstance() {
        return Jenkins.get().getQueue();
    }

    void stop() {
        maintenance.shutdownNow();
    }

    @Override
    public void save() {}

    public void clear() {
        for (Item item : getItems()) {
            cancel(item);
        }
    }

    public WaitingItem schedule(Task p, int quietPeriod, List<Action> actions) {
        return schedule2(p, quietPeriod, actions).getCreateItem();
    }

    public WaitingItem schedule(Task p, int quietPeriod) {
        return schedule(p, quietPeriod, new Action[0]);
    }

    public WaitingItem schedule(Task p, int quietPeriod, Action... actions) {
        return schedule2(p, quietPeriod, actions).getCreateItem();
    }

    public ScheduleResult schedule2(Task p, int quietPeriod, Action... actions) {
        return schedule2(p, quietPeriod, new ArrayList<>(Arrays.asList(actions)));
    }

    /** Queues the task, or merges it into the same one that waits already; the quiet period is in seconds. */
    public ScheduleResult schedule2(Task p, int quietPeriod, List<Action> actions) {
        List<Action> kept = new ArrayList<>(actions);
        kept.removeIf(Objects::isNull);
        for (QueueDecisionHandler handler : QueueDecisionHandler.all()) {
            if (!handler.shouldSchedule(p, kept)) {
                return ScheduleResult.refused();
            }
        }
        lock.lock();
        try {
            List<Item> same = new ArrayList<>();
            for (Item item : getItems(p)) {
                if (!shouldScheduleBeside(item, kept)) {
                    same.add(item);
                }
            }
            if (!same.isEmpty()) {
                for (Item item : same) {
                    for (FoldableAction action : hudson.Util.filter(kept, FoldableAction.class)) {
                        action.foldIntoExisting(item, p, kept);
                    }
                }
                return ScheduleResult.existing(same.get(0));
            }
            Calendar due = new GregorianCalendar();
            due.add(Calendar.SECOND, quietPeriod);
            WaitingItem item = new WaitingItem(due, p, kept);
            waiting.add(item);
            tell(l -> l.onEnterWaiting(item));
            if (quietPeriod > 0) {
                scheduleMaintenanceIn(TimeUnit.SECONDS.toMillis(quietPeriod));
            }
            scheduleMaintenance();
            return ScheduleResult.created(item);
        } finally {
            lock.unlock();
        }
    }

    private static boolean shouldScheduleBeside(Item item, List<Action> actions) {
        boolean beside = false;
        for (QueueAction action : hudson.Util.filter(actions, QueueAction.class)) {
            beside |= action.shouldSchedule(new ArrayList<>(item.getActions()));
        }
        for (QueueAction action : hudson.Util.filter(item.getActions(), QueueAction.class)) {
            beside |= action.shouldSchedule(new ArrayList<>(actions));
        }
        return beside;
    }

    public boolean cancel(Task p) {
        lock.lock();
        try {
            List<Item> items = getItems(p);
            return !items.isEmpty() && cancel(items.get(0));
        } finally {
            lock.unlock();
        }
    }

    public boolean cancel(Item item) {
        lock.lock();
        try {
            boolean removed = waiting.removeIf(i -> i.getId() == item.getId())
                    | blocked.removeIf(i -> i.getId() == item.getId())
                    | buildables.removeIf(i -> i.getId() == item.getId());
            if (removed) {
                leave(new LeftItem(item));
                item.future.setAsCancelled();
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    private void leave(LeftItem item) {
        left.put(item.getId(), item);
        Iterator<Long> oldest = left.keySet().iterator();
        while (left.size() > LEFT_ITEMS_KEPT) {
            oldest.next();
            oldest.remove();
        }
        tell(l -> l.onLeft(item));
        changed.signalAll();
    }

    private static void tell(Consumer<QueueListener> event) {
        for (QueueListener listener : QueueListener.all()) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> listener.getClass().getName() + " failed");
            }
        }
    }

    public boolean isEmpty() {
        return getItems().length == 0;
    }

    /** The one that came last first. */
    public Item[] getItems() {
        lock.lock();
        try {
            List<Item> items = new ArrayList<>(pendings);
            items.addAll(buildables);
            items.addAll(blocked);
            items.addAll(waiting);
            Collections.reverse(items);
            return items.toArray(new Item[0]);
        } finally {
            lock.unlock();
        }
    }

    public Item getItem(long id) {
        for (Item item : getItems()) {
            if (item.getId() == id) {
                return item;
            }
        }
        lock.lock();
        try {
            return left.get(id);
        } finally {
            lock.unlock();
        }
    }

    public List<BuildableItem> getBuildableItems() {
        lock.lock();
        try {
            List<BuildableItem> items = new ArrayList<>(buildables);
            items.addAll(pendings);
            return items;
        } finally {
            lock.unlock();
        }
    }

    public List<BuildableItem> getPendingItems() {
        lock.lock();
        try {
            return new ArrayList<>(pendings);
        } finally {
            lock.unlock();
        }
    }

    public Collection<LeftItem> getLeftItems() {
        lock.lock();
        try {
            return new ArrayList<>(left.values());
        } finally {
            lock.unlock();
        }
    }

    public boolean isPending(Task t) {
        return getPendingItems().stream().anyMatch(i -> i.task.equals(t));
    }

    public int countBuildableItemsFor(Label l) {
        return (int) getBuildableItems().stream()
                .filter(i ->
                        i.getAssignedLabel() == null || i.getAssignedLabel().equals(l))
                .count();
    }

    public int countBuildableItems() {
        return getBuildableItems().size();
    }

    public Item getItem(Task t) {
        List<Item> items = getItems(t);
        return items.isEmpty() ? null : items.get(0);
    }

    public List<Item> getItems(Task t) {
        List<Item> items = new ArrayList<>();
        for (Item item : getItems()) {
            if (item.task.equals(t) && !(item instanceof BuildableItem pending && isPendingItem(pending))) {
                items.add(item);
            }
        }
        return items;
    }

    private boolean isPendingItem(BuildableItem item) {
        lock.lock();
        try {
            return pendings.contains(item);
        } finally {
            lock.unlock();
        }
    }

    public boolean contains(Task t) {
        return getItem(t) != null;
    }

    public Future<?> scheduleMaintenance() {
        if (maintenance.isShutdown()) {
            return CompletableFuture.completedFuture(null);
        }
        return maintenance.submit(this::maintainSafely);
    }

    private void scheduleMaintenanceIn(long millis) {
        maintenance.schedule(this::maintainSafely, millis, TimeUnit.MILLISECONDS);
    }

    private void maintainSafely() {
        try {
            maintain();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "Queue maintenance failed", e);
        }
    }

    /** Moves items on: due ones out of the quiet period, unblocked ones to the buildable, those to executors. */
    public void maintain() {
        lock.lock();
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (BlockedItem item : new ArrayList<>(blocked)) {
                if (causeOfBlockage(item) == null) {
                    blocked.remove(item);
                    tell(l -> l.onLeaveBlocked(item));
                    enterBuildable(new BuildableItem(item));
                }
            }
            long now = System.currentTimeMillis();
            for (WaitingItem item : new ArrayList<>(waiting)) {
                long wait = item.timestamp.getTimeInMillis() - now;
                if (wait > 0) {
                    scheduleMaintenanceIn(wait);
                    continue;
                }
                waiting.remove(item);
                tell(l -> l.onLeaveWaiting(item));
                if (causeOfBlockage(item) == null) {
                    enterBuildable(new BuildableItem(item));
                } else {
                    BlockedItem blockedItem = new BlockedItem(item);
                    blocked.add(blockedItem);
                    tell(l -> l.onEnterBlocked(blockedItem));
                }
            }
            for (BuildableItem item : new ArrayList<>(buildables)) {
                assign(item);
            }
        } finally {
            lock.unlock();
        }
    }

    private void enterBuildable(BuildableItem item) {
        buildables.add(item);
        tell(l -> l.onEnterBuildable(item));
        // two of a kind must not both become buildable in one round
        assign(item);
    }

    private void assign(BuildableItem item) {
        Jenkins jenkins = Jenkins.get();
        CauseOfBlockage shutdown = isBlockedByShutdown(item.task) ? new ShuttingDown() : null;
        if (shutdown != null) {
            return;
        }
        Executor executor;
        if (item.task instanceof FlyweightTask) {
            Computer computer = jenkins.toComputer();
            executor = computer == null ? null : computer.newOneOffExecutor();
        } else {
            executor = idleExecutorFor(item, jenkins);
        }
        if (executor == null) {
            return;
        }
        buildables.remove(item);
        pendings.add(item);
        WorkUnitContext context = new WorkUnitContext(item);
        LeftItem leftItem = new LeftItem(context);
        tell(l -> l.onLeaveBuildable(item));
        executor.start(context.createWorkUnit(item.task));
        leave(leftItem);
    }

    void started(BuildableItem item) {
        lock.lock();
        try {
            pendings.remove(item);
        } finally {
            lock.unlock();
        }
    }

    private static Executor idleExecutorFor(BuildableItem item, Jenkins jenkins) {
        List<Node> nodes = new ArrayList<>(jenkins.getNodes());
        nodes.add(0, jenkins);
        for (Node node : nodes) {
            Computer computer = node.toComputer();
            if (computer == null
                    || !computer.isAcceptingTasks()
                    || computer.isOffline()
                    || node.canTake(item) != null) {
                continue;
            }
            for (Executor executor : computer.getExecutors()) {
                if (executor.isParking()) {
                    return executor;
                }
            }
        }
        return null;
    }

    private CauseOfBlockage causeOfBlockage(Item item) {
        CauseOfBlockage cause = item.task.getCauseOfBlockage();
        if (cause != null) {
            return cause;
        }
        for (QueueTaskDispatcher dispatcher : QueueTaskDispatcher.all()) {
            cause = dispatcher.canRun(item);
            if (cause != null) {
                return cause;
            }
        }
        boolean another = buildables.stream().anyMatch(i -> i.task.equals(item.task))
                || pendings.stream().anyMatch(i -> i.task.equals(item.task));
        return another && !item.task.isConcurrentBuild() ? new SameTaskWaits() : null;
    }

    static final class SameTaskWaits extends CauseOfBlockage {
        @Override
        public String getShortDescription() {
            return "Another one of the same task is about to start";
        }
    }

    static final class ShuttingDown extends CauseOfBlockage {
        @Override
        public String getShortDescription() {
            return "Jenkins is about to shut down";
        }
    }

    public static boolean isBlockedByShutdown(Task task) {
        return Jenkins.get().isQuietingDown() && !(task instanceof NonBlockingTask);
    }

    public static void withLock(Runnable runnable) {
        Queue queue = queueOrNull();
        if (queue == null) {
            runnable.run();
            return;
        }
        queue._withLock(runnable);
    }

    public static <V, T extends Throwable> V withLock(hudson.remoting.Callable<V, T> callable) throws T {
        Queue queue = queueOrNull();
        return queue == null ? callable.call() : queue._withLock(callable);
    }

    public static <V> V withLock(Callable<V> callable) throws Exception {
        Queue queue = queueOrNull();
        return queue == null ? callable.call() : queue._withLock(callable);
    }

    private static Queue queueOrNull() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null ? null : jenkins.getQueue();
    }

    protected void _withLock(Runnable runnable) {
        lock.lock();
        try {
            runnable.run();
        } finally {
            lock.unlock();
        }
    }

    protected <V, T extends Throwable> V _withLock(hudson.remoting.Callable<V, T> callable) throws T {
        lock.lock();
        try {
            return callable.call();
        } finally {
            lock.unlock();
        }
    }

    protected <V> V _withLock(Callable<V> callable) throws Exception {
        lock.lock();
        try {
            return callable.call();
        } finally {
            lock.unlock();
        }
    }

    /** Something that waits for an executor. */
    public interface Task extends ModelObject, SubTask {
        default CauseOfBlockage getCauseOfBlockage() {
            return null;
        }

        String getName();

        String getFullDisplayName();

        default String getAffinityKey() {
            return getFullDisplayName();
        }

        default void checkAbortPermission() {
            if (this instanceof AccessControlled controlled) {
                controlled.checkPermission(hudson.model.Item.CANCEL);
            }
        }

        default boolean hasAbortPermission() {
            return !(this instanceof AccessControlled controlled) || controlled.hasPermission(hudson.model.Item.CANCEL);
        }

        String getUrl();

        default boolean isConcurrentBuild() {
            return false;
        }

        default Collection<? extends SubTask> getSubTasks() {
            return Collections.singleton(this);
        }

        default Authentication getDefaultAuthentication2() {
            return ACL.SYSTEM2;
        }

        default Authentication getDefaultAuthentication2(Item item) {
            return getDefaultAuthentication2();
        }
    }

    /** Runs beside the executors, on a thread of its own. */
    public interface FlyweightTask extends Task {}

    /** Runs although Jenkins is going down. */
    public interface NonBlockingTask extends Task {}

    /** Is not kept over a restart. */
    public interface TransientTask extends Task {}

    /** A running task. */
    public interface Executable extends Runnable, WithConsoleUrl {
        SubTask getParent();

        default Executable getParentExecutable() {
            return null;
        }

        @Override
        void run() throws AsynchronousExecution;

        default long getEstimatedDuration() {
            return getParent().getEstimatedDuration();
        }

        @Override
        default String getConsoleUrl() {
            return this instanceof Run<?, ?> run ? run.getUrl() + "console" : null;
        }

        @Override
        String toString();
    }

    /** Decides whether a task is the same as one that waits. */
    public interface QueueAction extends Action {
        boolean shouldSchedule(List<Action> actions);
    }

    /** May refuse a task. */
    public abstract static class QueueDecisionHandler implements ExtensionPoint {
        public QueueDecisionHandler() {}

        public abstract boolean shouldSchedule(Task p, List<Action> actions);

        public static ExtensionList<QueueDecisionHandler> all() {
            return ExtensionList.lookup(QueueDecisionHandler.class);
        }
    }

    /** A task in the queue; each stage is another object with the same id. */
    public abstract static class Item extends Actionable implements QueueItem {
        private final long id;
        public final Task task;
        final transient FutureImpl future;
        private final long inQueueSince;

        protected Item(Task task, List<Action> actions, long id, FutureImpl future) {
            this(task, actions, id, future, System.currentTimeMillis());
        }

        protected Item(Task task, List<Action> actions, long id, FutureImpl future, long inQueueSince) {
            this.task = task;
            this.id = id;
            this.future = future;
            this.inQueueSince = inQueueSince;
            for (Action action : actions) {
                addAction(action);
            }
        }

        protected Item(Item item) {
            this(item.task, new ArrayList<>(item.getActions()), item.id, item.future, item.inQueueSince);
        }

        @Override
        public long getId() {
            return id;
        }

        @Override
        public Task getTask() {
            return task;
        }

        public boolean isBlocked() {
            return this instanceof BlockedItem;
        }

        public boolean isBuildable() {
            return this instanceof BuildableItem;
        }

        @Override
        public boolean isStuck() {
            return false;
        }

        public long getInQueueSince() {
            return inQueueSince;
        }

        @Override
        public String getInQueueForString() {
            return Util.getTimeSpanString(System.currentTimeMillis() - inQueueSince);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        public QueueTaskFuture<Executable> getFuture() {
            return (QueueTaskFuture) future;
        }

        public Label getAssignedLabel() {
            return task.getAssignedLabel();
        }

        public Label getAssignedLabelFor(SubTask st) {
            return st.getAssignedLabel();
        }

        public final List<Cause> getCauses() {
            CauseAction action = getAction(CauseAction.class);
            return action == null ? Collections.emptyList() : action.getCauses();
        }

        @Override
        public String getCausesDescription() {
            return getCauses().stream().map(Cause::getShortDescription).collect(Collectors.joining("\n"));
        }

        public String getUrl() {
            return "queue/item/" + id + '/';
        }

        @Override
        public String getSearchUrl() {
            return null;
        }

        @Override
        public final String getWhy() {
            CauseOfBlockage cause = getCauseOfBlockage();
            return cause == null ? null : cause.getShortDescription();
        }

        public abstract CauseOfBlockage getCauseOfBlockage();

        @Override
        public String getParams() {
            StringBuilder text = new StringBuilder();
            for (ParametersAction action : hudson.Util.filter(getActions(), ParametersAction.class)) {
                for (ParameterValue value : action.getAllParameters()) {
                    text.append('\n').append(value.getShortDescription());
                }
            }
            return text.toString();
        }

        /** As whom it will run: as the first authenticator that knows says, else as the task itself does. */
        public Authentication authenticate2() {
            for (QueueItemAuthenticator each : QueueItemAuthenticatorProvider.authenticators()) {
                Authentication authentication = each.authenticate2(this);
                if (authentication != null) {
                    return authentication;
                }
            }
            return task.getDefaultAuthentication2(this);
        }

        @Override
        public String toString() {
            return getClass().getName() + ':' + task + ':' + id;
        }
    }

    /** In its quiet period. */
    public static final class WaitingItem extends Item implements Comparable<WaitingItem> {
        public Calendar timestamp;

        public WaitingItem(Calendar timestamp, Task project, List<Action> actions) {
            super(project, actions, Queue.getInstance().ids.incrementAndGet(), new FutureImpl(project));
            this.timestamp = timestamp;
        }

        @Override
        public int compareTo(WaitingItem that) {
            int order = timestamp.getTime().compareTo(that.timestamp.getTime());
            return order != 0 ? order : Long.compare(getId(), that.getId());
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            long wait = timestamp.getTimeInMillis() - System.currentTimeMillis();
            return wait > 0
                    ? CauseOfBlockage.fromMessage(
                            FixedText.of("In the quiet period. Expires in " + Util.getTimeSpanString(wait)))
                    : null;
        }
    }

    /** Past its quiet period. */
    public abstract static class NotWaitingItem extends Item {
        public final long buildableStartMilliseconds;

        protected NotWaitingItem(WaitingItem wi) {
            super(wi);
            buildableStartMilliseconds = System.currentTimeMillis();
        }

        protected NotWaitingItem(NotWaitingItem ni) {
            super(ni);
            buildableStartMilliseconds = ni.buildableStartMilliseconds;
        }
    }

    /** Kept back by something else that runs. */
    public final class BlockedItem extends NotWaitingItem {
        public BlockedItem(WaitingItem wi) {
            super(wi);
        }

        public BlockedItem(NotWaitingItem ni) {
            super(ni);
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            return causeOfBlockage(this);
        }
    }

    /** Waits for an executor. */
    public static final class BuildableItem extends NotWaitingItem {
        public BuildableItem(WaitingItem wi) {
            super(wi);
        }

        public BuildableItem(NotWaitingItem ni) {
            super(ni);
        }

        public boolean isPending() {
            return Queue.getInstance().isPendingItem(this);
        }

        @Override
        public boolean isStuck() {
            Label label = getAssignedLabel();
            return label != null && label.isEmpty();
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            if (isBlockedByShutdown(task)) {
                return new ShuttingDown();
            }
            Label label = getAssignedLabel();
            String text = label == null
                    ? "Waiting for next available executor"
                    : label.isEmpty()
                            ? "There are no nodes with the label ‘" + label.getDisplayName() + "’"
                            : "Waiting for next available executor on ‘" + label.getDisplayName() + "’";
            return CauseOfBlockage.fromMessage(FixedText.of(text));
        }
    }

    /** Has started, or was cancelled. */
    public static final class LeftItem extends Item {
        public final WorkUnitContext outcome;

        public LeftItem(WorkUnitContext wuc) {
            super(wuc.item);
            this.outcome = wuc;
        }

        public LeftItem(Item cancelled) {
            super(cancelled);
            this.outcome = null;
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            return null;
        }

        public Executable getExecutable() {
            return outcome == null ? null : outcome.getPrimaryWorkUnit().getExecutable();
        }

        public boolean isCancelled() {
            return outcome == null;
        }
    }
}
