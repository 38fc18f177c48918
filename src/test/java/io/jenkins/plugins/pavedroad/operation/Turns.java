package io.jenkins.plugins.pavedroad.operation;

import java.time.Duration;
import java.util.List;

/** Operations that do nothing but take turns: ten seconds each, and ten for the way back. */
final class Turns implements OperationType<Turns.Order, Turns.State> {
    record Order(String name, List<String> locks, boolean fail, int turns) {}

    record State(int done, String cause, boolean back) {}

    private final List<String> events;

    Turns(List<String> events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "turns";
    }

    @Override
    public Class<Order> inputType() {
        return Order.class;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public Class<?> resultType() {
        return String.class;
    }

    @Override
    public State begin(Order input) {
        return new State(0, null, false);
    }

    @Override
    public String subject(Order input) {
        return input.name();
    }

    @Override
    public Locks locks(Order input) {
        return Locks.of(input.locks(), input.fail());
    }

    @Override
    public Procedure<State> procedure(Order order) {
        return new Procedure<>() {
            @Override
            public Outcome<State> next(State state, Situation now) {
                if (state.cause() != null) {
                    return back(state);
                }
                if (state.done() == order.turns()) {
                    events.add(order.name() + " ends");
                    return Outcome.done(state, order.name());
                }
                if (state.done() == 0) {
                    events.add(order.name() + " begins");
                    now.tell("turn", "", "begins");
                }
                return Outcome.await(new State(state.done() + 1, null, false), Duration.ofSeconds(10), "its turn");
            }

            private Outcome<State> back(State state) {
                if (state.back() || state.done() == 0) {
                    events.add(order.name() + " is back");
                    return Outcome.failed(state, state.cause(), null, List.of());
                }
                return Outcome.await(
                        new State(state.done(), state.cause(), true), Duration.ofSeconds(10), "the way back");
            }

            @Override
            public State unwind(State state, String cause) {
                return new State(state.done(), cause, false);
            }
        };
    }
}
