package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A describable that is yet to be made: a symbol or class, and arguments. */
public class UninstantiatedDescribable implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Names the argument when there is only one and the caller did not name it. */
    public static final String ANONYMOUS_KEY = "<anonymous>";

    private String symbol;
    private String klass;
    private final Map<String, ?> arguments;
    private DescribableModel model;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.klass = klass;
        this.arguments = arguments;
    }

    public UninstantiatedDescribable(Map<String, ?> arguments) {
        this(null, null, arguments);
    }

    public UninstantiatedDescribable withArguments(Map<String, ?> arguments) {
        UninstantiatedDescribable copy = new UninstantiatedDescribable(symbol, klass, arguments);
        copy.model = model;
        return copy;
    }

    public String getSymbol() {
        return symbol;
    }

    public void setSymbol(String symbol) {
        this.symbol = symbol;
    }

    public String getKlass() {
        return klass;
    }

    public void setKlass(String klass) {
        this.klass = klass;
    }

    public DescribableModel getModel() {
        return model;
    }

    public void setModel(DescribableModel model) {
        this.model = model;
    }

    public Map<String, ?> getArguments() {
        return arguments;
    }

    public boolean hasSoleRequiredArgument() {
        DescribableParameter sole = model == null ? null : model.getSoleRequiredParameter();
        return sole != null && arguments.size() == 1 && arguments.containsKey(sole.getName());
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = toShallowMap();
        arguments.forEach((key, value) -> map.put(key, toMap(value)));
        return map;
    }

    private static Object toMap(Object value) {
        if (value instanceof UninstantiatedDescribable nested) {
            return nested.toMap();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(UninstantiatedDescribable::toMap).collect(Collectors.toCollection(ArrayList::new));
        }
        return value;
    }

    public Map<String, Object> toShallowMap() {
        Map<String, Object> map = new TreeMap<>(arguments);
        if (klass != null) {
            map.put(DescribableModel.CLAZZ, klass);
        }
        return map;
    }

    public Object instantiate() throws Exception {
        return instantiate((TaskListener) null);
    }

    public Object instantiate(TaskListener listener) throws Exception {
        return instantiate(model == null ? Object.class : model.getType(), listener);
    }

    public <T> T instantiate(Class<T> base) throws Exception {
        return instantiate(base, null);
    }

    public <T> T instantiate(Class<T> base, TaskListener listener) throws Exception {
        Class<?> type = TypeResolution.resolve(base, klass, symbol);
        return base.cast(new DescribableModel<>(type).instantiate(arguments, listener));
    }

    public static UninstantiatedDescribable from(Object o) {
        return DescribableModel.uninstantiate2_(o);
    }

    @Override
    public boolean equals(Object o) {
        return o != null
                && getClass() == o.getClass()
                && Objects.equals(symbol, ((UninstantiatedDescribable) o).symbol)
                && Objects.equals(klass, ((UninstantiatedDescribable) o).klass)
                && arguments.equals(((UninstantiatedDescribable) o).arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbol, klass, arguments);
    }

    @Override
    public String toString() {
        return (symbol == null ? "" : '@' + symbol)
                + (klass == null ? "" : '$' + klass)
                + arguments.entrySet().stream()
                        .map(e -> e.getKey() + '=' + e.getValue())
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
